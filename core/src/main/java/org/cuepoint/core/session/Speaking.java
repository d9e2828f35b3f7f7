package org.cuepoint.core.session;

import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.ModelStore;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.RunStore;

/**
 * Looks up what {@link Speaker} decides by: the labels of today and those that models were trained
 * on. Thread-safe.
 */
final class Speaking {

  private final ProjectStore project;
  private final ModelStore known;
  private final RunStore runs;
  private final SnapshotSource labels;

  Speaking(ProjectPorts ports, SnapshotSource labels) {
    this.project = ports.project();
    this.known = ports.models();
    this.runs = ports.runs();
    this.labels = labels;
  }

  /** Says which model speaks as soon as the person who labels rests. */
  Speaker atRest() {
    // Labels of a video that was not read yet nobody can have learned, and nobody can be asked.
    Set<VideoId> labelled = labels.labelledVideos();
    DatasetSnapshot now =
        labels.of(
            project.project().scheme(),
            project.videos().stream()
                .filter(video -> video.hash().isPresent() && labelled.contains(video.id()))
                .toList());
    return Speaker.atRest(
        known.active().filter(this::seesNewFeatures),
        known.models().stream().filter(this::seesNewFeatures).toList(),
        model -> share(model, now));
  }

  /** A model of a former encoder says nothing of videos that come. */
  private boolean seesNewFeatures(ModelVersion model) {
    return known
        .activeEncoder()
        .filter(encoder -> model.parents().contains(encoder.id()))
        .isPresent();
  }

  private double share(ModelVersion model, DatasetSnapshot now) {
    Optional<DatasetSnapshot> then =
        Optional.ofNullable(model.provenance().inputs().get("snapshot"))
            .flatMap(hash -> runs.snapshot(new ContentHash(hash)));
    return then.map(frozen -> new LearnedShare(frozen).of(now))
        .orElseGet(
            () ->
                Math.min(
                    1,
                    model.metrics().getOrDefault("labelled_ticks", 0.0)
                        / Math.max(1, now.labelledTicks())));
  }
}
