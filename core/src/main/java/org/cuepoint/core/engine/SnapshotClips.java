package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.TrainingClip;
import org.cuepoint.core.train.WeakLabels;

/** Clips of a snapshot with their features, open until closed. */
final class SnapshotClips implements AutoCloseable {

  private final List<TrainingClip> clips = new ArrayList<>();

  /**
   * Opens the clips of which something is said and that the sources give, ordered by what they show
   * and not by their random identity, so that a run can be repeated in another project.
   *
   * @throws IOException if the features of one are not there; the message names it
   */
  static SnapshotClips open(
      DatasetSnapshot snapshot,
      List<EngineProtocol.Source> sources,
      FeatureStore store,
      FrameEncoder encoder)
      throws IOException {
    return open(snapshot, sources, store, encoder, Which.SAID);
  }

  /** Which clips are opened. */
  enum Which {
    /** Those of which something is said. */
    SAID,
    /** All. */
    ALL
  }

  /** Opens clips in the same way. */
  static SnapshotClips open(
      DatasetSnapshot snapshot,
      List<EngineProtocol.Source> sources,
      FeatureStore store,
      FrameEncoder encoder,
      Which which)
      throws IOException {
    SnapshotClips opened = new SnapshotClips();
    FeatureClock clock = new FeatureClock(snapshot.clock());
    try {
      for (EngineProtocol.Source source : inOrder(sources)) {
        Optional<DatasetSnapshot.Clip> said = find(snapshot, source);
        boolean says =
            said.isPresent()
                && !(said.get().targets().isEmpty() && said.get().weakLabels().isEmpty());
        if (says || which == Which.ALL) {
          opened.clips.add(
              new TrainingClip(
                  features(store, source, clock, encoder),
                  said.map(DatasetSnapshot.Clip::targets).orElse(List.of()),
                  said.map(DatasetSnapshot.Clip::weakLabels).orElse(WeakLabels.NONE),
                  said.map(DatasetSnapshot.Clip::unit).orElse(source.video())));
        }
      }
      return opened;
    } catch (IOException | RuntimeException problem) {
      opened.close();
      throw problem;
    }
  }

  /** Orders sources by what they show, so that a run can be repeated in another project. */
  static List<EngineProtocol.Source> inOrder(List<EngineProtocol.Source> sources) {
    return sources.stream()
        .sorted(Comparator.comparing(EngineProtocol.Source::contentHash))
        .toList();
  }

  List<TrainingClip> clips() {
    return clips;
  }

  static Optional<DatasetSnapshot.Clip> find(
      DatasetSnapshot snapshot, EngineProtocol.Source source) {
    return snapshot.clips().stream()
        .filter(
            clip ->
                clip.video().equals(source.video())
                    && Objects.equals(clip.region(), source.region()))
        .findFirst();
  }

  static FeatureReader features(
      FeatureStore store, EngineProtocol.Source source, FeatureClock clock, FrameEncoder encoder)
      throws IOException {
    return kept(store, source, clock, encoder)
        .orElseThrow(
            () ->
                new IOException(
                    "There are no features of " + source.name() + " yet; index features first."));
  }

  /** Returns the features of a source if they are there. */
  static Optional<FeatureReader> kept(
      FeatureStore store, EngineProtocol.Source source, FeatureClock clock, FrameEncoder encoder)
      throws IOException {
    SourceMedia media = SourceMedia.read(source);
    return store.read(
        media.key(encoder.inputSize(), clock, encoder.id()), encoder.shape(), media.ticks(clock));
  }

  static DatasetSnapshot snapshot(String file) throws IOException {
    return DatasetSnapshot.fromJson(Files.readString(Path.of(file)));
  }

  @Override
  public void close() {
    clips.forEach(clip -> clip.features().close());
  }
}
