package org.cuepoint.core.session;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cuepoint.core.active.suspect.ConfidentLearning;
import org.cuepoint.core.active.suspect.EdgeDisagreement;
import org.cuepoint.core.active.suspect.LabelledUnit;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.time.MediaRange;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/** Says suspect labels in a project's own words: classes by name, places in frames. Thread-safe. */
final class SuspectWording {

  private static final int GUESSES = 3;

  private final ProjectPorts ports;

  SuspectWording(ProjectPorts ports) {
    this.ports = ports;
  }

  SuspectReport.Finding label(DatasetSnapshot snapshot, ConfidentLearning.Suspect suspect) {
    LabelledUnit unit = suspect.unit();
    Where where = where(snapshot, unit);
    String label = name(snapshot, unit.label());
    String proposed = name(snapshot, suspect.proposed());
    Map<String, Double> parts = new LinkedHashMap<>();
    parts.put("proposed", suspect.other());
    parts.put("label", suspect.own());
    parts.put("margin", suspect.margin());
    parts.put("usual_proposed", suspect.otherUsual());
    parts.put("usual_label", suspect.ownUsual());
    String reason =
        String.format(
            Locale.ROOT,
            "Labelled %s; models that did not learn from this video say %s %.2f and %s %.2f. They"
                + " give %.2f to what is labelled %s elsewhere, and %.2f to what is labelled %s.",
            label,
            proposed,
            suspect.other(),
            label,
            suspect.own(),
            suspect.otherUsual(),
            proposed,
            suspect.ownUsual(),
            label);
    return new SuspectReport.Finding(
        SuspectReport.Kind.LABEL,
        where.video(),
        where.region(),
        where.place(),
        label,
        proposed,
        where.place(),
        1 - suspect.own(),
        reason,
        guess(snapshot, unit),
        parts);
  }

  SuspectReport.Finding edge(DatasetSnapshot snapshot, EdgeDisagreement edge) {
    LabelledUnit unit = edge.unit();
    Where where = where(snapshot, unit);
    FeatureClock clock = new FeatureClock(snapshot.clock());
    FrameIndex index = where.index();
    boolean starts = edge.side() == EdgeDisagreement.Side.START;
    FrameRange labelled = where.place().frames();
    int at = starts ? labelled.start() : labelled.end();
    int found = boundary(clock, index, edge.found().peakTick());
    // The band can reach over the other edge; the proposal stays a range.
    FrameRange proposed =
        starts
            ? new FrameRange(Math.min(found, labelled.end()), labelled.end())
            : new FrameRange(labelled.start(), Math.max(found, labelled.start()));
    double seconds = index.secondsAt(found) - index.secondsAt(at);
    String name = name(snapshot, unit.label());
    String reason =
        String.format(
            Locale.ROOT,
            "Models that did not learn from this video let %s %s %d frames (%.1f s) %s: at frame"
                + " %d, most probably between %d and %d; labelled at %d.",
            name,
            starts ? "begin" : "end",
            Math.abs(found - at),
            Math.abs(seconds),
            found > at ? "later" : "earlier",
            found,
            boundary(clock, index, edge.found().lowTick()),
            boundary(clock, index, edge.found().highTick()),
            at);
    Map<String, Double> parts = new LinkedHashMap<>();
    parts.put("frames", (double) (found - at));
    parts.put("seconds", seconds);
    return new SuspectReport.Finding(
        starts ? SuspectReport.Kind.START : SuspectReport.Kind.END,
        where.video(),
        where.region(),
        where.place(),
        name,
        name,
        index.range(proposed),
        Math.abs(seconds),
        reason,
        guess(snapshot, unit),
        parts);
  }

  private record Where(
      VideoId video, Optional<RegionId> region, FrameIndex index, MediaRange place) {}

  /** Finds the segment behind a unit, which begins and ends between ticks. */
  private Where where(DatasetSnapshot snapshot, LabelledUnit unit) {
    DatasetSnapshot.Clip clip = snapshot.clips().get(unit.clip());
    VideoId video = VideoId.parse(clip.video());
    Optional<RegionId> region = Optional.ofNullable(clip.region()).map(RegionId::parse);
    FrameIndex index = ports.project().index(video).index();
    FeatureClock clock = new FeatureClock(snapshot.clock());
    FrameRange ticks = clock.frames(index, unit.start(), unit.end());
    FrameRange place = ticks;
    if (unit.label() >= 0) {
      ClassId actionClass = ClassId.parse(snapshot.classes().get(unit.label()));
      place =
          ports.annotations().segmentsIn(video, ticks).stream()
              .filter(segment -> segment.region().equals(region))
              .filter(segment -> segment.state() == LabelState.POSITIVE)
              .filter(segment -> segment.actionClass().equals(actionClass))
              .map(segment -> segment.range().frames())
              .max(Comparator.comparingInt(frames -> shared(frames, ticks)))
              .orElse(ticks);
    }
    return new Where(video, region, index, index.range(place));
  }

  private static int shared(FrameRange a, FrameRange b) {
    return a.intersection(b).map(FrameRange::length).orElse(0);
  }

  private static int boundary(FeatureClock clock, FrameIndex index, int tick) {
    return tick >= clock.ticks(index) ? index.frameCount() : clock.frame(index, tick);
  }

  private Map<String, Double> guess(DatasetSnapshot snapshot, LabelledUnit unit) {
    List<Integer> members = snapshot.groups().get(unit.group());
    Map<String, Double> guess = new LinkedHashMap<>();
    IntStream.range(0, members.size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -unit.probabilities().get(i)))
        .limit(GUESSES)
        .forEach(i -> guess.put(name(snapshot, members.get(i)), unit.probabilities().get(i)));
    return guess;
  }

  private String name(DatasetSnapshot snapshot, int label) {
    return label == Target.BACKGROUND
        ? SuspectReport.BACKGROUND
        : ports
            .project()
            .project()
            .scheme()
            .find(ClassId.parse(snapshot.classes().get(label)))
            .map(ActionClass::name)
            .orElse(snapshot.classes().get(label));
  }
}
