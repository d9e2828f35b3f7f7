package org.cuepoint.core.embed;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How places in the plane are found. */
public enum Method {
  /**
   * Neighbours stay neighbours; McInnes, Healy and Melville, "UMAP: Uniform Manifold Approximation
   * and Projection for Dimension Reduction", arXiv 1802.03426, 2018.
   */
  UMAP("umap"),
  /** The two directions in which features differ most; quick, and distances mean something. */
  PCA("pca");

  private final String word;

  Method(String word) {
    this.word = word;
  }

  /** Returns the stable word for files and the command line. */
  public String word() {
    return word;
  }

  /** Returns the method of a word. */
  public static Optional<Method> named(String word) {
    return Arrays.stream(values()).filter(method -> method.word.equals(word)).findFirst();
  }

  /** Returns all words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Method::word).toList();
  }
}
