package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.recognition.djl.distill.StudentTraining;
import org.cuepoint.core.recognition.djl.focal.FocalNets;
import org.cuepoint.core.recognition.djl.teacher.TeacherSignals;
import org.cuepoint.core.recognition.djl.tune.LabelledPictures;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.FeatureStudentPlan;
import org.cuepoint.core.train.FocalPlan;
import org.cuepoint.core.train.StudentPlan;
import org.cuepoint.core.train.TrainedStudent;
import org.cuepoint.core.train.TrainingClip;

/** Trains students on features and on pictures. One thread at a time. */
final class StudentWork {

  private static final String NO_LABELS =
      "There are no labels to learn from; label a few segments.";

  private final MediaLibrary media;
  private final DjlBackend backend;

  StudentWork(MediaLibrary media, DjlBackend backend) {
    this.media = media;
    this.backend = backend;
  }

  EngineProtocol.StudentFile train(EngineProtocol.TrainStudent request, JobContext context)
      throws IOException {
    DatasetSnapshot snapshot = SnapshotClips.snapshot(request.snapshotFile());
    Optional<byte[]> teacher = Optional.empty();
    if (request.teacherFile() != null) {
      teacher = Optional.of(Files.readAllBytes(Path.of(request.teacherFile())));
    }
    TrainedStudent trained =
        switch (StudentPlan.fromJson(request.plan())) {
          case FeatureStudentPlan plan -> onFeatures(plan, request, snapshot, teacher, context);
          case FocalPlan plan -> onPictures(plan, request, snapshot, teacher, context);
        };
    WholeFile.write(Path.of(request.outFile()), trained.weights());
    return new EngineProtocol.StudentFile(
        request.outFile(), trained.plan().toJson(), trained.metrics(), trained.seconds());
  }

  private TrainedStudent onFeatures(
      FeatureStudentPlan plan,
      EngineProtocol.TrainStudent request,
      DatasetSnapshot snapshot,
      Optional<byte[]> teacher,
      JobContext context)
      throws IOException {
    FeatureStore store = new FeatureStore(Path.of(request.featureFolder()));
    SnapshotClips.Which which =
        teacher.isPresent() ? SnapshotClips.Which.ALL : SnapshotClips.Which.SAID;
    try (FrameEncoder encoder = Encoders.open(Path.of(request.encoderFile()));
        SnapshotClips clips =
            SnapshotClips.open(snapshot, request.sources(), store, encoder, which)) {
      if (clips.clips().isEmpty()) {
        throw new IllegalStateException(NO_LABELS);
      }
      String inputs = snapshot.hash().hex() + encoder.id() + hash(teacher);
      return backend
          .studentTraining()
          .train(
              plan,
              new StudentTraining.Inputs(
                  snapshot.space(), clips.clips(), teacher, Path.of(request.runFolder()), inputs),
              event -> {},
              context);
    }
  }

  private static String hash(Optional<byte[]> teacher) {
    return teacher.map(bytes -> ContentHash.of(bytes).hex()).orElse("");
  }

  private TrainedStudent onPictures(
      FocalPlan plan,
      EngineProtocol.TrainStudent request,
      DatasetSnapshot snapshot,
      Optional<byte[]> teacher,
      JobContext context)
      throws IOException {
    PictureClips.Which which =
        teacher.isPresent() ? PictureClips.Which.ALL : PictureClips.Which.AROUND_LABELS;
    try (PictureClips pictures =
        new PictureClips(media, Path.of(request.pictureFolder()), snapshot)) {
      pictures.read(request.sources(), plan.network().inputSize(), which, context);
      if (pictures.clips().isEmpty()) {
        throw new IllegalStateException(NO_LABELS);
      }
      List<TeacherSignals> signals = List.of();
      if (teacher.isPresent()) {
        signals =
            FocalNets.accepts(teacher.get())
                ? onPictures(teacher.get(), request, snapshot, pictures.stretches(), context)
                : onFeatures(teacher.get(), request, snapshot, pictures.stretches(), context);
      }
      return backend
          .focalNets()
          .train(
              plan,
              new FocalNets.Inputs(
                  snapshot.space(),
                  pictures.clips(),
                  signals,
                  Path.of(request.runFolder()),
                  snapshot.hash().hex() + hash(teacher)),
              event -> {},
              context);
    }
  }

  /** Returns what a teacher that looks at features says of stretches of the videos. */
  private List<TeacherSignals> onFeatures(
      byte[] teacher,
      EngineProtocol.TrainStudent request,
      DatasetSnapshot snapshot,
      List<PictureClips.Stretch> stretches,
      JobContext context)
      throws IOException {
    FeatureStore store = new FeatureStore(Path.of(request.featureFolder()));
    try (FrameEncoder encoder = Encoders.open(Path.of(request.encoderFile()));
        SnapshotClips clips =
            SnapshotClips.open(
                snapshot, request.sources(), store, encoder, SnapshotClips.Which.ALL)) {
      List<FeatureReader> features = clips.clips().stream().map(TrainingClip::features).toList();
      List<TeacherSignals> whole =
          backend.teachers().signals(teacher, snapshot.space(), features, context);
      return stretches.stream()
          .map(stretch -> whole.get(stretch.number()).between(stretch.from(), stretch.to()))
          .toList();
    }
  }

  /** Returns what a teacher that looks at pictures says of the stretches. */
  private List<TeacherSignals> onPictures(
      byte[] teacher,
      EngineProtocol.TrainStudent request,
      DatasetSnapshot snapshot,
      List<PictureClips.Stretch> stretches,
      JobContext context)
      throws IOException {
    FocalNets nets = backend.focalNets();
    try (PictureClips pictures =
        new PictureClips(media, Path.of(request.pictureFolder()), snapshot)) {
      pictures.read(stretches, nets.inputSize(teacher), context);
      return nets.signals(
          teacher,
          snapshot.space(),
          pictures.clips().stream().map(LabelledPictures::pictures).toList(),
          context);
    }
  }
}
