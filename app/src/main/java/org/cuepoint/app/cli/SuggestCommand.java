package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.session.LearningLoop.SuggestSummary;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.FrameIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets the active model suggest segments. */
@Command(
    name = "suggest",
    header = "Let the active model suggest segments.",
    description =
        "Replaces the suggestions that nobody decided yet; what a person labelled is never touched."
            + " 'cuepoint accept' and 'cuepoint reject' decide.",
    footer = {"  cuepoint suggest study", "  cuepoint suggest study --video walk.mp4 --json"})
final class SuggestCommand extends ProjectCommand {

  @Option(
      names = "--video",
      paramLabel = "V",
      description = "Only this video; may be given often. All videos if left out.")
  private List<String> videos = new ArrayList<>();

  @Mixin private ProgressOptions progress;

  SuggestCommand() {}

  @Override
  Intent intent() {
    return Intent.CHANGE;
  }

  @Override
  int run(ProjectSession session) throws Exception {
    Names names = new Names(session);
    SuggestSummary summary = runJob(session.learning().suggest(names.ids(videos)), progress);
    Table table = Rows.suggestions();
    List<JsonObject> rows = new ArrayList<>();
    Set<VideoId> asked = new LinkedHashSet<>();
    summary.suggestions().forEach(suggestion -> asked.add(suggestion.video()));
    Set<UUID> open = new HashSet<>();
    asked.forEach(video -> session.open().in(video).forEach(each -> open.add(each.key())));
    for (Suggestion suggestion : summary.suggestions()) {
      if (!open.contains(suggestion.key())) {
        // Refused before, and nothing has changed there since.
        continue;
      }
      FrameIndex index = session.ports().project().index(suggestion.video()).index();
      Rows.add(table, suggestion, names, index);
      rows.add(Rows.json(suggestion, names, index));
    }
    JsonObject document = new JsonObject();
    document.addProperty("model", summary.model().name());
    document.addProperty("seconds", Json.rounded(summary.seconds(), 3));
    document.add("suggestions", Json.array(rows, row -> row));
    answer(document);
    if (!table.isEmpty()) {
      say(table);
    }
    say(
        String.format(
            Locale.ROOT,
            "%d suggestions by %s in %.1f s",
            rows.size(),
            summary.model().name(),
            summary.seconds()));
    return CommandLineTool.DONE;
  }
}
