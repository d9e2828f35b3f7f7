package org.cuepoint.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.active.Answer;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists and answers questions. */
@Command(
    name = "queue",
    header = "List the open questions of the queue, or answer one.",
    description =
        "An answer reviews the question's window: what is not labelled there does not happen. A"
            + " skipped question stays unlabelled and is not asked again in this round.",
    footer = {
      "  cuepoint queue study",
      "  cuepoint queue study --answer 3f2a --class wave",
      "  cuepoint queue study --answer 3f2a --class wave --start 12.4 --end 13.1",
      "  cuepoint queue study --answer 3f2a --nothing",
      "  cuepoint queue study --answer 3f2a --skip"
    })
final class QueueCommand extends ProjectCommand {

  @Option(
      names = "--answer",
      paramLabel = "ID",
      description = "The question to answer (the first characters of its identity are enough).")
  private Optional<String> id = Optional.empty();

  @ArgGroup(multiplicity = "0..1")
  private Said said = new Said();

  /** At most one of these. */
  static final class Said {
    @Option(
        names = "--class",
        paramLabel = "C",
        required = true,
        description = "This class happens in the window, or from --start to --end.")
    private Optional<String> actionClass = Optional.empty();

    @Option(names = "--nothing", required = true, description = "Nothing happens in the window.")
    private boolean nothing;

    @Option(names = "--skip", required = true, description = "Go on without an answer.")
    private boolean skip;

    Said() {}
  }

  @Option(
      names = "--start",
      paramLabel = "TIME",
      description = "With --class: where it starts; the window's start if left out.")
  private Optional<String> start = Optional.empty();

  @Option(
      names = "--end",
      paramLabel = "TIME",
      description = "With --class: where it ends; the window's end if left out.")
  private Optional<String> end = Optional.empty();

  @Option(
      names = "--frames",
      description = "--start and --end are frame numbers, counted from 0, not seconds.")
  private boolean frames;

  QueueCommand() {}

  @Override
  Intent intent() {
    return id.isPresent() ? Intent.CHANGE : Intent.LOOK;
  }

  @Override
  int run(ProjectSession session) {
    List<QueueItem> open = session.open().questions();
    if (id.isEmpty()) {
      return list(session, open);
    }
    if (said.actionClass.isEmpty() && !said.nothing && !said.skip) {
      throw wrongUsage("--answer needs --class, --nothing or --skip");
    }
    QueueItem item = Names.byId(open, QueueItem::id, id.get(), "open question");
    if (!said.skip) {
      label(session, item);
    }
    session
        .ports()
        .queue()
        .answer(
            new Answer(
                item.id(),
                said.skip ? Answer.Decision.SKIPPED : Answer.Decision.LABELLED,
                session.journal().person(),
                Instant.now(),
                0,
                Answer.View.SUGGESTED));
    int left = open.size() - 1;
    JsonObject document = new JsonObject();
    document.addProperty("answered", item.id().toString());
    document.addProperty("decision", said.skip ? "skipped" : "labelled");
    document.addProperty("open", left);
    answer(document);
    say((said.skip ? "Skipped; " : "Answered; ") + left + " questions are open.");
    return CommandLineTool.DONE;
  }

  private void label(ProjectSession session, QueueItem item) {
    FrameIndex index = session.ports().project().index(item.video()).index();
    FrameRange window = item.range().frames();
    if (said.actionClass.isPresent()) {
      ActionClass actionClass = new Names(session).actionClass(said.actionClass.get());
      Clock.Unit unit = frames ? Clock.Unit.FRAMES : Clock.Unit.SECONDS;
      int from = start.map(text -> Clock.frame(text, unit, index)).orElse(window.start());
      int to = end.map(text -> Clock.frame(text, unit, index)).orElse(window.end());
      if (to < from) {
        throw new CommandFailedException("The end lies before the start.");
      }
      session
          .labelling()
          .add(item.video(), item.region(), actionClass.id(), index, new FrameRange(from, to));
    }
    session.labelling().review(item.video(), item.region(), index, window);
  }

  private int list(ProjectSession session, List<QueueItem> open) {
    Optional<QueueRound> round = session.ports().queue().currentRound();
    QueueListing listing = QueueListing.of(session, open);
    if (round.isEmpty()) {
      JsonObject nothing = new JsonObject();
      nothing.add("items", new JsonArray());
      answer(nothing);
      say("Nothing was ranked yet; 'cuepoint rank PROJECT' does that.");
      return CommandLineTool.DONE;
    }
    answer(listing.json(round.get()));
    if (open.isEmpty()) {
      say("Every question of this round is answered; 'cuepoint rank PROJECT' asks new ones.");
    } else {
      say(listing.table());
    }
    return CommandLineTool.DONE;
  }
}
