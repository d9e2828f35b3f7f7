package org.cuepoint.core.recognition.djl.training;

/**
 * One thing that {@code cuepoint bench engine} times; a row is added to the list of {@code
 * NetworkBench}. One thread at a time.
 */
public interface BenchRow extends AutoCloseable {

  /** Returns the row's id, for example {@code fe-xs.forward.64}; other programs answer to it. */
  String id();

  /** Returns what is timed, for people. */
  String what();

  /** Returns the numbers that its networks learn; 0 where nobody asks. */
  default long parameters() {
    return 0;
  }

  /** Returns the multiply-adds of once; 0 where nobody asks. */
  default long macs() {
    return 0;
  }

  /** Does it once. */
  void once();

  @Override
  void close();
}
