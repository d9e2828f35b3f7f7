package org.cuepoint.app.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cuepoint.core.RuleException;

/** Every compiled class and every source file of ours, tests left out. */
final class OurClasses {

  private OurClasses() {}

  static JavaClasses all() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .withImportOption(OurClasses::isNoTestJar)
        .importPackages("org.cuepoint");
  }

  private static boolean isNoTestJar(Location location) {
    return !location.contains("-tests.jar");
  }

  /** Matches classes, and what is nested in them, that carry an exception of this rule. */
  static DescribedPredicate<JavaClass> exemptFrom(RuleException.Rule rule) {
    return DescribedPredicate.describe(
        "exempt from " + rule, javaClass -> isExempt(outermost(javaClass), rule));
  }

  private static boolean isExempt(JavaClass javaClass, RuleException.Rule rule) {
    return javaClass
        .tryGetAnnotationOfType(RuleException.class.getName())
        .flatMap(annotation -> annotation.get("rule"))
        .map(
            value ->
                value instanceof JavaEnumConstant constant && constant.name().equals(rule.name()))
        .orElse(false);
  }

  private static JavaClass outermost(JavaClass javaClass) {
    JavaClass outer = javaClass;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer;
  }

  /** Returns the source files of all modules. */
  static List<Path> sources() {
    Path root = Path.of("").toAbsolutePath().getParent();
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
          .toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
