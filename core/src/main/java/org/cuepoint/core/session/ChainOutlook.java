package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.chain.ChainEstimator;
import org.cuepoint.core.chain.PaceBook;
import org.cuepoint.core.chain.PastTraining;
import org.cuepoint.core.chain.ProjectSize;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.time.FrameIndex;

/**
 * What there is to learn from and how fast this computer has been, for estimates and for saying
 * what is missing. Reads stores; not for the FX thread. Thread-safe.
 */
public final class ChainOutlook {

  /** Where no features are there yet: those of FE-XS. */
  private static final double USUAL_FEATURE_BYTES = 3200;

  private final ProjectPorts ports;
  private final FeatureCatalog features;
  private final PaceBook paces;

  /** Makes the outlook of one project. */
  public ChainOutlook(ProjectPorts ports, PaceBook paces) {
    this.ports = ports;
    this.features = new FeatureCatalog(ports.project());
    this.paces = paces;
  }

  /**
   * What was found.
   *
   * @param size how much there is
   * @param labelledVideos videos that have labels of any kind
   * @param groups groups of all videos, in order of name
   * @param past trainings on this computer, oldest first
   */
  public record View(
      ProjectSize size, int labelledVideos, List<String> groups, List<PastTraining> past) {
    /** Copies the lists. */
    public View {
      groups = List.copyOf(groups);
      past = List.copyOf(past);
    }

    /** Returns what estimates with this. */
    public ChainEstimator estimator() {
      return new ChainEstimator(size, past);
    }
  }

  /**
   * Looks.
   *
   * @param device what the engine computes on, as provenance names it; empty if it has not started
   */
  public View look(Optional<String> device) {
    Set<VideoId> labelled =
        new SnapshotSource(ports.project(), ports.annotations()).labelledVideos();
    Optional<ModelVersion> encoder = ports.models().activeEncoder();
    double seconds = 0;
    double ofLabelled = 0;
    double missing = 0;
    List<Video> videos = ports.project().videos();
    for (Video video : videos) {
      FrameIndex index = ports.project().index(video.id()).index();
      for (FeatureCatalog.Place place : FeatureCatalog.places(video)) {
        double length = index.frameCount() == 0 ? 0 : index.secondsAt(index.frameCount() - 1);
        seconds += length;
        if (labelled.contains(video.id())) {
          ofLabelled += length;
          boolean there = encoder.filter(model -> features.isIndexed(place, model)).isPresent();
          missing += there ? 0 : length;
        }
      }
    }
    int clock = ports.project().project().clock().hertz();
    List<String> groups =
        videos.stream().flatMap(video -> video.group().stream()).distinct().sorted().toList();
    return new View(
        new ProjectSize(videos.size(), seconds, ofLabelled, missing, clock, USUAL_FEATURE_BYTES),
        labelled.size(),
        groups,
        past(device));
  }

  /** A project may have been brought here from another computer; its device tells. */
  private List<PastTraining> past(Optional<String> device) {
    List<PastTraining> all = new ArrayList<>(paces.all());
    Set<String> known = new HashSet<>();
    all.forEach(each -> known.add(each.model()));
    Optional<String> here =
        device.or(() -> all.stream().map(PastTraining::device).reduce((first, last) -> last));
    for (ModelVersion model : ports.models().models()) {
      PastTraining.of(model).filter(each -> known.add(each.model())).ifPresent(all::add);
    }
    return all.stream().filter(each -> here.isEmpty() || each.device().equals(here.get())).toList();
  }
}
