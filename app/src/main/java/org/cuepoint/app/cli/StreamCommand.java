package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.cuepoint.core.media.CameraAddress;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.LiveRecognition;
import org.cuepoint.core.session.LiveRecognition.Recognised;
import org.cuepoint.core.session.LiveRecognition.Seen;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.session.VideoFinder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Watches a video or a camera and prints what is recognised, as it is recognised. */
@Command(
    name = "stream",
    header = "Watch a video or a camera and print segments as they are recognised.",
    description = {
      "A streaming student (shift-attention, attention-lstm) sees one tick after the other, and"
          + " each tick is decided a fixed lag later. A segment is told twice: when it begins and"
          + " when it has ended. A video is watched as fast as it goes, a camera until Ctrl-C or"
          + " --seconds.",
      "A camera is FORMAT:DEVICE (v4l2:/dev/video0, avfoundation:0, dshow:video=NAME), a path below"
          + " /dev, or a number.",
      "With --json: one object a line, with event (begin or end), class, start, end, lag (seconds"
          + " of the stream from the edge to the message) and tick_ms (the engine's work on that"
          + " tick: encoding, student, decoder); at last event done with ticks, stream_s, seconds,"
          + " tick_p50_ms and tick_p95_ms."
    },
    footer = {
      "  cuepoint stream study walk.mp4",
      "  cuepoint stream study /dev/video0 --model shift-attention-v2 --lag 0.5 --json",
      "  cuepoint stream --model attention-lstm-v1 walk.mp4"
    })
final class StreamCommand extends BaseCommand {

  @Parameters(
      arity = "1..2",
      paramLabel = "[PROJECT] VIDEO|CAMERA",
      description =
          "The project's folder, the current one if left out; and what to watch: a video file, a"
              + " video of the project, or a camera.")
  private List<String> places = List.of();

  @Option(
      names = "--model",
      paramLabel = "M",
      description =
          "The student, by name such as 'shift-attention v2' or by the start of its identity; the"
              + " newest that can watch a stream if left out.")
  private Optional<String> model = Optional.empty();

  @Option(
      names = "--lag",
      paramLabel = "S",
      defaultValue = "1",
      description =
          "Seconds from a tick to its decision, 0 to 60; longer is more accurate (default:"
              + " ${DEFAULT-VALUE}).")
  private double lag;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "0",
      description = "Stop after so many seconds of the stream (default: at its end).")
  private double seconds;

  @Option(
      names = "--crop",
      paramLabel = "X,Y,W,H",
      description =
          "Look at this part of the picture, in shares of it; give what the student's regions are"
              + " like.")
  private Optional<String> crop = Optional.empty();

  @Mixin private ProgressOptions progress;

  StreamCommand() {}

  @Override
  int run() throws Exception {
    if (!(lag >= 0 && lag <= 60) || !(seconds >= 0)) {
      throw wrongUsage("--lag is 0 to 60 and --seconds at least 0");
    }
    String watched = places.getLast();
    Path project = Path.of(places.size() > 1 ? places.getFirst() : "");
    try (ProjectSession session =
        ProjectCommand.open(services(), project.toAbsolutePath(), ProjectCommand.Intent.LOOK)) {
      LiveRecognition live = services().liveRecognition(session);
      ModelVersion chosen = model.map(name -> Names.model(session, name)).orElseGet(newest(live));
      LiveRecognition.Plan plan =
          new LiveRecognition.Plan(chosen, seen(session, watched), part(), 0, lag, seconds);
      LiveRecognition.Summary done = runJob(live.watch(plan, this::tell), progress);
      tell(chosen, done);
    }
    return CommandLineTool.DONE;
  }

  private static Supplier<ModelVersion> newest(LiveRecognition live) {
    return () ->
        live.newest()
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "The project has no student that can watch a stream; 'cuepoint learn"
                            + " student PROJECT' trains one."));
  }

  private Seen seen(ProjectSession session, String watched) throws NoSuchFileException {
    Optional<CameraAddress> camera =
        CameraAddress.parse(watched, System.getProperty("os.name", ""));
    if (camera.isPresent()) {
      return new Seen.Camera(camera.get());
    }
    Path file = Path.of(watched).toAbsolutePath();
    if (Files.exists(file)) {
      return new Seen.File(file);
    }
    List<Video> known = new VideoFinder(session.ports().project().videos()).find(watched);
    if (known.size() != 1) {
      throw new NoSuchFileException(watched);
    }
    return new Seen.File(session.ports().project().file(known.getFirst()));
  }

  /** In shares, since the size of a camera's pictures is not known before it is opened. */
  private Crop part() {
    return crop.map(text -> CropText.read(text, new FrameSize(10_000, 10_000))).orElse(Crop.WHOLE);
  }

  private void tell(Recognised found) {
    PrintWriter out = console().out();
    if (wantsJson()) {
      JsonObject object = new JsonObject();
      object.addProperty("event", found.end().isPresent() ? "end" : "begin");
      object.addProperty("class", found.actionClass().name());
      object.addProperty("start", Json.rounded(found.start(), 3));
      found.end().ifPresent(end -> object.addProperty("end", Json.rounded(end, 3)));
      object.addProperty("lag", Json.rounded(found.lag(), 3));
      object.addProperty("tick_ms", Json.rounded(found.tickMillis(), 3));
      out.println(Json.text(object));
    } else {
      out.println(
          String.format(
              Locale.ROOT,
              "%-12s %-12s %-20s lag %.2f s, tick %.1f ms",
              Clock.show(found.start()),
              found.end().map(Clock::show).orElse("..."),
              found.actionClass().name(),
              found.lag(),
              found.tickMillis()));
    }
    out.flush();
  }

  private void tell(ModelVersion chosen, LiveRecognition.Summary done) {
    JsonObject object = new JsonObject();
    object.addProperty("event", "done");
    object.addProperty("model", chosen.name());
    object.addProperty("ticks", done.ticks());
    object.addProperty("stream_s", Json.rounded(done.streamSeconds(), 3));
    object.addProperty("seconds", Json.rounded(done.seconds(), 3));
    object.addProperty("tick_p50_ms", Json.rounded(done.p50(), 3));
    object.addProperty("tick_p95_ms", Json.rounded(done.p95(), 3));
    answer(object);
    say(
        String.format(
            Locale.ROOT,
            "%s watched %.1f s in %.1f s; a tick took %.1f ms (95 %% below %.1f ms).",
            chosen.name(),
            done.streamSeconds(),
            done.seconds(),
            done.p50(),
            done.p95()));
  }
}
