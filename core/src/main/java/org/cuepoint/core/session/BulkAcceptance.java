package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.edit.EditConflictException;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.session.BulkOffer.Candidate;
import org.cuepoint.core.session.BulkOffer.Standing;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;

/**
 * Takes many suggestions at once, those that are sure enough, as one step. Never touches what a
 * person has said: a suggestion that reaches into a label that contradicts it or into a reviewed
 * range stays for a look. A point of the same class does not contradict, since it says that the
 * class happens there. Where suggestions of several models exclude each other, the surest is meant.
 * May be called from any thread but the FX thread.
 */
public final class BulkAcceptance {

  /** A model may replace its proposals between reading and taking them; so often it is tried. */
  private static final int TRIES = 3;

  private final ProjectPorts ports;
  private final Labelling labelling;
  private final AnswerJudging judging;

  BulkAcceptance(ProjectPorts ports, Labelling labelling) {
    this.ports = ports;
    this.labelling = labelling;
    this.judging = new AnswerJudging(ports);
  }

  /**
   * What became of it.
   *
   * @param step the one step; empty when nothing could be taken
   * @param accepted the suggestions that were taken
   * @param gone how many were not, since they were replaced, decided or labelled over meanwhile
   */
  public record Outcome(Optional<EditStep> step, List<Suggestion> accepted, int gone) {
    /** Copies the list. */
    public Outcome {
      accepted = List.copyOf(accepted);
    }
  }

  /**
   * Reads what could be taken.
   *
   * @param videos empty means all
   */
  public BulkOffer offer(Collection<VideoId> videos) {
    return new BulkOffer(
        candidates(videos), judging.checkedGuesses(), ports.project().project().scheme());
  }

  /**
   * Takes suggestions as one step: in the video's undo when they are of one video, else over the
   * whole project. Those that are not as they were offered are left.
   */
  public Outcome accept(List<Suggestion> chosen) {
    Set<VideoId> videos = new HashSet<>();
    chosen.forEach(suggestion -> videos.add(suggestion.video()));
    for (int attempt = 1; ; attempt++) {
      Set<Suggestion> free = new HashSet<>();
      if (!videos.isEmpty()) {
        candidates(videos).stream()
            .filter(candidate -> candidate.standing() == Standing.FREE)
            .forEach(candidate -> free.add(candidate.suggestion()));
      }
      List<Suggestion> still = chosen.stream().filter(free::contains).distinct().toList();
      if (still.isEmpty()) {
        return new Outcome(Optional.empty(), List.of(), chosen.size());
      }
      try {
        EditStep step =
            labelling.acceptTogether(still, video -> ports.project().index(video).index());
        return new Outcome(Optional.of(step), still, chosen.size() - still.size());
      } catch (EditConflictException replaced) {
        if (attempt == TRIES) {
          throw replaced;
        }
      }
    }
  }

  private List<Candidate> candidates(Collection<VideoId> videos) {
    LabelScheme scheme = ports.project().project().scheme();
    List<Candidate> all = new ArrayList<>();
    for (Video video : ports.project().videos()) {
      if (videos.isEmpty() || videos.contains(video.id())) {
        all.addAll(candidates(video.id(), scheme));
      }
    }
    all.sort(
        Comparator.comparingDouble((Candidate each) -> each.suggestion().confidence()).reversed());
    return all;
  }

  /** Returns those of one video; of equally sure ones the earlier counts as the surer. */
  private List<Candidate> candidates(VideoId video, LabelScheme scheme) {
    List<Suggestion> proposed =
        new ArrayList<>(
            ports.annotations().suggestions(video, Set.of(SuggestionStatus.PROPOSED)).stream()
                .filter(s -> scheme.find(s.actionClass()).isPresent())
                .toList());
    if (proposed.isEmpty()) {
      return List.of();
    }
    proposed.sort(Comparator.comparingDouble(Suggestion::confidence).reversed());
    FrameIndex index = ports.project().index(video).index();
    AnnotationIndex<Segment> labels =
        AnnotationIndex.ofSegments(ports.annotations().segments(video));
    List<ReviewedRange> reviewed = ports.annotations().reviewedRanges(video);
    AnnotationIndex<Suggestion> open =
        new OpenSuggestions(ports)
            .refusals(video, labels)
            .open(AnnotationIndex.ofSuggestions(proposed));
    Set<Suggestion> unrefused = Set.copyOf(open.items());
    PlacedSegments taken = new PlacedSegments();
    List<Candidate> candidates = new ArrayList<>();
    for (Suggestion suggestion : proposed) {
      FrameRange frames = suggestion.range().frames();
      Segment segment = labelling.segment(suggestion);
      Standing standing = Standing.FREE;
      if (labels.overlapping(frames).stream().anyMatch(said -> forbids(scheme, said, segment))
          || reviewed.stream().anyMatch(range -> forbids(range, suggestion))) {
        standing = Standing.LABELLED;
      } else if (!unrefused.contains(suggestion)) {
        standing = Standing.REFUSED;
      } else if (taken.overlapping(frames).stream()
          .anyMatch(surer -> Arrangement.excludes(scheme, segment, surer))) {
        standing = Standing.LESS_SURE;
      } else {
        taken.put(segment);
      }
      double seconds = index.secondsAt(frames.end()) - index.secondsAt(frames.start());
      candidates.add(new Candidate(suggestion, seconds, standing));
    }
    return candidates;
  }

  /** Says whether what a person said at the place leaves no room for a segment. */
  private static boolean forbids(LabelScheme scheme, Segment said, Segment proposed) {
    boolean samePlace = said.region().equals(proposed.region());
    boolean sameClass = said.actionClass().equals(proposed.actionClass());
    if (said.state() == LabelState.IGNORE) {
      return samePlace || said.region().isEmpty();
    }
    if (!samePlace) {
      return false;
    }
    if (said.state() != LabelState.POSITIVE) {
      return sameClass;
    }
    return sameClass
        ? !said.range().isPoint()
        : scheme.exclude(said.actionClass(), proposed.actionClass());
  }

  private static boolean forbids(ReviewedRange reviewed, Suggestion proposed) {
    return reviewed.region().equals(proposed.region())
        && (reviewed.classes().isEmpty() || reviewed.classes().contains(proposed.actionClass()))
        && reviewed.range().frames().overlaps(proposed.range().frames());
  }
}
