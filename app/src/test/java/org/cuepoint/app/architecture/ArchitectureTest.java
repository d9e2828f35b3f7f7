package org.cuepoint.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cuepoint.core.RuleException.Rule;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  /** The packages of core: one may use those that stand before it, and none after it. */
  private static final List<String> CORE =
      List.of(
          "time",
          "job",
          "provenance",
          "taxonomy",
          "media",
          "media.check",
          "annotation",
          "ethogram",
          "edit",
          "project",
          "recognition",
          "feature",
          "eval",
          "train",
          "chain",
          "suggest",
          "saliency",
          "compare",
          "active",
          "active.strategy",
          "active.audit",
          "active.suspect",
          "active.stopping",
          "embed",
          "simulate",
          "exchange",
          "spi",
          "media.javacv",
          "recognition.djl.training",
          "recognition.djl.nn",
          "recognition.djl.supervision",
          "recognition.djl.live",
          "recognition.djl.teacher",
          "recognition.djl.student",
          "recognition.djl.encoder",
          "recognition.djl.pretrain",
          "recognition.djl.distill",
          "recognition.djl.tune",
          "recognition.djl.focal",
          "recognition.djl.export",
          "recognition.djl",
          "engine",
          "experiment",
          "session",
          "overview");

  /** Panels of the window; they meet through the workspace and commands. */
  private static final List<String> SCREENS =
      List.of(
          "player",
          "timeline",
          "annotate",
          "taxonomy",
          "overview",
          "queue",
          "regions",
          "train",
          "models",
          "versions",
          "compare",
          "evaluate",
          "settings",
          "plugins");

  private static final Pattern CATCHES_EVERYTHING =
      Pattern.compile("catch\\s*\\(\\s*(final\\s+)?Throwable\\b");

  private static JavaClasses ours;

  @BeforeAll
  static void readClasses() {
    ours = OurClasses.all();
  }

  @Test
  void onlyTheAppKnowsJavaFx() {
    noClasses()
        .that(resideOutsideOfPackages("org.cuepoint.app.."))
        .should()
        .dependOnClassesThat(resideInAPackage("javafx.."))
        .check(ours);
  }

  @Test
  void theCommandLineAndTheDemoDrawNothing() {
    noClasses()
        .that(
            resideInAnyPackage(
                "org.cuepoint.app.cli..", "org.cuepoint.app.demo..", "org.cuepoint.app.platform.."))
        .should()
        .dependOnClassesThat(resideInAPackage("javafx.."))
        .check(ours);
  }

  @Test
  void viewModelsKnowNoScene() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("ViewModel")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml.."))
        .allowEmptyShould(true)
        .check(ours);
  }

  @Test
  void sqlStaysInStorage() {
    noClasses()
        .that(resideOutsideOfPackages("org.cuepoint.storage.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..", "org.flywaydb.."))
        .check(ours);
  }

  @Test
  void ffmpegStaysInItsAdapter() {
    noClasses()
        .that(resideOutsideOfPackages("org.cuepoint.core.media.javacv.."))
        .should()
        .dependOnClassesThat(resideInAPackage("org.bytedeco.."))
        .check(ours);
  }

  @Test
  void djlStaysInItsAdapter() {
    noClasses()
        .that(resideOutsideOfPackages("org.cuepoint.core.recognition.djl.."))
        .should()
        .dependOnClassesThat(resideInAPackage("ai.djl.."))
        .check(ours);
  }

  /**
   * DJL frees the number of these operations while libtorch still needs it for the gradient; see
   * the package of the training loop. The two that may use them change parameters outside of any
   * gradient.
   */
  @Test
  void noGradientReadsANumberThatDjlHasFreed() {
    noClasses()
        .that(resideInAPackage("org.cuepoint.core.recognition.djl.."))
        .and()
        .doNotHaveSimpleName("AdamW")
        .and()
        .doNotHaveSimpleName("ParameterSet")
        .should()
        .callMethodWhere(withPlainNumber("mul"))
        .orShould()
        .callMethodWhere(withPlainNumber("div"))
        .orShould()
        .callMethodWhere(withPlainNumber("pow"))
        .orShould()
        .callMethodWhere(withPlainNumber("maximum"))
        .orShould()
        .callMethodWhere(withPlainNumber("minimum"))
        .check(ours);
  }

  private static DescribedPredicate<JavaCall<?>> withPlainNumber(String method) {
    return DescribedPredicate.describe(
        "NDArray." + method + "(Number)",
        call ->
            call.getTarget().getOwner().getName().equals("ai.djl.ndarray.NDArray")
                && call.getTarget().getName().equals(method)
                && call.getTarget().getRawParameterTypes().stream()
                    .anyMatch(type -> type.getName().equals("java.lang.Number")));
  }

  @Test
  void coreDependsOnNoOtherModule() {
    noClasses()
        .that(resideInAPackage("org.cuepoint.core.."))
        .should()
        .dependOnClassesThat(ofUsBut("org.cuepoint.core.."))
        .check(ours);
  }

  @Test
  void storageDependsOnCoreOnly() {
    noClasses()
        .that(resideInAPackage("org.cuepoint.storage.."))
        .should()
        .dependOnClassesThat(ofUsBut("org.cuepoint.core..", "org.cuepoint.storage.."))
        .check(ours);
  }

  @Test
  void onlyTheCompositionRootKnowsStorage() {
    noClasses()
        .that(resideOutsideOfPackages("org.cuepoint.app", "org.cuepoint.storage.."))
        .should()
        .dependOnClassesThat(resideInAPackage("org.cuepoint.storage.."))
        .check(ours);
  }

  @Test
  void onlyTheCompositionRootKnowsAdapters() {
    noClasses()
        .that(resideInAPackage("org.cuepoint.app.."))
        .and(not(resideInAPackage("org.cuepoint.app")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "org.cuepoint.core.media.javacv..", "org.cuepoint.core.recognition.djl.."))
        .check(ours);
  }

  @Test
  void plugInsKnowDomainPackagesOnly() {
    noClasses()
        .that(resideInAPackage("org.cuepoint.plugins.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "org.cuepoint.app..",
                "org.cuepoint.storage..",
                "org.cuepoint.core.engine..",
                "org.cuepoint.core.session..",
                "org.cuepoint.core.media.javacv..",
                "org.cuepoint.core.recognition.djl.."))
        .allowEmptyShould(true)
        .check(ours);
  }

  @Test
  void aPackageOfCoreUsesOnlyThoseAboveIt() {
    for (int i = 0; i < CORE.size(); i++) {
      String[] below =
          CORE.subList(i + 1, CORE.size()).stream()
              .map(name -> "org.cuepoint.core." + name)
              .toArray(String[]::new);
      if (below.length > 0) {
        noClasses()
            .that(resideInAPackage("org.cuepoint.core." + CORE.get(i)))
            .should()
            .dependOnClassesThat(resideInAnyPackage(below))
            .because("a line of STYLE.md section 3 may use the lines above it and none below")
            .allowEmptyShould(true)
            .check(ours);
      }
    }
  }

  @Test
  void everyPackageOfCoreHasItsPlaceInTheOrder() {
    Set<String> found = new TreeSet<>();
    for (JavaClass each : ours.that(resideInAPackage("org.cuepoint.core.."))) {
      found.add(each.getPackageName());
    }
    found.remove("org.cuepoint.core");
    CORE.forEach(name -> found.remove("org.cuepoint.core." + name));
    assertEquals(Set.of(), found);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.cuepoint.(**)").should().beFreeOfCycles().check(ours);
  }

  @Test
  void screensDoNotImportEachOther() {
    for (String screen : SCREENS) {
      String[] others =
          SCREENS.stream()
              .filter(other -> !other.equals(screen))
              .map(other -> "org.cuepoint.app." + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that(resideInAPackage("org.cuepoint.app." + screen + ".."))
          .and(not(OurClasses.exemptFrom(Rule.KNOWS_NO_OTHER_SCREEN)))
          .should()
          .dependOnClassesThat(resideInAnyPackage(others))
          .allowEmptyShould(true)
          .check(ours);
    }
  }

  @Test
  void onlyJobsStartThreads() {
    noClasses()
        .that(resideOutsideOfPackages("org.cuepoint.core.job"))
        .and(not(OurClasses.exemptFrom(Rule.STARTS_NO_THREAD)))
        .should()
        .callConstructorWhere(
            DescribedPredicate.describe(
                "it is a thread's", call -> call.getTargetOwner().isAssignableTo(Thread.class)))
        .orShould()
        .callMethodWhere(callOf("java.lang.Thread", "start"))
        .orShould()
        .callMethodWhere(callOf("java.lang.Thread", "startVirtualThread"))
        .check(ours);
  }

  @Test
  void onlyTheCommandLineWritesToStandardOutput() {
    noClasses()
        .that(resideOutsideOfPackages("org.cuepoint.app.cli"))
        .and(not(OurClasses.exemptFrom(Rule.WRITES_NO_STANDARD_OUTPUT)))
        .should()
        .accessField(System.class, "out")
        .check(ours);
  }

  @Test
  void onlyTheBridgeTalksToTheFxThread() {
    noClasses()
        .that(resideOutsideOfPackages("org.cuepoint.app.fx"))
        .and(not(OurClasses.exemptFrom(Rule.LEAVES_FX_THREAD_ALONE)))
        .should()
        .callMethodWhere(callOf("javafx.application.Platform", "runLater"))
        .check(ours);
  }

  /** Read from the sources: try-with-resources compiles to a catch of Throwable, too. */
  @Test
  void nothingCatchesThrowable() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path source : OurClasses.sources()) {
      if (CATCHES_EVERYTHING.matcher(Files.readString(source)).find()) {
        found.add(source);
      }
    }
    assertEquals(List.of(), found);
  }

  /** A private nested class is the inside of a method's work, not a value that others hold. */
  @Test
  void valuesOfTheDomainDoNotChange() {
    fields()
        .that()
        .areDeclaredInClassesThat(
            resideInAnyPackage(
                "org.cuepoint.core.time",
                "org.cuepoint.core.provenance",
                "org.cuepoint.core.taxonomy",
                "org.cuepoint.core.media",
                "org.cuepoint.core.annotation",
                "org.cuepoint.core.edit",
                "org.cuepoint.core.project"))
        .and()
        .areDeclaredInClassesThat(
            DescribedPredicate.describe(
                "are not private", each -> !each.getModifiers().contains(JavaModifier.PRIVATE)))
        .should()
        .beFinal()
        .check(ours);
  }

  @Test
  void everyPackageSaysWhatItIsAndIsNullMarked() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass each : ours) {
      JavaPackage home = each.getPackage();
      boolean marked =
          home.tryGetPackageInfo()
              .map(info -> info.isAnnotatedWith(NullMarked.class))
              .orElse(false);
      if (!marked) {
        unmarked.add(home.getName());
      }
    }
    assertEquals(Set.of(), unmarked);
  }

  @Test
  void everyExceptionHasAReason() {
    classes()
        .that()
        .areAnnotatedWith("org.cuepoint.core.RuleException")
        .should(HaveAReason.of("reason"))
        .allowEmptyShould(true)
        .check(ours);
  }

  private static DescribedPredicate<JavaClass> ofUsBut(String... packages) {
    return resideInAPackage("org.cuepoint..").and(not(resideInAnyPackage(packages)));
  }

  private static DescribedPredicate<JavaCall<?>> callOf(String owner, String method) {
    return DescribedPredicate.describe(
        "it is " + owner + "." + method,
        call -> call.getName().equals(method) && call.getTargetOwner().getName().equals(owner));
  }
}
