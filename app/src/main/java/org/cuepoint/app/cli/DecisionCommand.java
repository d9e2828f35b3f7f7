package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.FrameIndex;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides about suggestions: which ones is the same for accepting and rejecting. */
abstract class DecisionCommand extends ProjectCommand {

  @Parameters(
      index = "1..*",
      paramLabel = "SUGGESTION",
      description =
          "Identities of suggestions as 'cuepoint suggest' prints them; their first characters are"
              + " enough.")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--all", description = "All suggestions that nobody decided yet.")
  private boolean all;

  @Option(
      names = {"--threshold", "--min-probability"},
      paramLabel = "P",
      description =
          "All suggestions whose class has at least this probability, mean over the suggestion, 0"
              + " to 1.")
  private Optional<Double> least = Optional.empty();

  @Option(
      names = "--video",
      paramLabel = "V",
      description = "With --all or --threshold: only in this video; may be given often.")
  private List<String> videos = new ArrayList<>();

  @Override
  Intent intent() {
    return Intent.CHANGE;
  }

  /** Decides about suggestions of one video, and returns how many steps of undo that made. */
  abstract int decide(
      ProjectSession session, VideoId video, FrameIndex index, List<Suggestion> suggestions);

  /** Returns the word for what was done. */
  abstract String word();

  @Override
  final int run(ProjectSession session) {
    boolean every = all || least.isPresent();
    if (ids.isEmpty() != every) {
      throw wrongUsage("Give either suggestions, or --all or --threshold");
    }
    if (!every && !videos.isEmpty()) {
      throw wrongUsage("--video goes with --all or --threshold");
    }
    if (least.isPresent() && !(least.get() >= 0 && least.get() <= 1)) {
      throw wrongUsage("--threshold must be 0 to 1");
    }
    Names names = new Names(session);
    return every
        ? decideAll(session, names, names.videosOrAll(videos), least.orElse(0.0))
        : decide(session, byVideo(named(session, names)));
  }

  /** Decides about all that are sure enough. */
  int decideAll(ProjectSession session, Names names, List<Video> in, double threshold) {
    return decide(
        session,
        byVideo(proposed(session, in).stream().filter(s -> s.confidence() >= threshold).toList()));
  }

  private int decide(ProjectSession session, Map<VideoId, List<Suggestion>> chosen) {
    int decided = 0;
    int steps = 0;
    for (Map.Entry<VideoId, List<Suggestion>> entry : chosen.entrySet()) {
      FrameIndex index = session.ports().project().index(entry.getKey()).index();
      steps += decide(session, entry.getKey(), index, entry.getValue());
      decided += entry.getValue().size();
    }
    JsonObject document = new JsonObject();
    document.addProperty(word(), decided);
    document.add(
        "suggestions",
        Json.texts(
            chosen.values().stream().flatMap(List::stream).map(s -> s.id().toString()).toList()));
    answer(document);
    say(decided + " suggestions " + word() + ", as " + steps + " steps that can be undone.");
    return CommandLineTool.DONE;
  }

  private List<Suggestion> named(ProjectSession session, Names names) {
    List<Suggestion> proposed = proposed(session, names.videos());
    return ids.stream()
        .map(id -> Names.byId(proposed, Suggestion::id, id, "open suggestion"))
        .distinct()
        .toList();
  }

  private static List<Suggestion> proposed(ProjectSession session, List<Video> in) {
    List<Suggestion> proposed = new ArrayList<>();
    for (Video video : in) {
      proposed.addAll(session.open().in(video.id()));
    }
    return proposed;
  }

  private static Map<VideoId, List<Suggestion>> byVideo(List<Suggestion> wanted) {
    Map<VideoId, List<Suggestion>> byVideo = new LinkedHashMap<>();
    wanted.forEach(s -> byVideo.computeIfAbsent(s.video(), v -> new ArrayList<>()).add(s));
    return byVideo;
  }
}
