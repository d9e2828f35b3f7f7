package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cuepoint.core.session.LearningLoop.IndexSummary;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Computes features. */
@Command(
    name = "index",
    header = "Compute the features that learning works on.",
    description =
        "Each video is decoded once at the project's feature clock. What is there already is not"
            + " computed again, so that an index that was stopped goes on where it was.",
    footer = {"  cuepoint index study", "  cuepoint index study --video walk.mp4 --json"})
final class IndexCommand extends ProjectCommand {

  @Option(
      names = "--video",
      paramLabel = "V",
      description = "Only this video; may be given often. All videos if left out.")
  private List<String> videos = new ArrayList<>();

  @Mixin private ProgressOptions progress;

  IndexCommand() {}

  @Override
  Intent intent() {
    return Intent.CHANGE;
  }

  @Override
  int run(ProjectSession session) throws Exception {
    IndexSummary summary =
        runJob(session.learning().index(new Names(session).ids(videos)), progress);
    JsonObject document = new JsonObject();
    document.addProperty("videos", summary.videos());
    document.addProperty("ticks", summary.ticks());
    document.addProperty("encoder", summary.encoder());
    document.addProperty("seconds", Json.rounded(summary.seconds(), 3));
    answer(document);
    say(
        String.format(
            Locale.ROOT,
            "%d videos have features now; %d looks were encoded in %.1f s (encoder %s).",
            summary.videos(),
            summary.ticks(),
            summary.seconds(),
            summary.encoder()));
    return CommandLineTool.DONE;
  }
}
