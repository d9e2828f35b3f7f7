package org.cuepoint.core.media;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

/** FFmpeg stops at its adapter package. */
class NativeBorderTest {

  private static final String ADAPTER = "org.cuepoint.core.media.javacv..";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.cuepoint.core");

  @Test
  void onlyTheAdapterUsesFfmpeg() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ADAPTER)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .check(classes);
  }

  @Test
  void theAdapterShowsNoNativeType() {
    noClasses()
        .that()
        .resideInAPackage(ADAPTER)
        .and()
        .arePublic()
        .should(showNativeTypes())
        .check(classes);
  }

  private static ArchCondition<JavaClass> showNativeTypes() {
    return new ArchCondition<>("show native types in public signatures") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        item.getCodeUnits().stream()
            .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
            .forEach(
                unit -> {
                  boolean shows =
                      unit.getAllInvolvedRawTypes().stream()
                          .anyMatch(type -> type.getPackageName().startsWith("org.bytedeco"));
                  events.add(new SimpleConditionEvent(unit, shows, unit.getDescription()));
                });
      }
    };
  }
}
