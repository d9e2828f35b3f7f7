package org.cuepoint.core.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.eval.Fold;
import org.cuepoint.core.experiment.LabelledFolder.Entry;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.HistogramBackbone;
import org.cuepoint.core.recognition.StarterEncoder;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.PretrainingPlan.Profile;
import org.cuepoint.core.train.TeacherSpec;
import org.cuepoint.core.train.TemporalPlan;
import org.cuepoint.core.train.TuningPlan;

/**
 * Makes the weights files of encoders and keeps them, under names that say all that they depend on.
 * One thread at a time.
 */
final class EncoderFiles {

  private final ExperimentTools tools;
  private final LabelledFolder data;

  EncoderFiles(ExperimentTools tools, LabelledFolder data) {
    this.tools = tools;
    this.data = data;
  }

  /**
   * Returns the files of an encoder, which are made if they are not there yet.
   *
   * @param choice the encoder
   * @param seed of the run
   * @param fold its training side is what an encoder with {@link
   *     EncoderChoice.Scope#EACH_SEED_AND_FOLD} may see
   */
  Made make(EncoderChoice choice, long seed, Fold fold, JobContext context) throws IOException {
    Path folder = Files.createDirectories(tools.work().resolve("encoders"));
    return choice instanceof EncoderChoice.WithTemporal with
        ? withTemporal(with, seed, fold, folder, context)
        : new Made(file(choice, seed, fold, folder, context), Optional.empty());
  }

  /**
   * What was made.
   *
   * @param encoder weights file
   * @param temporal file of the temporal module on top, if the choice has one
   */
  record Made(Path encoder, Optional<Path> temporal) {}

  private Path file(EncoderChoice choice, long seed, Fold fold, Path folder, JobContext context)
      throws IOException {
    return switch (choice) {
      case EncoderChoice.HistogramDifference() -> {
        Path file = folder.resolve("histogram-difference.json");
        HistogramBackbone.write(file);
        yield file;
      }
      case EncoderChoice.Random random ->
          random(random.spec(), random.seed().orElse(seed), folder, context);
      case EncoderChoice.Starter(String spec) -> starter(spec, folder, context);
      case EncoderChoice.Pretrained pretrained ->
          pretrained(pretrained, seed, fold, folder, context);
      case EncoderChoice.Tuned tuned -> tuned(tuned, seed, fold, folder, context);
      case EncoderChoice.Weights(Path path) -> {
        if (!Files.isRegularFile(path)) {
          throw new IOException("There is no encoder file '" + path + "'.");
        }
        yield path;
      }
      case EncoderChoice.WithTemporal nested ->
          throw new IllegalArgumentException(
              "A temporal module cannot stand on another; 'encoder' of 'with-temporal' must be an"
                  + " encoder");
    };
  }

  private Made withTemporal(
      EncoderChoice.WithTemporal choice, long seed, Fold fold, Path folder, JobContext context)
      throws IOException {
    Path encoder = file(choice.encoder(), seed, fold, folder, context);
    TemporalPlan usual = TemporalPlan.of(TeacherSpec.named(choice.profile()));
    TemporalPlan plan =
        TemporalPlan.fromJson(
            PlanChanges.apply("the temporal module", usual.toJson(), choice.plan()));
    List<EngineProtocol.Source> sources =
        sources(
            choice.scope() == EncoderChoice.Scope.EACH_SEED_AND_FOLD
                ? data.videos(fold.train())
                : data.videos());
    String features = EncodedVideos.folder(tools).toString();
    int clock = data.clock().hertz();
    tools
        .engine()
        .call(
            context,
            service ->
                service.index(
                    new EngineProtocol.Index(encoder.toString(), clock, features, sources)));
    String name =
        "temporal-"
            + ContentHash.of(plan.toJson()).brief()
            + "-"
            + ContentHash.of(Files.readAllBytes(encoder)).brief()
            + "-"
            + brief(sources);
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      Path part = folder.resolve(name + ".part");
      EngineProtocol.PretrainTemporal request =
          new EngineProtocol.PretrainTemporal(
              encoder.toString(),
              clock,
              features,
              sources,
              plan.toJson(),
              folder.resolve(name + ".run").toString(),
              part.toString());
      tools.engine().call(context, service -> service.pretrainTemporal(request));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return new Made(encoder, Optional.of(file));
  }

  /** Normalised on all videos: that uses no labels, and one encoder serves every fold. */
  private Path random(String spec, long seed, Path folder, JobContext context) throws IOException {
    return fitted("random-" + spec + "-seed" + seed, spec, seed, Optional.empty(), folder, context);
  }

  private Path starter(String spec, Path folder, JobContext context) throws IOException {
    Path trainable = starterFile(spec, folder);
    String name = trainable.getFileName().toString().replace(".trainable", "");
    return fitted(name, spec, 0, Optional.of(trainable), folder, context);
  }

  private static Path starterFile(String spec, Path folder) throws IOException {
    StarterEncoder starter =
        StarterEncoder.of(EncoderSpec.named(spec))
            .orElseThrow(() -> new IOException("No starter encoder ships for " + spec + "."));
    Path trainable =
        folder.resolve("starter-" + spec + "-" + starter.hash().brief() + ".trainable");
    starter.writeTo(trainable);
    return trainable;
  }

