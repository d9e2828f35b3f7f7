package org.cuepoint.core.active;

/**
 * Draws the questions whose guess a person does not see, so that answers with and without it can be
 * compared: about a tenth, by the question's identity, so that the same ones stay hidden. No state.
 */
public final class Blinding {

  private static final int ONE_IN = 10;

  private Blinding() {}

  /** Says whether the guess of a question is hidden. */
  public static boolean hides(QueueItemId item) {
    // The finaliser of SplitMix64: identities need not be random in every bit.
    long z = item.value().getMostSignificantBits() ^ item.value().getLeastSignificantBits();
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return Long.remainderUnsigned(z ^ (z >>> 31), ONE_IN) == 0;
  }
}
