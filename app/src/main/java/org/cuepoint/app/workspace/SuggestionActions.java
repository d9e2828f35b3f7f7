package org.cuepoint.app.workspace;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.active.Answer;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.EditConflictException;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.session.BulkOffer;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;

/**
 * What a person decides about suggestions of the video on screen; each call is one undo step. After
 * a decision about one, the next is selected, so that one key a decision is enough. FX thread only.
 */
public final class SuggestionActions {

  private final Workspace workspace;
  private final InstantSource clock;
  private final VideoEdits edits;

  SuggestionActions(Workspace workspace, InstantSource clock) {
    this.workspace = workspace;
    this.clock = clock;
    this.edits = new VideoEdits(workspace);
  }

  /** Takes suggestions as they are. */
  public void accept(List<Suggestion> suggestions) {
    if (suggestions.size() == 1) {
      Suggestion only = suggestions.getFirst();
      acceptAs(only, only.range().frames(), only.actionClass());
    } else if (!suggestions.isEmpty()) {
      double seconds = secondsSpent(suggestions);
      edits.run(
          (session, video, index) -> session.labelling().accept(suggestions, index, seconds),
          step -> {
            workspace.tell(
                Notice.information(Messages.text("notice.accepted", suggestions.size())));
            suggestions.forEach(
                s -> workspace.questions().decided(s, Answer.Decision.ACCEPTED, step));
          });
    }
  }

  /** Takes all suggestions that lie in the frames as they are. */
  public void acceptWithin(FrameRange frames) {
    List<Suggestion> inside =
        workspace.video().suggestionIndexProperty().get().overlapping(frames).stream()
            .filter(s -> s.range().frames().start() >= frames.start())
            .filter(s -> s.range().frames().end() <= frames.end())
            .toList();
    if (inside.isEmpty()) {
      workspace.tell(Notice.information(Messages.text("notice.nothing-to-accept")));
    }
    accept(inside);
  }

  /**
   * Reads which suggestions could be taken together, and how right they are expected to be.
   *
   * @param videos of which; none gives an empty offer
   */
  public void offer(List<VideoId> videos, Consumer<? super BulkOffer> shown) {
    workspace.read(
        session ->
            videos.isEmpty()
                ? new BulkOffer(List.of(), List.of(), session.scheme())
                : session.bulkAcceptance().offer(videos),
        shown);
  }

  /**
   * Takes suggestions of any videos in one step. The question on screen stays: nobody looked at it,
   * and an audit that nobody looked at would measure nothing.
   */
  public void acceptTogether(List<Suggestion> chosen) {
    if (chosen.isEmpty()) {
      return;
    }
    workspace.edit(
        chosen.getFirst().video(),
        session -> session.bulkAcceptance().accept(chosen),
        outcome -> {
          boolean ofVideo = outcome.step().flatMap(EditStep::video).isPresent();
          String taken =
              Messages.text(
                  ofVideo ? "notice.accepted" : "notice.accepted-in-videos",
                  outcome.accepted().size());
          workspace.tell(
              outcome.gone() == 0
                  ? Notice.information(taken)
                  : Notice.problem(Messages.text("notice.accepted-some", taken, outcome.gone())));
          workspace.refreshVideo();
          workspace.refreshProject(workspace.learn()::labelsChanged);
        });
  }

  /** Takes suggestions as another class. */
  public void acceptAs(List<Suggestion> suggestions, ClassId actionClass) {
    if (suggestions.size() == 1) {
      acceptAs(suggestions.getFirst(), suggestions.getFirst().range().frames(), actionClass);
    } else if (!suggestions.isEmpty()) {
      double seconds = secondsSpent(suggestions);
      edits.run(
          (session, video, index) ->
              session.labelling().acceptAs(suggestions, index, actionClass, seconds),
          step ->
              suggestions.forEach(
                  s -> workspace.questions().decided(s, Answer.Decision.OTHER_CLASS, step)));
    }
  }

