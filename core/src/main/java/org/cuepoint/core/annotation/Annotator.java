package org.cuepoint.core.annotation;

/** Who says something: a person or a model. */
public sealed interface Annotator {

  /** Returns the name that people read. */
  String name();

  /**
   * A person.
   *
   * @param name login or chosen name, not blank
   */
  record Person(String name) implements Annotator {
    /** Validates the name. */
    public Person {
      if (name.isBlank()) {
        throw new IllegalArgumentException("A person needs a name");
      }
    }
  }

  /**
   * A model.
   *
   * @param version which one
   * @param name what people read
   */
  record Model(ModelVersionId version, String name) implements Annotator {}
}
