package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * Cuts the runs of a snapshot where a segment of the same class begins. Training does not care
 * about segments side by side; who asks whether one of them is wrong does. Thread-safe.
 */
final class SegmentCuts {

  private final ProjectPorts ports;

  SegmentCuts(ProjectPorts ports) {
    this.ports = ports;
  }

  DatasetSnapshot in(DatasetSnapshot snapshot) {
    List<DatasetSnapshot.Clip> clips = new ArrayList<>();
    for (DatasetSnapshot.Clip clip : snapshot.clips()) {
      List<Target> targets = new ArrayList<>();
      for (Target target : clip.targets()) {
        targets.addAll(
            target.label() >= 0 ? pieces(target, starts(snapshot, clip, target)) : List.of(target));
      }
      clips.add(
          new DatasetSnapshot.Clip(
              clip.video(),
              clip.contentHash(),
              clip.region(),
              clip.group(),
              clip.ticks(),
              targets,
              clip.weak()));
    }
    return new DatasetSnapshot(
        snapshot.clock(),
        snapshot.schemeVersion(),
        snapshot.classes(),
        snapshot.groups(),
        clips,
        snapshot.parents());
  }

  private BitSet starts(DatasetSnapshot snapshot, DatasetSnapshot.Clip clip, Target target) {
    VideoId video = VideoId.parse(clip.video());
    Optional<RegionId> region = Optional.ofNullable(clip.region()).map(RegionId::parse);
    FrameIndex index = ports.project().index(video).index();
    FeatureClock clock = new FeatureClock(snapshot.clock());
    BitSet starts = new BitSet();
    for (Segment segment :
        ports.annotations().segmentsIn(video, clock.frames(index, target.start(), target.end()))) {
      if (segment.state() == LabelState.POSITIVE
          && segment.region().equals(region)
          && !segment.range().isPoint()
          && segment.actionClass().toString().equals(snapshot.classes().get(target.label()))) {
        starts.set(clock.firstTickAtOrAfter(index, segment.range().frames().start()));
      }
    }
    return starts;
  }

  private static List<Target> pieces(Target target, BitSet starts) {
    List<Target> pieces = new ArrayList<>();
    int from = target.start();
    while (from < target.end()) {
      int next = starts.nextSetBit(from + 1);
      int to = next < 0 || next > target.end() ? target.end() : next;
      pieces.add(new Target(target.group(), from, to, target.label(), target.excluded()));
      from = to;
    }
    return pieces;
  }
}
