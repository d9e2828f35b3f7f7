package org.cuepoint.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.engine.EngineStatus;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.MediaLibrary;

/**
 * Measures what learning costs in the engine: indexing a video (decoding alone, encoding alone,
 * both as it is done), forward passes and training steps, memory and disk; and the same networks in
 * Python's PyTorch, where it is installed.
 */
public final class EngineBench {

  /**
   * What to measure.
   *
   * @param video to index; empty to make one in Full HD
   * @param encoder name of the encoder to index with
   * @param secondsPerRow how long each network is timed
   * @param python whether to compare with PyTorch in Python
   * @param memorySteps over how many training steps memory is watched; 0 for none
   */
  public record Plan(
      Optional<Path> video, String encoder, double secondsPerRow, Python python, int memorySteps) {

    /** Whether to compare. */
    public enum Python {
      /** Where it is installed. */
      COMPARE,
      /** Not. */
      LEAVE_OUT
    }
  }

  /**
   * What was measured.
   *
   * @param device what the engine computes on
   * @param threads of one operation
   * @param torch version of libtorch
   * @param video name of the video
   * @param size of its frames, for people
   * @param indexing of the video
   * @param timings of networks
   * @param peakBytes resident memory of the engine at its highest; empty where the system does not
   *     tell
   * @param bytesPerStep by how much resident memory grows with each training step; empty when it
   *     was not asked or the system does not tell
   * @param python Python's figures; empty when it was not asked or is not there
   */
  public record Result(
      String device,
      int threads,
      String torch,
      String video,
      String size,
      EngineProtocol.IndexingMeasured indexing,
      List<EngineProtocol.Timing> timings,
      OptionalLong peakBytes,
      OptionalDouble bytesPerStep,
      Optional<PythonReference.Figures> python) {

    /** Copies the list. */
    public Result {
      timings = List.copyOf(timings);
    }
  }

  private final EngineClient engine;
  private final MediaLibrary media;

  /** Makes the benchmark. */
  public EngineBench(EngineClient engine, MediaLibrary media) {
    this.engine = engine;
    this.media = media;
  }

  /**
   * Measures.
   *
   * @param folder an empty folder for a clip and features
   */
  public Result run(Plan plan, Path folder, JobContext context) throws IOException {
    EngineStatus.Ready ready = engine.start();
    BenchVideo video =
        BenchVideo.prepare(engine, media, plan.video(), plan.encoder(), folder, context);
    EngineProtocol.IndexingMeasured indexing = video.indexing(engine, folder, context);
    List<EngineProtocol.Timing> timings =
        engine
            .call(
                context,
                service ->
                    service.measure(
                        new EngineProtocol.Measure(
                            plan.secondsPerRow(),
                            folder.toString(),
                            EngineProtocol.MeasureTable.ENGINE)))
            .timings();
    OptionalLong peak = ResidentMemory.highest(ready.process());
    MemorySlope slope = new MemorySlope(ready.process(), context);
    if (plan.memorySteps() > 0) {
      engine.call(
          slope, service -> service.exercise(new EngineProtocol.Exercise(plan.memorySteps())));
    }
    Optional<PythonReference.Figures> python =
        plan.python() == Plan.Python.COMPARE
            ? PythonReference.run(folder, ready.threads(), plan.secondsPerRow(), context)
            : Optional.empty();
    return new Result(
        ready.device(),
        ready.threads(),
        ready.torch(),
        video.source().name(),
        video.size(),
        indexing,
        timings,
        peak,
        slope.bytesPerStep(),
        python);
  }
}
