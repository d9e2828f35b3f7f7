package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cuepoint.core.feature.FeatureFile;
import org.cuepoint.core.session.FeatureAccounting;
import org.cuepoint.core.session.FeatureAccounting.Entry;
import org.cuepoint.core.session.FeatureAccounting.Selection;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists features with the disk they take, and cleans up. */
@Command(
    name = "features",
    header = "Show how much disk the features take, and clean up.",
    description = {
      "Features are what an encoder saw of a video; all of them can be computed again ('cuepoint"
          + " index').",
      "--clean removes those of videos and regions that are gone, and torn files; with --unused"
          + " also those of encoders that neither new features nor the active model nor the newest"
          + " model of a kind works on; with --encoder all of one encoder. What a job is writing"
          + " stays.",
      "With --json: bytes, encoders (id, model, current, used, bytes, hours, bytes_per_hour),"
          + " features (video, encoder, clock, ticks, of_ticks, bytes, use) and, with --clean,"
          + " removed, in_use and freed_bytes."
    },
    footer = {
      "  cuepoint features study",
      "  cuepoint features study --clean --unused",
      "  cuepoint features study --clean --encoder FE-XS@1a2b --json"
    })
final class FeaturesCommand extends ProjectCommand {

  @Option(names = "--clean", description = "Remove what is of no use, after saying what.")
  private boolean clean;

  @Option(names = "--unused", description = "With --clean: also of encoders that are not in use.")
  private boolean unused;

  @Option(
      names = "--encoder",
      paramLabel = "ID",
      description = "With --clean: all features of this encoder; the id or its start.")
  private Optional<String> encoder = Optional.empty();

  FeaturesCommand() {}

  @Override
  Intent intent() {
    return clean ? Intent.CHANGE : Intent.LOOK;
  }

  @Override
  int run(ProjectSession session) throws Exception {
    if (!clean && (unused || encoder.isPresent())) {
      throw wrongUsage("--unused and --encoder go with --clean");
    }
    FeatureAccounting accounting = new FeatureAccounting(session.ports(), InstantSource.system());
    JsonObject document = new JsonObject();
    if (clean) {
      clean(accounting, document);
    }
    list(accounting, document);
    answer(document);
    return CommandLineTool.DONE;
  }

  private void clean(FeatureAccounting accounting, JsonObject document) throws Exception {
    List<Entry> chosen =
        accounting.removable(
            new Selection(unused ? Selection.Unused.REMOVE : Selection.Unused.KEEP, encoder));
    for (Entry entry : chosen) {
      say("Removing " + words(entry));
    }
    FeatureAccounting.Cleaning done = accounting.remove(chosen);
    for (Entry entry : done.inUse()) {
      say("Left " + words(entry) + ", since a job writes it now");
    }
    long freed =
        done.removed().stream().mapToLong(entry -> entry.file().bytes()).sum()
            + done.scratchBytes();
    say(
        done.removed().isEmpty() && freed == 0
            ? "There was nothing to remove."
            : "%d removed, %s freed.".formatted(done.removed().size(), size(freed)));
    document.add("removed", Json.array(done.removed(), FeaturesCommand::json));
    document.add("in_use", Json.array(done.inUse(), FeaturesCommand::json));
    document.addProperty("freed_bytes", freed);
  }

  private void list(FeatureAccounting accounting, JsonObject document) throws Exception {
    List<Entry> entries = accounting.entries();
    long bytes = entries.stream().mapToLong(entry -> entry.file().bytes()).sum();
    document.addProperty("bytes", bytes);
    document.add("encoders", Json.array(accounting.encoders(entries), FeaturesCommand::json));
    document.add("features", Json.array(entries, FeaturesCommand::json));
    if (entries.isEmpty()) {
      say("There are no features; 'cuepoint index PROJECT' computes them.");
      return;
    }
    Table table = new Table("video", "encoder", "ticks>", "of>", "size>", "use");
    for (Entry entry : entries) {
      table.row(
          entry.video().isEmpty() ? "not known" : entry.video(),
          entry.encoder().isEmpty() ? "not known" : entry.encoder(),
          entry.file().ticks(),
          entry.ticksInAll(),
          size(entry.file().bytes()),
          use(entry));
    }
    say(table);
    Table shares = new Table("encoder", "model", "size>", "per hour>", "use");
    for (FeatureAccounting.EncoderShare share : accounting.encoders(entries)) {
      shares.row(
          share.encoder(),
          share.model().isEmpty() ? "not in the project" : share.model(),
          size(share.bytes()),
          share.seconds() == 0 ? "-" : size((long) (share.bytes() / share.seconds() * 3600)),
          share.current() ? "current" : share.used() ? "used by a model" : "not in use");
    }
    say("");
    say(shares);
    say(size(bytes) + " in all.");
  }

  private static String words(Entry entry) {
    return "%s of %s by %s (%s)"
        .formatted(
            size(entry.file().bytes()),
            entry.video().isEmpty() ? "a video nobody knows" : entry.video(),
            entry.encoder().isEmpty() ? "an encoder nobody knows" : entry.encoder(),
            use(entry));
  }

  private static String use(Entry entry) {
    String words =
        switch (entry.use()) {
          case USED -> "in use";
          case ENCODER_UNUSED -> "encoder not in use";
          case VIDEO_REMOVED -> "video is gone";
          case REGION_GONE -> "region is gone";
          case TORN -> "torn";
        };
    return entry.file().state() == FeatureFile.State.BEING_WRITTEN
        ? words + ", being written"
        : words;
  }

  private static String size(long bytes) {
    if (bytes < 10_000) {
      return bytes + " B";
    }
    return bytes < 10_000_000_000L
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }

  private static JsonObject json(FeatureAccounting.EncoderShare share) {
    JsonObject object = new JsonObject();
    object.addProperty("id", share.encoder());
    object.addProperty("model", share.model());
    object.addProperty("current", share.current());
    object.addProperty("used", share.used());
    object.addProperty("bytes", share.bytes());
    object.addProperty("hours", Json.rounded(share.seconds() / 3600, 6));
    if (share.seconds() > 0) {
      object.addProperty("bytes_per_hour", (long) (share.bytes() / share.seconds() * 3600));
    }
    return object;
  }

  private static JsonObject json(Entry entry) {
    JsonObject object = new JsonObject();
    object.addProperty("file", entry.file().name());
    object.addProperty("video", entry.video());
    object.addProperty("encoder", entry.encoder());
    object.addProperty("clock", entry.clock());
    object.addProperty("ticks", entry.file().ticks());
    object.addProperty("of_ticks", entry.ticksInAll());
    object.addProperty("bytes", entry.file().bytes());
    object.addProperty("use", entry.use().name().toLowerCase(Locale.ROOT));
    object.addProperty("being_written", entry.file().state() == FeatureFile.State.BEING_WRITTEN);
    return object;
  }
}
