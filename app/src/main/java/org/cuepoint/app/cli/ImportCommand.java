package org.cuepoint.app.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.exchange.ImportedAnnotations.Gaps;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.session.AnnotationExchange;
import org.cuepoint.core.session.AnnotationExchange.Existing;
import org.cuepoint.core.session.AnnotationExchange.UnknownClasses;
import org.cuepoint.core.session.ImportPlan;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings labels in. */
@Command(
    name = "import",
    header = "Import labels of a file or folder.",
    description =
        "Everything that one call changes is one step, which 'cuepoint label PROJECT --undo' takes"
            + " back. Videos that the project does not have are listed and passed over. Labels that"
            + " are there already stay, and imported ones are cut where they would exclude them; of"
            + " two imported labels that exclude each other the later one stays whole.",
    footer = {
      "  cuepoint import study labels.csv --gaps unlabelled",
      "  cuepoint import study data --format ms-tcn --group g1 --group g2 --line-rate 15",
      "  cuepoint import study labels.csv --create-classes --dry-run"
    })
final class ImportCommand extends ProjectCommand {

  @Parameters(
      index = "1",
      paramLabel = "FILE|FOLDER",
      description = "A label file, or a folder in the layout of MS-TCN.")
  private Path source;

  @Mixin private FormatOptions format;

  @Option(
      names = "--gaps",
      paramLabel = "MEANING",
      description =
          "What the time between labels means: background (nothing happens there; each video counts"
              + " as looked at) or unlabelled (nobody looked). The format's own meaning if left"
              + " out: background for MS-TCN, unlabelled for tables.")
  private Optional<Gaps> gaps = Optional.empty();

  @Option(
      names = "--create-classes",
      description =
          "Names that the project does not have become classes; otherwise they are refused.")
  private boolean createClasses;

  @Option(
      names = "--replace",
      description =
          "Remove the labels and reviewed ranges that the covered videos have, in the same step.")
  private boolean replace;

  @Option(
      names = "--group",
      paramLabel = "G",
      description = "Only videos of this group; may be given often.")
  private List<String> groups = new ArrayList<>();

  @Option(names = "--video", paramLabel = "V", description = "Only this video; may be given often.")
  private List<String> videos = new ArrayList<>();

  @Option(names = "--dry-run", description = "Say what would be done and do nothing.")
  private boolean dryRun;

  ImportCommand() {}

  @Override
  Intent intent() {
    return dryRun ? Intent.LOOK : Intent.CHANGE;
  }

  @Override
  int run(ProjectSession session) throws Exception {
    AnnotationExchange exchange = services().exchange(session);
    Set<VideoId> only = new HashSet<>();
    new Names(session).groupsAndVideos(groups, videos).forEach(video -> only.add(video.id()));
    ImportPlan plan =
        exchange.plan(
            new AnnotationExchange.ImportRequest(
                source,
                format.format(),
                gaps,
                createClasses ? UnknownClasses.CREATE : UnknownClasses.REFUSE,
                replace ? Existing.REPLACE : Existing.KEEP,
                only,
                format.options()));
    Optional<EditStep> step = dryRun ? Optional.empty() : exchange.apply(plan);
    answer(json(plan, step));
    tell(plan);
    return CommandLineTool.DONE;
  }

  private void tell(ImportPlan plan) {
    ImportPlan.Counts counts = plan.counts();
    say(
        (dryRun ? "Would import " : "Imported ")
            + counts.added()
            + " labels into "
            + plan.videos().size()
            + " videos ("
            + plan.format()
            + "; the time between labels is "
            + plan.gaps().name().toLowerCase(Locale.ROOT)
            + ").");
    if (counts.reviewed() > 0) {
      say("  " + counts.reviewed() + " videos count as looked at.");
    }
    if (counts.removed() > 0) {
      say("  " + counts.removed() + " labels that were there are removed.");
    }
    if (counts.alreadyThere() > 0) {
      say("  " + counts.alreadyThere() + " were there already.");
    }
    if (counts.cut() > 0) {
      say("  " + counts.cut() + " were cut where another label excludes them.");
    }
    if (counts.outside() > 0) {
      say("  " + counts.outside() + " lie outside their video and were passed over.");
    }
    if (!plan.newClasses().isEmpty()) {
      say("  New classes: " + String.join(", ", plan.newClasses()) + ".");
    }
    if (!plan.missingVideos().isEmpty()) {
      say("  Not in the project, passed over: " + String.join(", ", plan.missingVideos()) + ".");
    }
    if (!wantsJson()) {
      plan.warnings().forEach(this::remark);
    }
  }

  private JsonObject json(ImportPlan plan, Optional<EditStep> step) {
    ImportPlan.Counts counts = plan.counts();
    JsonObject document = new JsonObject();
    document.addProperty("format", plan.format());
    document.addProperty("gaps", plan.gaps().name().toLowerCase(Locale.ROOT));
    document.addProperty("dry_run", dryRun);
    document.add("videos", Json.texts(plan.videos().stream().map(Video::path).toList()));
    document.add("missing_videos", Json.texts(plan.missingVideos()));
    document.add("new_classes", Json.texts(plan.newClasses()));
    document.addProperty("added", counts.added());
    document.addProperty("removed", counts.removed());
    document.addProperty("reviewed", counts.reviewed());
    document.addProperty("already_there", counts.alreadyThere());
    document.addProperty("cut", counts.cut());
    document.addProperty("outside", counts.outside());
    document.add("warnings", Json.array(plan.warnings(), ImportCommand::text));
    step.ifPresent(made -> document.addProperty("step", made.id().toString()));
    return document;
  }

  private static JsonElement text(String sentence) {
    return new JsonPrimitive(sentence);
  }
}