  /** Fits random filters, or those of a file, to the videos' pictures. */
  private Path fitted(
      String name, String spec, long seed, Optional<Path> start, Path folder, JobContext context)
      throws IOException {
    List<EngineProtocol.Source> sources = sources(data.videos());
    Path file = folder.resolve(name + "-" + brief(sources) + ".fe");
    if (!Files.exists(file)) {
      Path part = folder.resolve(file.getFileName() + ".part");
      EngineProtocol.Calibrate request =
          new EngineProtocol.Calibrate(
              spec,
              data.clock().hertz(),
              seed,
              sources,
              part.toString(),
              start.map(Path::toString).orElse(null));
      tools.engine().call(context, service -> service.calibrate(request));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  /** The run's folder stays, so that a pretraining that was stopped goes on. */
  private Path pretrained(
      EncoderChoice.Pretrained choice, long seed, Fold fold, Path folder, JobContext context)
      throws IOException {
    PretrainingPlan usual = PretrainingPlan.of(Profile.ofWord(choice.profile()));
    PretrainingPlan changed =
        PretrainingPlan.fromJson(
            PlanChanges.apply("the pretraining", usual.toJson(), choice.plan()));
    PretrainingPlan plan = changed.with(changed.schedule().withSeed(choice.seed().orElse(seed)));
    Optional<Path> start =
        choice.start().orElse(EncoderChoice.Start.RANDOM) == EncoderChoice.Start.STARTER
            ? Optional.of(starterFile(plan.encoder(), folder))
            : Optional.empty();
    List<EngineProtocol.Source> sources =
        switch (choice.sight()) {
          case ALL -> sources(data.videos());
          case TRAINING_SIDE -> sources(data.videos(fold.train()));
        };
    String name =
        (start.isPresent() ? "pretrained-on-starter-" : "pretrained-")
            + ContentHash.of(plan.toJson()).brief()
            + "-"
            + brief(sources);
    Path file = folder.resolve(name + ".fe");
    if (!Files.exists(file)) {
      Path part = folder.resolve(name + ".part");
      EngineProtocol.Pretrain request =
          new EngineProtocol.Pretrain(
              plan.toJson(),
              data.clock().hertz(),
              sources,
              Files.createDirectories(tools.work().resolve("pictures")).toString(),
              folder.resolve(name + ".run").toString(),
              start.map(Path::toString).orElse(null),
              part.toString(),
              folder.resolve(name + ".trainable").toString());
      tools.engine().call(context, service -> service.pretrain(request));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  /** The run's folder stays, so that a tuning that was stopped goes on, and for its curves. */
  private Path tuned(
      EncoderChoice.Tuned choice, long seed, Fold fold, Path folder, JobContext context)
      throws IOException {
    TuningPlan usual = TuningPlan.of(Profile.ofWord(choice.profile()));
    TuningPlan changed =
        TuningPlan.fromJson(PlanChanges.apply("the tuning", usual.toJson(), choice.plan()));
    TuningPlan plan = changed.with(changed.schedule().withSeed(choice.seed().orElse(seed)));
    Path start = file(choice.start(), seed, fold, folder, context);
    Path trainable = trainable(choice.start(), start, folder);
    DatasetSnapshot labels = data.snapshot(fold.train());
    String name =
        "tuned-"
            + ContentHash.of(plan.toJson()).brief()
            + "-"
            + labels.hash().brief()
            + "-on-"
            + start.getFileName().toString().replace(".fe", "");
    Path file = folder.resolve(name + ".fe");
    if (!Files.exists(file)) {
      Path snapshot = Files.writeString(folder.resolve(name + ".labels"), labels.toJson());
      Path part = folder.resolve(name + ".part");
      EngineProtocol.Tune request =
          new EngineProtocol.Tune(
              plan.toJson(),
              snapshot.toString(),
              sources(data.videos(fold.train())),
              Files.createDirectories(tools.work().resolve("pictures")).toString(),
              folder.resolve(name + ".run").toString(),
              start.toString(),
              trainable.toString(),
              part.toString(),
              folder.resolve(name + ".trainable").toString());
      tools.engine().call(context, service -> service.tune(request));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  /** Returns the trainable weights that belong to a weights file made here. */
  private static Path trainable(EncoderChoice choice, Path file, Path folder) throws IOException {
    if (choice instanceof EncoderChoice.Starter(String spec)) {
      return starterFile(spec, folder);
    }
    Path beside = file.resolveSibling(file.getFileName().toString().replace(".fe", ".trainable"));
    if (!Files.exists(beside)) {
      throw new IOException(
          "An encoder that is tuned begins with the starter, a pretrained or a tuned one; of others"
              + " no weights are kept that could learn.");
    }
    return beside;
  }

  private static List<EngineProtocol.Source> sources(List<Entry> videos) {
    return videos.stream().map(Entry::source).toList();
  }

  /** Names a set of videos at the clock. */
  private String brief(List<EngineProtocol.Source> sources) {
    String videos =
        sources.stream().map(EngineProtocol.Source::contentHash).collect(Collectors.joining(" "));
    return data.clock().hertz() + "hz-" + ContentHash.of(videos).brief();
  }
}
