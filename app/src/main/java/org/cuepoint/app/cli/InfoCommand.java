package org.cuepoint.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaFacts;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.FrameIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a video file or a project holds. */
@Command(
    name = "info",
    header = "Say what a video file or a project holds.",
    description = {
      "For a video file: every frame is listed and checked by decoding where the file looks"
          + " suspect. With --json: file, frames (their number), key_frames (ordinals), time_base,"
          + " rotation (clockwise degrees for display), variable_frame_rate, width, height, codec,"
          + " container, seconds, synthesised (frames whose timestamp was made up), audio; with"
          + " --frames also pts and the ordinals that were made up. A file that cannot be used"
          + " gives {\"file\",\"error\"}.",
      "For a project: its videos, classes, how much was looked at, features and models."
    },
    footer = {"  cuepoint info walk.mp4 --json --frames", "  cuepoint info study"})
final class InfoCommand extends BaseCommand {

  @Parameters(paramLabel = "FILE|PROJECT", description = "A video file, or a project's folder.")
  private Path place;

  @Option(
      names = "--frames",
      description = "For a video file: list the timestamp (pts) of every frame.")
  private boolean frames;

  @Mixin private ProgressOptions progress;

  InfoCommand() {}

  @Override
  int run() throws Exception {
    if (Files.isDirectory(place)) {
      try (ProjectSession session =
          ProjectCommand.open(services(), place, ProjectCommand.Intent.LOOK)) {
        ProjectSummary summary = ProjectSummary.of(session);
        answer(summary.json());
        summary.lines().forEach(this::say);
        say(summary.videoTable());
        return CommandLineTool.DONE;
      }
    }
    return file();
  }

  private int file() throws Exception {
    JsonObject document = new JsonObject();
    document.addProperty("file", place.toString());
    try {
      if (!Files.exists(place)) {
        throw new UnreadableMediaException(place, "There is no file '" + place + "'.");
      }
      IndexedMedia media =
          runJob(
              new Job<>(
                  "List frames",
                  context -> services().media().index(place.toAbsolutePath(), context)),
              progress);
      describe(document, media);
      answer(document);
      lines(media).forEach(this::say);
      return CommandLineTool.DONE;
    } catch (UnreadableMediaException unreadable) {
      document.addProperty("error", unreadable.getMessage());
      answer(document);
      if (!wantsJson()) {
        remark("cuepoint: " + unreadable.getMessage());
      }
      return CommandLineTool.FAILED;
    }
  }

  private void describe(JsonObject document, IndexedMedia media) {
    MediaFacts facts = media.facts();
    FrameIndex index = media.index();
    document.addProperty("frames", facts.frames());
    JsonArray keys = new JsonArray();
    index.keyFrames().stream().forEach(keys::add);
    document.add("key_frames", keys);
    document.addProperty("time_base", facts.timeBase().toString());
    if (frames) {
      JsonArray pts = new JsonArray();
      for (long each : index.allPts()) {
        pts.add(each);
      }
      document.add("pts", pts);
      document.addProperty("end_pts", index.endPts());
      JsonArray madeUp = new JsonArray();
      index.synthesised().stream().forEach(madeUp::add);
      document.add("synthesised_frames", madeUp);
    }
    document.addProperty("rotation", facts.rotation());
    document.addProperty("variable_frame_rate", facts.variableFrameRate());
    document.addProperty("width", facts.width());
    document.addProperty("height", facts.height());
    document.addProperty("codec", facts.codec());
    document.addProperty("container", facts.container());
    document.addProperty("seconds", Json.rounded(facts.seconds(), 6));
    document.addProperty("synthesised", facts.synthesised());
    document.addProperty("audio", facts.audio());
  }

  private List<String> lines(IndexedMedia media) {
    MediaFacts facts = media.facts();
    FrameIndex index = media.index();
    List<String> lines = new ArrayList<>();
    lines.add(place.toString());
    lines.add(
        String.format(
            Locale.ROOT,
            "  %s, %s in %s, %dx%d%s%s",
            Clock.show(facts.seconds()),
            facts.codec(),
            facts.container(),
            facts.width(),
            facts.height(),
            facts.rotation() == 0 ? "" : ", turned by " + facts.rotation() + "°",
            facts.audio() ? ", with sound" : ""));
    lines.add(
        String.format(
            Locale.ROOT,
            "  %d frames, %d key frames, time base %s, %s frame rate (%.3f a second)%s",
            facts.frames(),
            index.keyFrames().cardinality(),
            facts.timeBase(),
            facts.variableFrameRate() ? "variable" : "constant",
            facts.frames() / Math.max(1e-9, facts.seconds()),
            madeUp(facts).orElse("")));
    if (frames) {
      for (int frame = 0; frame < index.frameCount(); frame++) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%8d  pts %d  %s%s%s",
                frame,
                index.pts(frame),
                Clock.show(index.secondsAt(frame)),
                index.keyFrames().get(frame) ? "  key" : "",
                index.synthesised().get(frame) ? "  made up" : ""));
      }
    }
    return lines;
  }

  private static Optional<String> madeUp(MediaFacts facts) {
    return facts.synthesised() == 0
        ? Optional.empty()
        : Optional.of(", " + facts.synthesised() + " timestamps made up");
  }
}
