package org.cuepoint.core;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Exempts a class from one rule of the architecture tests, with the reason. There is no list
 * elsewhere, so that the reason is read where the exception is.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface RuleException {

  /** The rules that can have exceptions. */
  enum Rule {
    /** Nothing outside {@code core.job} starts a thread. */
    STARTS_NO_THREAD,
    /** Nothing but the command line writes to standard output. */
    WRITES_NO_STANDARD_OUTPUT,
    /** {@code Platform.runLater} stands in {@code app.fx} only. */
    LEAVES_FX_THREAD_ALONE,
    /** Screens do not import each other. */
    KNOWS_NO_OTHER_SCREEN
  }

  /** The rule. */
  Rule rule();

  /** Why, in one sentence. */
  String reason();
}
