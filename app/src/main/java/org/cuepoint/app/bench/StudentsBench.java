package org.cuepoint.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.engine.EngineStatus;
import org.cuepoint.core.job.JobContext;

/** Measures what a tick costs: of a teacher, and of the students that stand for it. */
public final class StudentsBench {

  /**
   * What was measured.
   *
   * @param device what the engine computes on
   * @param threads of one operation
   * @param torch version of libtorch
   * @param timings teacher first
   * @param peakBytes resident memory of the engine at its highest; empty where the system does not
   *     tell
   */
  public record Result(
      String device,
      int threads,
      String torch,
      List<EngineProtocol.Timing> timings,
      OptionalLong peakBytes) {

    /** Copies the list. */
    public Result {
      timings = List.copyOf(timings);
    }
  }

  private final EngineClient engine;

  /** Makes the benchmark. */
  public StudentsBench(EngineClient engine) {
    this.engine = engine;
  }

  /**
   * Measures.
   *
   * @param secondsPerRow how long each network is timed
   * @param folder an empty folder
   */
  public Result run(double secondsPerRow, Path folder, JobContext context) throws IOException {
    EngineStatus.Ready ready = engine.start();
    List<EngineProtocol.Timing> timings =
        engine
            .call(
                context,
                service ->
                    service.measure(
                        new EngineProtocol.Measure(
                            secondsPerRow,
                            folder.toString(),
                            EngineProtocol.MeasureTable.STUDENTS)))
            .timings();
    return new Result(
        ready.device(),
        ready.threads(),
        ready.torch(),
        timings,
        ResidentMemory.highest(ready.process()));
  }
}
