package org.cuepoint.core.edit;

import java.util.UUID;
import org.cuepoint.core.annotation.Annotation;

/** The smallest change: one annotation comes, goes or becomes another. */
public sealed interface AnnotationEdit {

  /**
   * The annotation comes.
   *
   * @param annotation not in the store yet
   */
  record Add(Annotation annotation) implements AnnotationEdit {}

  /**
   * The annotation goes.
   *
   * @param annotation as it is in the store
   */
  record Remove(Annotation annotation) implements AnnotationEdit {}

  /**
   * The annotation becomes another with the same identity.
   *
   * @param before as it is in the store
   * @param after as it will be
   */
  record Replace(Annotation before, Annotation after) implements AnnotationEdit {
    /** Validates that both are the same annotation. */
    public Replace {
      if (!before.key().equals(after.key()) || before.getClass() != after.getClass()) {
        throw new IllegalArgumentException("An edit cannot turn one annotation into another");
      }
    }
  }

  /** Returns the identity of the annotation that changes. */
  default UUID key() {
    return switch (this) {
      case Add(var annotation) -> annotation.key();
      case Remove(var annotation) -> annotation.key();
      case Replace(var before, var after) -> before.key();
    };
  }

  /** Returns the edit that takes this one back; {@code e.inverse().inverse()} equals {@code e}. */
  default AnnotationEdit inverse() {
    return switch (this) {
      case Add(var annotation) -> new Remove(annotation);
      case Remove(var annotation) -> new Add(annotation);
      case Replace(var before, var after) -> new Replace(after, before);
    };
  }
}
