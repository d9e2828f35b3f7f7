package org.cuepoint.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.cuepoint.core.job.JobContext;

/**
 * Watches a process's memory while a job tells how far it is, and fits a line by least squares. The
 * first fifth is left out: allocators reach their working size there. One thread at a time.
 */
final class MemorySlope implements JobContext {

  private static final double LEFT_OUT = 0.2;
  private static final int FEWEST = 10;

  private record Sample(long step, long bytes) {}

  private final long process;
  private final JobContext job;
  private final List<Sample> samples = new ArrayList<>();

  /**
   * Makes a watcher.
   *
   * @param job hears of everything, and is asked about cancellation
   */
  MemorySlope(long process, JobContext job) {
    this.process = process;
    this.job = job;
  }

  @Override
  public void progress(long done, long total, String message) {
    OptionalLong bytes = ResidentMemory.now(process);
    if (bytes.isPresent() && done >= LEFT_OUT * total) {
      samples.add(new Sample(done, bytes.getAsLong()));
    }
    job.progress(done, total, message);
  }

  @Override
  public boolean isCancelled() {
    return job.isCancelled();
  }

  /** Returns by how many bytes memory grows a step; empty where too little was seen. */
  OptionalDouble bytesPerStep() {
    if (samples.size() < FEWEST) {
      return OptionalDouble.empty();
    }
    double meanStep = samples.stream().mapToLong(Sample::step).average().orElseThrow();
    double meanBytes = samples.stream().mapToLong(Sample::bytes).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (Sample sample : samples) {
      double step = sample.step() - meanStep;
      products += step * (sample.bytes() - meanBytes);
      squares += step * step;
    }
    return squares == 0 ? OptionalDouble.empty() : OptionalDouble.of(products / squares);
  }
}
