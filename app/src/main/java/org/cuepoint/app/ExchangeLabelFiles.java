package org.cuepoint.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cuepoint.app.workspace.LabelFiles;
import org.cuepoint.core.exchange.ImportedAnnotations;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.session.AnnotationExchange;
import org.cuepoint.core.session.ImportPlan;
import org.cuepoint.core.session.ProjectSession;

/** The window's imports and exports, on the same use case as the commands. Thread-safe. */
final class ExchangeLabelFiles implements LabelFiles {

  private final Function<ProjectSession, AnnotationExchange> exchanges;

  ExchangeLabelFiles(Function<ProjectSession, AnnotationExchange> exchanges) {
    this.exchanges = exchanges;
  }

  @Override
  public Job<String> importLabels(ProjectSession session, Path from, Gaps gaps) {
    return new Job<>(
        "Import labels",
        context -> {
          AnnotationExchange exchange = exchanges.apply(session);
          ImportPlan plan =
              exchange.plan(
                  new AnnotationExchange.ImportRequest(
                      from,
                      Optional.empty(),
                      Optional.of(
                          switch (gaps) {
                            case BACKGROUND -> ImportedAnnotations.Gaps.BACKGROUND;
                            case UNLABELLED -> ImportedAnnotations.Gaps.UNLABELLED;
                          }),
                      AnnotationExchange.UnknownClasses.CREATE,
                      AnnotationExchange.Existing.KEEP,
                      Set.of(),
                      Map.of()));
          context.throwIfCancelled();
          exchange.apply(plan);
          return sentence(plan);
        });
  }

  private static String sentence(ImportPlan plan) {
    StringBuilder text = new StringBuilder();
    text.append("Imported ")
        .append(plan.counts().added())
        .append(" labels into ")
        .append(plan.videos().size())
        .append(" videos");
    if (!plan.newClasses().isEmpty()) {
      text.append("; new classes: ").append(String.join(", ", plan.newClasses()));
    }
    if (plan.counts().cut() > 0) {
      text.append("; ").append(plan.counts().cut()).append(" were cut to fit labels that exclude them");
    }
    if (!plan.missingVideos().isEmpty()) {
      text.append("; not in the project: ").append(String.join(", ", plan.missingVideos()));
    }
    return text.append('.').toString();
  }

  @Override
  public Job<String> exportLabels(ProjectSession session, Path to) {
    return new Job<>(
        "Export labels",
        context -> {
          var videos = session.ports().project().videos();
          var lost =
              exchanges
                  .apply(session)
                  .export(to, format(to), videos, AnnotationExchange.States.ALL);
          String written = "Wrote the labels of " + videos.size() + " videos to " + to + ".";
          return lost.isEmpty() ? written : written + " " + String.join(". ", lost) + ".";
        });
  }

  /** The ending chooses: a table, an Audacity label track, or a folder as MS-TCN has it. */
  private static String format(Path to) {
    String name = String.valueOf(to.getFileName()).toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return switch (ending) {
      case "csv" -> "segment-csv";
      case "txt" -> "audacity";
      default -> {
        if (name.contains(".")) {
          throw new IllegalArgumentException(
              "No format has the ending '."
                  + ending
                  + "'; use .csv for a table, .txt for Audacity, or a folder for MS-TCN.");
        }
        yield "ms-tcn";
      }
    };
  }
}
