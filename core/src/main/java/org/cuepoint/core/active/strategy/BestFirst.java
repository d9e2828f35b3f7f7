package org.cuepoint.core.active.strategy;

import java.util.Arrays;

/**
 * Rows in descending order of a score, found one by one; equal scores in ascending order of the
 * row. Making it costs a step a row, each row that is taken the logarithm of their number, so that
 * the best few of a million come without sorting all. A score that is no number comes first, so
 * that it is not overlooked. One thread at a time.
 */
public final class BestFirst {

  /** A binary heap, smallest first: the score's bits turned around, then the row. */
  private long[] heap;

  private int size;

  /** Begins with the score of each row. */
  public BestFirst(float[] scores) {
    heap = new long[scores.length];
    size = scores.length;
    for (int row = 0; row < size; row++) {
      heap[row] = key(scores[row], row);
    }
    for (int i = size / 2 - 1; i >= 0; i--) {
      sink(i);
    }
  }

  /** Says whether none is left. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** Returns the best row without taking it; there must be one. */
  public int row() {
    return (int) heap[0];
  }

  /** Returns the score of the best row; there must be one. */
  public float score() {
    int bits = ~(int) (heap[0] >> Integer.SIZE);
    return Float.intBitsToFloat(turned(bits));
  }

  /** Takes the best row away; there must be one. */
  public void drop() {
    heap[0] = heap[--size];
    sink(0);
  }

  /** Adds a row that is not there. */
  public void add(int row, float score) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, Math.max(16, 2 * size));
    }
    int i = size++;
    long key = key(score, row);
    while (i > 0 && heap[(i - 1) / 2] > key) {
      heap[i] = heap[(i - 1) / 2];
      i = (i - 1) / 2;
    }
    heap[i] = key;
  }

  private void sink(int start) {
    long key = heap[start];
    int i = start;
    while (2 * i + 1 < size) {
      int child = 2 * i + 1;
      if (child + 1 < size && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= key) {
        break;
      }
      heap[i] = heap[child];
      i = child;
    }
    heap[i] = key;
  }

  private static long key(float score, int row) {
    // Adding zero makes both zeros the same.
    return (long) ~turned(Float.floatToRawIntBits(score + 0f)) << Integer.SIZE | row;
  }

  /** Makes bits of numbers as whole numbers grow as the numbers do, and back. */
  private static int turned(int bits) {
    return bits ^ (bits >> (Integer.SIZE - 1) & Integer.MAX_VALUE);
  }
}
