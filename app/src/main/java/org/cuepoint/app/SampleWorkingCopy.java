package org.cuepoint.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.app.demo.DemoMaterial;
import org.cuepoint.core.exchange.ImportedAnnotations;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.session.AnnotationExchange;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.session.VideoIntake;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.ExclusiveGroup;
import org.cuepoint.core.taxonomy.GroupId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.samples.SampleProject;

/**
 * The sample project as a person opens it: a copy of its videos in the user's data folder and a
 * project beside them, so that what comes with the program stays as it is. A copy that was broken
 * off is finished the next time.
 */
final class SampleWorkingCopy {

  private final Workbench workbench;
  private final SampleProject sample = SampleProject.figures();

  SampleWorkingCopy(Workbench workbench) {
    this.workbench = workbench;
  }

  /** Returns the project's folder below {@code folder}; makes what is missing. */
  Path in(Path folder, JobContext context) throws IOException {
    Path project = folder.resolve("project");
    Path done = folder.resolve("complete");
    SampleProject.WorkingCopy files = sample.copyTo(folder);
    if (Files.exists(done)) {
      return project;
    }
    context.progress(0, 1, "Preparing the sample project");
    try (ProjectSession session = open(project)) {
      fill(session, files, context);
    }
    Files.writeString(done, "");
    return project;
  }

  private ProjectSession open(Path project) throws IOException {
    SampleProject.Description description = sample.description();
    return Files.isDirectory(project)
        ? workbench.openSession(project, ProjectAccess.WRITE)
        : workbench.createSession(
            project, description.name(), new FeatureClock(description.clock()));
  }

  private void fill(ProjectSession session, SampleProject.WorkingCopy files, JobContext context)
      throws IOException {
    SampleProject.Description description = sample.description();
    if (session.scheme().classes().isEmpty()) {
      session.ports().project().saveScheme(scheme(description, session.scheme().version() + 1));
    }
    for (SampleProject.VideoEntry video : description.videos()) {
      VideoIntake.Details details =
          new VideoIntake.Details(
              Optional.of(video.group()), Optional.of(video.subject()), Set.copyOf(video.tags()));
      add(session, files.folder().resolve(video.file()), details, context);
    }
    AnnotationExchange exchange = workbench.exchange(session);
    exchange.apply(
        exchange.plan(
            new AnnotationExchange.ImportRequest(
                files.labels(),
                Optional.of("segment-csv"),
                Optional.of(ImportedAnnotations.Gaps.BACKGROUND),
                AnnotationExchange.UnknownClasses.REFUSE,
                AnnotationExchange.Existing.REPLACE,
                Set.of(),
                Map.of())));
  }

  private static void add(
      ProjectSession session, Path file, VideoIntake.Details details, JobContext context)
      throws IOException {
    try {
      for (VideoIntake.Outcome outcome :
          session.intake().add(List.of(file), details).work().run(context)) {
        if (outcome instanceof VideoIntake.Outcome.Refused(Path refused, String reason)) {
          throw new IOException("The sample's video " + refused + " cannot be used: " + reason);
        }
      }
    } catch (IOException | RuntimeException problem) {
      throw problem;
    } catch (Exception problem) {
      throw new IOException(problem);
    }
  }

  private static LabelScheme scheme(SampleProject.Description description, int version) {
    List<ActionClass> classes = new ArrayList<>();
    for (SampleProject.ClassEntry entry : description.classes()) {
      classes.add(
          new ActionClass(
              ClassId.random(),
              entry.name(),
              entry.colour(),
              Optional.of(entry.hotkey()),
              Optional.empty()));
    }
    ExclusiveGroup all =
        new ExclusiveGroup(
            GroupId.random(), "actions", classes.stream().map(ActionClass::id).toList());
    return new LabelScheme(version, classes, List.of(all));
  }

  /** Returns what the demonstration works on, copied into a folder. */
  DemoMaterial demoMaterial(Path folder) throws IOException {
    SampleProject.WorkingCopy files = sample.copyTo(folder);
    SampleProject.Description description = sample.description();
    List<DemoMaterial.Clip> clips = new ArrayList<>();
    for (SampleProject.VideoEntry video : description.videos()) {
      Path file = files.folder().resolve(video.file());
      String name = file.getFileName().toString();
      DemoMaterial.Role role =
          description.test().contains(name)
              ? DemoMaterial.Role.TEST
              : description.labelled().contains(name)
                  ? DemoMaterial.Role.LABELLED
                  : DemoMaterial.Role.POOL;
      clips.add(new DemoMaterial.Clip(file, Optional.of(video.group()), role));
    }
    return new DemoMaterial(scheme(description, 1), clips, files.labels(), files.truth());
  }
}
