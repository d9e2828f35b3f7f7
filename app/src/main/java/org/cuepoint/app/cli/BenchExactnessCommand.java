package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.util.Locale;
import org.cuepoint.app.bench.ExactnessBench;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.media.check.ExactnessCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks that the frame on screen is the frame asked for. */
@Command(
    name = "exactness",
    header = "Check that the frame on screen is the frame asked for, on every kind of file.",
    description =
        "Writes clips whose pictures carry their number (constant and variable frame rates,"
            + " B-frames, open groups, key frames 1 to 400 apart, fragments, late starts, edit"
            + " lists, rotations; MP4, MOV, MKV, WebM, AVI, TS, MPEG and bare H.264; H.264, MPEG-2,"
            + " MPEG-4, VP9, AV1, MJPEG) into a temporary folder and reads them as the player does:"
            + " jumps, steps back and forth, runs, after closing and opening again, with the frame"
            + " index as made and as stored. With --json: checks, wrong, seconds, and for each clip"
            + " its frames, checks, wrong and the first problems.",
    footer = {"  cuepoint bench exactness", "  cuepoint bench exactness --checks 50000 --json"},
    exitCodeList = {
      "0:No picture was wrong.",
      "1:Some were, or the check could not be done; standard error says why.",
      BaseCommand.CODE_2
    })
final class BenchExactnessCommand extends BaseCommand {

  @Option(
      names = "--checks",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Pictures to read at least (default: ${DEFAULT-VALUE}).")
  private int checks;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the order in which they are read (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private ProgressOptions progress;

  BenchExactnessCommand() {}

  @Override
  int run() throws Exception {
    if (checks < 1) {
      throw wrongUsage("--checks must be at least 1");
    }
    ExactnessBench.Result result;
    try (TemporaryFolder folder = TemporaryFolder.make("cuepoint-exactness")) {
      result =
          runJob(
              new Job<>(
                  "Check frames",
                  context ->
                      ExactnessBench.run(services().media(), folder.path(), checks, seed, context)),
              progress);
    }
    answer(json(result));
    Table table = new Table("clip", "frames>", "checks>", "wrong>", "first problem");
    for (ExactnessCheck.Result clip : result.clips()) {
      table.row(
          clip.clip(),
          clip.frames(),
          clip.checks(),
          clip.wrong(),
          clip.problems().isEmpty() ? "" : clip.problems().getFirst());
    }
    say(table);
    say(
        String.format(
            Locale.ROOT,
            "%d checks, %d wrong, %.1f s.",
            result.checks(),
            result.wrong(),
            result.seconds()));
    return result.wrong() == 0 ? CommandLineTool.DONE : CommandLineTool.FAILED;
  }

  private static JsonObject json(ExactnessBench.Result result) {
    JsonObject document = new JsonObject();
    document.addProperty("checks", result.checks());
    document.addProperty("wrong", result.wrong());
    document.addProperty("seconds", Json.rounded(result.seconds(), 3));
    document.add(
        "clips",
        Json.array(
            result.clips(),
            clip -> {
              JsonObject object = new JsonObject();
              object.addProperty("clip", clip.clip());
              object.addProperty("frames", clip.frames());
              object.addProperty("checks", clip.checks());
              object.addProperty("wrong", clip.wrong());
              object.add("problems", Json.texts(clip.problems()));
              return object;
            }));
    return document;
  }
}
