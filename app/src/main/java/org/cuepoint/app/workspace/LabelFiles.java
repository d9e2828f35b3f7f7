package org.cuepoint.app.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.exchange.ImportedAnnotations;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.session.AnnotationExchange;
import org.cuepoint.core.session.ImportPlan;
import org.cuepoint.core.session.ProjectSession;

/** Label files of other tools, as jobs that end with a sentence for the person. Thread-safe. */
public final class LabelFiles {

  private static final String TABLE = "segment-csv";
  private static final String FOLDER = "ms-tcn";

  private final Function<ProjectSession, AnnotationExchange> exchange;

  /**
   * Makes the jobs.
   *
   * @param exchange gives what brings label files of a project in and out
   */
  public LabelFiles(Function<ProjectSession, AnnotationExchange> exchange) {
    this.exchange = exchange;
  }

  /**
   * Reads labels into the project as one step; new names become classes, labels that are there
   * stay.
   *
   * @param from a file of the format, or any file of a folder that is one
   * @param gaps what the time between labels means
   */
  Job<String> importLabels(ProjectSession session, Path from, ImportedAnnotations.Gaps gaps) {
    return new Job<>(
        "import",
        context -> {
          AnnotationExchange files = exchange.apply(session);
          ImportPlan plan =
              files.plan(
                  new AnnotationExchange.ImportRequest(
                      source(files, from),
                      Optional.empty(),
                      Optional.of(gaps),
                      AnnotationExchange.UnknownClasses.CREATE,
                      AnnotationExchange.Existing.KEEP,
                      Set.of(),
                      Map.of()));
          context.throwIfCancelled();
          files.apply(plan);
          return told(plan);
        });
  }

  /** A chooser of files gives a file inside a folder that is read as a whole. */
  private static Path source(AnnotationExchange files, Path from) {
    Path candidate = from;
    for (int up = 0; up < 3 && candidate != null; up++) {
      Path tried = candidate;
      if (files.readers().stream().anyMatch(reader -> reader.accepts(tried))) {
        return tried;
      }
      candidate = candidate.getParent();
    }
    return from;
  }

  private static String told(ImportPlan plan) {
    List<String> parts = new ArrayList<>();
    parts.add(Messages.text("import.done", plan.counts().added(), plan.videos().size()));
    if (!plan.missingVideos().isEmpty()) {
      parts.add(
          Messages.text(
              "import.missing",
              plan.missingVideos().size(),
              String.join(", ", plan.missingVideos().stream().limit(3).toList())));
    }
    plan.warnings().stream().limit(2).forEach(parts::add);
    return String.join(" ", parts);
  }

  /** Writes the labels of all videos; a name that ends in .csv gives a table, others a folder. */
  Job<String> exportLabels(ProjectSession session, Path to) {
    return new Job<>(
        "export",
        context -> {
          boolean table = to.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
          List<String> lost = write(session, to, table ? TABLE : FOLDER);
          List<String> parts = new ArrayList<>();
          parts.add(Messages.text("export.done", to));
          parts.addAll(lost);
          return String.join(" ", parts);
        });
  }

  private List<String> write(ProjectSession session, Path to, String format) throws IOException {
    return exchange
        .apply(session)
        .export(to, format, session.ports().project().videos(), AnnotationExchange.States.ALL);
  }
}
