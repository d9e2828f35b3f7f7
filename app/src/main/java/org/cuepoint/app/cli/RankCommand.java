package org.cuepoint.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.active.Example;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.session.LearningLoop.RankRequest;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ranks what to label next. */
@Command(
    name = "rank",
    header = "Rank the places to label next and make them the queue.",
    description =
        "Windows that nobody looked at are chosen by what a label there is worth; one in ten is"
            + " drawn at random instead, to measure, and one in ten looks for classes with few"
            + " labels. With --like the windows that look most like one label are chosen instead."
            + " The answer is the new queue; 'cuepoint queue' lists and answers it.",
    footer = {
      "  cuepoint rank study --count 20",
      "  cuepoint rank study --acquisition random --seed 7 --json",
      "  cuepoint rank study --like 3f2a"
    })
final class RankCommand extends ProjectCommand {

  @Option(
      names = "--acquisition",
      paramLabel = "ID",
      defaultValue = "cuepoint",
      description =
          "How to choose: cuepoint (as max-herding while labels are few, then where several reasons"
              + " for doubt come together), random, least-confidence, margin, entropy, bald,"
              + " disagreement, boundary, core-set, badge, typiclust, max-herding, prob-cover, or"
              + " what a plug-in adds (default: ${DEFAULT-VALUE}).")
  private String acquisition;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many questions (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of every random choice (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--video",
      paramLabel = "V",
      description = "Only this video; may be given often. All videos if left out.")
  private List<String> videos = new ArrayList<>();

  @Option(
      names = "--like",
      paramLabel = "ID",
      description =
          "Find more that looks like this label, named by the first characters of its identity as"
              + " 'cuepoint label PROJECT --list' prints it; in all videos.")
  private Optional<String> like = Optional.empty();

  @Mixin private ProgressOptions progress;

  RankCommand() {}

  @Override
  Intent intent() {
    return Intent.CHANGE;
  }

  @Override
  int run(ProjectSession session) throws Exception {
    if (count < 1) {
      throw wrongUsage("--count must be at least 1");
    }
    if (like.isPresent() && !videos.isEmpty()) {
      throw wrongUsage("--like looks in all videos; leave --video out");
    }
    Names names = new Names(session);
    RankRequest request =
        like.isPresent()
            ? RankRequest.like(example(session, names, like.get()), count, seed)
            : new RankRequest(acquisition, count, seed, names.ids(videos));
    QueueRound round = runJob(session.learning().rank(request), progress);
    QueueListing listing = QueueListing.of(session, round.items());
    answer(listing.json(round));
    say(listing.table());
    say(round.items().size() + " questions by " + QueueListing.by(round));
    return CommandLineTool.DONE;
  }

  private static Example example(ProjectSession session, Names names, String id) {
    List<Segment> labels = new ArrayList<>();
    names
        .videos()
        .forEach(video -> labels.addAll(session.ports().annotations().segments(video.id())));
    Segment label = Names.byId(labels, Segment::id, id, "label");
    return new Example(
        label.video(),
        label.region(),
        label.range().frames(),
        label.state() == LabelState.POSITIVE ? Optional.of(label.actionClass()) : Optional.empty());
  }
}
