package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.simulate.SimulationPlan;
import org.cuepoint.core.simulate.SimulationResult;

/** Finds out what ways of asking are worth on the labels of a project. Thread-safe. */
final class Simulating {

  private final EngineClient engine;
  private final FeatureCatalog features;
  private final ModelRegistry models;
  private final Lessons lessons;
  private final Scratch scratch;

  Simulating(
      EngineClient engine,
      FeatureCatalog features,
      ModelRegistry models,
      Lessons lessons,
      Scratch scratch) {
    this.engine = engine;
    this.features = features;
    this.models = models;
    this.lessons = lessons;
    this.scratch = scratch;
  }

  SimulationResult run(SimulationPlan plan, JobContext context) throws IOException {
    Lesson lesson = lessons.ofNow(context);
    Path out = scratch.file("simulation");
    EngineProtocol.Simulated done =
        engine.call(
            context,
            service ->
                service.simulate(
                    new EngineProtocol.Simulate(
                        lesson.snapshotFile(),
                        models.file(lesson.encoder()),
                        features.folder().toString(),
                        lesson.sources(),
                        plan.toJson(),
                        out.toString())));
    String json = Files.readString(Path.of(done.outFile()));
    Files.delete(Path.of(done.outFile()));
    return SimulationResult.fromJson(json);
  }
}
