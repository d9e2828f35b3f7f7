package org.cuepoint.core.train;

import java.util.Locale;

/**
 * Size of a teacher: a pre-norm transformer on the tokens of a window.
 *
 * @param name the profile's name
 * @param side the token map of a tick is merged to side × side tokens
 * @param width channels of a token inside
 * @param layers transformer blocks
 * @param heads attention heads; divides the width
 * @param windowTicks ticks of a window
 */
public record TeacherSpec(
    String name, int side, int width, int layers, int heads, int windowTicks) {

  /** For a computer without a GPU. */
  public static final TeacherSpec T_CPU = new TeacherSpec("T-CPU", 2, 96, 3, 4, 16);

  /** All tokens; slow without a GPU. */
  public static final TeacherSpec T_CPU_PLUS = new TeacherSpec("T-CPU+", 4, 128, 4, 4, 16);

  /** For a GPU. */
  public static final TeacherSpec T_GPU = new TeacherSpec("T-GPU", 4, 384, 6, 6, 16);

  /** Validates that all are positive and that the heads divide the width. */
  public TeacherSpec {
    if (side < 1 || width < 1 || layers < 1 || heads < 1 || windowTicks < 2 || width % heads != 0) {
      throw new IllegalArgumentException(
          "A teacher needs positive sizes, windows of at least 2 ticks and a width that its heads"
              + " divide");
    }
  }

  /**
   * Finds a profile by its name in any case.
   *
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public static TeacherSpec named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "t-cpu" -> T_CPU;
      case "t-cpu+" -> T_CPU_PLUS;
      case "t-gpu" -> T_GPU;
      default ->
          throw new IllegalArgumentException(
              "There is no teacher profile '" + name + "'; there are t-cpu, t-cpu+ and t-gpu");
    };
  }

  /**
   * Returns the same for token maps of another size: merged to the largest side that divides it and
   * is not above this one's.
   *
   * @param tokens the stored map is tokens × tokens
   */
  public TeacherSpec fitting(int tokens) {
    int fitted = Math.min(tokens, side);
    while (tokens % fitted != 0) {
      fitted--;
    }
    return new TeacherSpec(name, fitted, width, layers, heads, windowTicks);
  }

  /** Returns the tokens of a tick. */
  public int tickTokens() {
    return side * side;
  }

  /** Returns the tokens of a window. */
  public int windowTokens() {
    return windowTicks * tickTokens();
  }

  /** Returns the parameters of the transformer blocks. */
  public long blockParameters() {
    long d = width;
    long attention = 4 * d * d + 4 * d;
    long feedForward = 8 * d * d + 5 * d;
    long norms = 4 * d;
    return layers * (attention + feedForward + norms);
  }

  /** Returns the multiply-adds of the transformer blocks for one window. */
  public long blockMacs() {
    long d = width;
    long n = windowTokens();
    return layers * (12 * d * d * n + 2 * n * n * d);
  }
}