  /**
   * Takes a suggestion with other edges or another class; that answers the question about it when
   * it is on screen.
   */
  public void acceptAs(Suggestion suggestion, FrameRange frames, ClassId actionClass) {
    if (workspace.questions().asksAbout(suggestion)) {
      workspace.questions().accept(suggestion, frames, actionClass);
    } else {
      take(suggestion, frames, actionClass, added -> selectAfter(suggestion));
    }
  }

  /**
   * Takes a suggestion with other edges and selects the segment that it became. A question about it
   * stays on screen: more edges may be moved before it is accepted.
   */
  void take(Suggestion suggestion, FrameRange frames) {
    take(
        suggestion,
        frames,
        suggestion.actionClass(),
        added -> added.ifPresent(workspace.video()::select));
  }

  private void take(
      Suggestion suggestion,
      FrameRange frames,
      ClassId actionClass,
      Consumer<Optional<Segment>> shown) {
    double seconds = secondsSpent(List.of(suggestion));
    edits.run(
        (session, video, index) ->
            accepted(session, suggestion, index, frames, actionClass, seconds),
        shown);
  }

  /**
   * Accepts; when the model has replaced the suggestion just now, what the person said still
   * counts, as a segment of their own.
   */
  private static Optional<Segment> accepted(
      ProjectSession session,
      Suggestion suggestion,
      FrameIndex index,
      FrameRange frames,
      ClassId actionClass,
      double seconds) {
    try {
      return segmentAddedBy(
          session.labelling().acceptAs(suggestion, index, frames, actionClass, seconds));
    } catch (EditConflictException replaced) {
      if (session.ports().annotations().find(suggestion.key()).isPresent()) {
        throw replaced;
      }
      return Optional.of(
          session
              .labelling()
              .add(suggestion.video(), suggestion.region(), actionClass, index, frames));
    }
  }

  private static Optional<Segment> segmentAddedBy(EditStep step) {
    for (AnnotationEdit edit : step.edits().reversed()) {
      if (edit instanceof AnnotationEdit.Add(Annotation annotation)
          && annotation instanceof Segment segment) {
        return Optional.of(segment);
      }
    }
    return Optional.empty();
  }

  /** Refuses suggestions: their classes do not happen there. */
  public void reject(List<Suggestion> suggestions) {
    if (suggestions.isEmpty()) {
      return;
    }
    if (suggestions.size() == 1 && workspace.questions().asksAbout(suggestions.getFirst())) {
      workspace.questions().reject(suggestions.getFirst());
      return;
    }
    double seconds = secondsSpent(suggestions);
    edits.run(
        (session, video, index) -> session.labelling().reject(suggestions, seconds),
        step -> {
          if (suggestions.size() == 1) {
            selectAfter(suggestions.getFirst());
          }
          suggestions.forEach(
              s -> workspace.questions().decided(s, Answer.Decision.REJECTED, step));
          // A question that asks about what was just refused is asked no more.
          workspace.refreshQueue(() -> {});
        });
  }

  /** Selects the suggestion that comes after one that was decided, so that one key is enough. */
  private void selectAfter(Suggestion decided) {
    OpenVideo video = workspace.video();
    if (!video.selectionProperty().get().isEmpty()) {
      return;
    }
    AnnotationIndex<Suggestion> waiting = video.suggestionIndexProperty().get();
    int next = waiting.firstStarting(decided.range().frames().start());
    if (next < waiting.size()) {
      video.select(waiting.item(next));
      workspace.navigation().seek(waiting.start(next));
    }
  }

  /** Returns how long suggestions were looked at; 0 when they were not selected. */
  private double secondsSpent(List<Suggestion> decided) {
    OpenVideo video = workspace.video();
    boolean selected =
        decided.stream().allMatch(s -> video.selectionProperty().get().contains(s.key()));
    return selected ? Duration.between(video.selectedAt(), clock.instant()).toMillis() / 1000.0 : 0;
  }
}
