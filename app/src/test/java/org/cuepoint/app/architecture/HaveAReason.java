package org.cuepoint.app.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.cuepoint.core.RuleException;

/** Says whether an exception to a rule is explained. */
final class HaveAReason extends ArchCondition<JavaClass> {

  private static final int SHORTEST = 20;

  private final String property;

  private HaveAReason(String property) {
    super("say why in a sentence");
    this.property = property;
  }

  static HaveAReason of(String property) {
    return new HaveAReason(property);
  }

  @Override
  public void check(JavaClass javaClass, ConditionEvents events) {
    String reason =
        javaClass
            .getAnnotationOfType(RuleException.class.getName())
            .get(property)
            .map(Object::toString)
            .orElse("");
    if (reason.strip().length() < SHORTEST) {
      events.add(
          SimpleConditionEvent.violated(javaClass, javaClass.getName() + " gives no reason"));
    }
  }
}
