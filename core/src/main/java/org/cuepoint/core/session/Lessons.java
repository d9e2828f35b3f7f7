package org.cuepoint.core.session;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.RunStore;

/**
 * Prepares what trainings learn from: labels of now or of a former time, with the features of their
 * videos. Thread-safe.
 */
final class Lessons {

  /** Name of the input that a model's provenance names frozen labels by. */
  static final String SNAPSHOT = "snapshot";

  private final RunStore runs;
  private final SnapshotSource labels;
  private final Indexing indexing;
  private final Scratch scratch;

  Lessons(RunStore runs, SnapshotSource labels, Indexing indexing, Scratch scratch) {
    this.runs = runs;
    this.labels = labels;
    this.indexing = indexing;
    this.scratch = scratch;
  }

  /**
   * Freezes the labels as they are now and computes features that are missing.
   *
   * @throws IllegalStateException if there is nothing to learn from; the message says what to do
   */
  Lesson ofNow(JobContext context) throws IOException {
    List<VideoId> labelled = List.copyOf(labels.labelledVideos());
    if (labelled.isEmpty()) {
      throw new IllegalStateException(
          "There are no labels to learn from yet; label a few segments first.");
    }
    indexing.index(labelled, context);
    DatasetSnapshot snapshot = labels.current();
    if (snapshot.saysNothing()) {
      throw new IllegalStateException(
          "The labels tell nothing that can be learnt yet; mark at least one segment or review a"
              + " range.");
    }
    runs.saveSnapshot(snapshot);
    return of(snapshot, indexing.encoder(context), indexing.sources(labelled, context));
  }

  /**
   * Freezes the labels as they are now for a training that looks at pictures and needs no features.
   *
   * @throws IllegalStateException if there is nothing to learn from; the message says what to do
   */
  Lesson ofPictures(ModelVersion encoder, JobContext context) throws IOException {
    DatasetSnapshot snapshot = labels.current();
    if (snapshot.saysNothing()) {
      throw new IllegalStateException(
          "There are no labels to learn from yet; label a few segments first.");
    }
    runs.saveSnapshot(snapshot);
    return ofPictures(snapshot, encoder, context);
  }

  /** Takes labels that were frozen before, without features. */
  Lesson ofPictures(DatasetSnapshot frozen, ModelVersion encoder, JobContext context)
      throws IOException {
    return of(frozen, encoder, indexing.sources(labelled(frozen), context));
  }

  private static List<VideoId> labelled(DatasetSnapshot frozen) {
    return frozen.clips().stream().map(clip -> VideoId.parse(clip.video())).distinct().toList();
  }

  /** Takes labels that were frozen before, whatever has been labelled since. */
  Lesson of(DatasetSnapshot frozen, JobContext context) throws IOException {
    List<VideoId> labelled = labelled(frozen);
    indexing.index(labelled, context);
    return of(frozen, indexing.encoder(context), indexing.sources(labelled, context));
  }

  /** Takes labels that were frozen before, with features that are there. */
  Lesson of(DatasetSnapshot frozen, ModelVersion encoder, List<EngineProtocol.Source> sources) {
    return new Lesson(encoder, frozen, scratch.snapshot(frozen), sources);
  }

  /**
   * Returns labels that were frozen before.
   *
   * @param hash names them; empty if nobody wrote it down
   * @param whose what was trained on them, for the message
   * @throws IllegalStateException if they are not kept
   */
  DatasetSnapshot frozen(Optional<String> hash, String whose) {
    return hash.flatMap(known -> runs.snapshot(new ContentHash(known)))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The labels that " + whose + " began with are not kept; start it anew."));
  }
}
