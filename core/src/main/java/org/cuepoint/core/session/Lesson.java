package org.cuepoint.core.session;

import java.util.List;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.train.DatasetSnapshot;

/**
 * What a model is trained on: labels frozen, features there.
 *
 * @param encoder made the features
 * @param snapshot the labels
 * @param snapshotFile the labels as the engine reads them
 * @param sources the labelled videos and regions
 */
record Lesson(
    ModelVersion encoder,
    DatasetSnapshot snapshot,
    String snapshotFile,
    List<EngineProtocol.Source> sources) {

  /** Returns the same labels with more videos to look at. */
  Lesson with(List<EngineProtocol.Source> more) {
    return new Lesson(encoder, snapshot, snapshotFile, more);
  }

  TrainingSources trainingSources() {
    return TrainingSources.of(sources);
  }
}
