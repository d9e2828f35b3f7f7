package org.cuepoint.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.engine.EngineStatus;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TeacherSpec;

/** Measures what a tick costs: of a teacher, and of the students that stand for it. */
public final class StudentsBench {

  /**
   * What was measured.
   *
   * @param device what the engine computes on
   * @param threads of one operation
   * @param torch version of libtorch
   * @param timings teacher first
   * @param video name of the video that was recognised from its file on
   * @param size of its frames, for people
   * @param indexing decoding and encoding every tick of it, as teachers need it
   * @param looks all that a student takes that looks at few ticks
   * @param peakBytes resident memory of the engine at its highest; empty where the system does not
   *     tell
   */
  public record Result(
      String device,
      int threads,
      String torch,
      List<EngineProtocol.Timing> timings,
      String video,
      String size,
      EngineProtocol.IndexingMeasured indexing,
      EngineProtocol.LooksMeasured looks,
      OptionalLong peakBytes) {

    /** Copies the list. */
    public Result {
      timings = List.copyOf(timings);
    }

    /**
     * Returns how long a teacher takes for an hour of the video, from the file to what it says of
     * every tick: each window overlaps the next by half, and costs as much as one alone.
     *
     * @param window median of one window, in milliseconds
     */
    public double teacherSecondsPerHour(double window) {
      return hour(indexing.seconds()) + hour(indexing.ticks() / WINDOW_STRIDE * window / 1000);
    }

    /** Returns how long the student that looks at few ticks takes for an hour of the video. */
    public double looksSecondsPerHour() {
      return hour(looks.seconds());
    }

    private double hour(double seconds) {
      return seconds / indexing.videoSeconds() * 3600;
    }
  }

  /** Ticks from a teacher's window to the next. */
  private static final double WINDOW_STRIDE = TeacherPlan.of(TeacherSpec.T_CPU_PLUS).strideTicks();

  private final EngineClient engine;
  private final MediaLibrary media;

  /** Makes the benchmark. */
  public StudentsBench(EngineClient engine, MediaLibrary media) {
    this.engine = engine;
    this.media = media;
  }

  /**
   * Measures.
   *
   * @param secondsPerRow how long each network is timed
   * @param video to recognise from its file on; empty to make one in Full HD
   * @param folder an empty folder
   */
  public Result run(double secondsPerRow, Optional<Path> video, Path folder, JobContext context)
      throws IOException {
    EngineStatus.Ready ready = engine.start();
    BenchVideo prepared =
        BenchVideo.prepare(engine, media, video, EncoderSpec.FE_XS.name(), folder, context);
    EngineProtocol.IndexingMeasured indexing = prepared.indexing(engine, folder, context);
    var _ = prepared.looks(engine, context);
    EngineProtocol.LooksMeasured looks = prepared.looks(engine, context);
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
        prepared.source().name(),
        prepared.size(),
        indexing,
        looks,
        ResidentMemory.highest(ready.process()));
  }
}
