package org.cuepoint.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cuepoint.app.demo.DemoMaterial;
import org.cuepoint.core.exchange.ImportedAnnotations.Gaps;
import org.cuepoint.core.job.JobContext;
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
 * Makes a project of the sample's files. The working copy stands in the person's data folder, so
 * that the files of the program stay as they are; it appears whole or not at all.
 */
final class SampleCopy {

  private static final String DATABASE = "project.mv.db";

  private final Workbench workbench;
  private final SampleProject sample;

  SampleCopy(Workbench workbench, SampleProject sample) {
    this.workbench = workbench;
    this.sample = sample;
  }

  /**
   * Returns the folder of the working copy; makes it when it is not there.
   *
   * @param place the folder that holds working copies
   */
  Path workingCopy(Path place, JobContext context) throws Exception {
    Path folder = place.resolve(sample.name());
    if (Files.exists(folder.resolve(DATABASE))) {
      return folder;
    }
    Files.createDirectories(place);
    Path unfinished = Files.createTempDirectory(place, "." + sample.name());
    try {
      sample.copyTo(unfinished);
      fill(unfinished, context);
      delete(folder);
      return Files.move(unfinished, folder);
    } finally {
      delete(unfinished);
    }
  }

  private void fill(Path folder, JobContext context) throws Exception {
    SampleProject.Description about = sample.description();
    try (ProjectSession session =
        workbench.createSession(folder, about.name(), new FeatureClock(about.clock()))) {
      session.ports().project().saveScheme(scheme(session.scheme().version() + 1, about));
      int done = 0;
      for (SampleProject.VideoEntry video : about.videos()) {
        context.throwIfCancelled();
        context.progress(done++, about.videos().size(), video.fileName());
        add(session, folder.resolve(video.file()), video);
      }
      session.intake().hashNewVideos().work().run(context);
      AnnotationExchange exchange = workbench.exchange(session);
      exchange.apply(
          exchange.plan(
              new AnnotationExchange.ImportRequest(
                  folder.resolve(SampleProject.LABELS),
                  Optional.of("segment-csv"),
                  Optional.of(Gaps.BACKGROUND),
                  AnnotationExchange.UnknownClasses.REFUSE,
                  AnnotationExchange.Existing.KEEP,
                  Set.of(),
                  Map.of())));
    }
  }

  private static void add(ProjectSession session, Path file, SampleProject.VideoEntry video)
      throws Exception {
    VideoIntake.Details details =
        new VideoIntake.Details(
            Optional.of(video.group()), Optional.of(video.subject()), Set.copyOf(video.tags()));
    List<VideoIntake.Outcome> outcomes =
        session.intake().add(List.of(file), details).work().run(JobContext.NONE);
    if (outcomes.getFirst() instanceof VideoIntake.Outcome.Refused(Path refused, String reason)) {
      throw new IOException(reason);
    }
  }

  private static LabelScheme scheme(int version, SampleProject.Description about) {
    List<ActionClass> classes = new ArrayList<>();
    for (SampleProject.ClassEntry entry : about.classes()) {
      classes.add(
          new ActionClass(
              ClassId.random(),
              entry.name(),
              entry.colour(),
              Optional.of(entry.hotkey()),
              Optional.empty()));
    }
    List<ExclusiveGroup> groups =
        about.exclusive()
            ? List.of(
                new ExclusiveGroup(
                    GroupId.random(), "actions", classes.stream().map(ActionClass::id).toList()))
            : List.of();
    return new LabelScheme(version, classes, groups);
  }

  /** Copies the files and says what is for what in the demonstration. */
  DemoMaterial demoMaterial(Path folder) throws IOException {
    sample.copyTo(folder);
    SampleProject.Description about = sample.description();
    List<DemoMaterial.Clip> clips = new ArrayList<>();
    for (SampleProject.VideoEntry video : about.videos()) {
      DemoMaterial.Role role =
          about.labelled().contains(video.fileName())
              ? DemoMaterial.Role.LABELLED
              : about.test().contains(video.fileName())
                  ? DemoMaterial.Role.TEST
                  : DemoMaterial.Role.POOL;
      clips.add(
          new DemoMaterial.Clip(folder.resolve(video.file()), Optional.of(video.group()), role));
    }
    return new DemoMaterial(
        scheme(1, about),
        clips,
        folder.resolve(SampleProject.LABELS),
        folder.resolve(SampleProject.TRUTH));
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
