package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.session.RegionEditing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists, draws, removes and copies analysis regions. */
@Command(
    name = "regions",
    header = "Divide the picture into regions that are labelled and analysed on their own.",
    description = {
      "Without options the regions are listed. A video with regions is not analysed as a whole any"
          + " more: nothing learns from labels of its whole frame, but what is ignored there counts"
          + " in every region. Labels keep their region when it is moved or renamed; features are"
          + " computed again by the next 'index'.",
      "Each change is one step that 'label PROJECT VIDEO --undo' takes back; copying is one over"
          + " the whole project ('label PROJECT --undo').",
      "With --json: videos, each with video, width, height, whole_frame_labels and regions (id,"
          + " name, subject, x, y, width, height in shares, pixels, labels, reviewed, suggestions)."
    },
    footer = {
      "  cuepoint regions study cages.mp4 --set left=0,0,0.5,1 --set right=0.5,0,0.5,1",
      "  cuepoint regions study cages.mp4 --set left=0px,0px,160px,180px --subject left=Mia",
      "  cuepoint regions study cages.mp4 --give-labels left",
      "  cuepoint regions study cages.mp4 --remove right --labels-to left",
      "  cuepoint regions study cages.mp4 --copy-to other.mp4 --group pen1"
    })
final class RegionsCommand extends ProjectCommand {

  private static final String WHOLE = "whole";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VIDEO",
      description = "The video, by name or by path; all are listed without it.")
  private Optional<String> video = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "NAME=x,y,w,h",
      description =
          "Draw a region, or move the one of this name: left and top edge, width and height in"
              + " shares of the upright picture, or in pixels with the suffix px.")
  private Map<String, String> places = new LinkedHashMap<>();

  @Option(names = "--rename", paramLabel = "OLD=NEW", description = "Give a region another name.")
  private Map<String, String> renamed = new LinkedHashMap<>();

  @Option(
      names = "--subject",
      paramLabel = "NAME=WHO",
      description = "Say who is in a region; nobody when WHO is left out.")
  private Map<String, String> subjects = new LinkedHashMap<>();

  @Option(
      names = "--give-labels",
      paramLabel = "NAME",
      description = "Give the labels of the whole frame to this region.")
  private Optional<String> given = Optional.empty();

  @Option(
      names = "--remove",
      paramLabel = "NAME",
      description = "Remove a region; refused while it has labels, unless --labels-to is given.")
  private List<String> removed = new ArrayList<>();

  @Option(
      names = "--labels-to",
      paramLabel = "NAME",
      description =
          "With --remove: the region that gets its labels, or '" + WHOLE + "' for the whole frame.")
  private Optional<String> labelsTo = Optional.empty();

  @Option(
      names = "--copy-to",
      paramLabel = "VIDEO",
      arity = "1..*",
      description =
          "Copy the regions of VIDEO to these videos; a region of the same name there keeps its"
              + " labels and is moved, others stay.")
  private List<String> copies = new ArrayList<>();

  @Option(
      names = "--group",
      paramLabel = "G",
      description = "Copy the regions of VIDEO to the videos of this group.")
  private List<String> groups = new ArrayList<>();

  RegionsCommand() {}

  @Override
  Intent intent() {
    return changes() ? Intent.CHANGE : Intent.LOOK;
  }

  private boolean changes() {
    return !places.isEmpty()
        || !renamed.isEmpty()
        || !subjects.isEmpty()
        || given.isPresent()
        || !removed.isEmpty()
        || !copies.isEmpty()
        || !groups.isEmpty();
  }

  @Override
  int run(ProjectSession session) {
    if (changes() && video.isEmpty()) {
      throw wrongUsage("Say of which VIDEO");
    }
    if (labelsTo.isPresent() && removed.isEmpty()) {
      throw wrongUsage("--labels-to goes with --remove");
    }
    Names names = new Names(session);
    if (changes()) {
      VideoId id = names.video(video.orElseThrow()).id();
      change(session, id);
      copy(session, names, id);
    }
    show(session, names);
    return CommandLineTool.DONE;
  }

  private void change(ProjectSession session, VideoId id) {
    RegionEditing editing = session.regions();
    FrameSize size = video(session, id).facts().displaySize();
    boolean first = video(session, id).regions().isEmpty() && !places.isEmpty();
    for (Map.Entry<String, String> place : places.entrySet()) {
      Crop crop = CropText.read(place.getValue(), size);
      find(session, id, place.getKey())
          .ifPresentOrElse(
              region -> editing.reshape(id, region.id(), crop),
              () -> {
                var _ = editing.add(id, place.getKey(), Optional.empty(), crop);
              });
    }
    subjects.forEach(
        (name, who) -> {
          AnalysisRegion region = require(session, id, name);
          Optional<String> subject = Optional.of(who.strip()).filter(text -> !text.isEmpty());
          editing.rename(id, region.id(), region.name(), subject);
        });
    renamed.forEach(
        (old, now) -> {
          AnalysisRegion region = require(session, id, old);
          editing.rename(id, region.id(), now, region.subject());
        });
    given.ifPresent(
        name -> {
          RegionId to = require(session, id, name).id();
          int count = editing.assign(id, Optional.empty(), Optional.of(to));
          remark(count + " labels of the whole frame are in '" + name + "' now.");
        });
    for (String name : removed) {
      RegionId gone = require(session, id, name).id();
      if (labelsTo.isPresent()) {
        editing.remove(id, gone, target(session, id, labelsTo.get()));
      } else {
        editing.remove(id, gone);
      }
    }
    warn(session, id, first);
  }

  private Optional<RegionId> target(ProjectSession session, VideoId id, String name) {
    return name.equals(WHOLE) && find(session, id, name).isEmpty()
        ? Optional.empty()
        : Optional.of(require(session, id, name).id());
  }

  /** The first region of a video takes its whole frame out of learning; that must not surprise. */
  private void warn(ProjectSession session, VideoId id, boolean first) {
    RegionEditing.Use use = session.regions().use(id, Optional.empty());
    if (first && use.isLabelled()) {
      remark(
          "Nothing learns from the "
              + (use.segments() + use.reviewed())
              + " labels of the whole frame while there are regions; --give-labels NAME gives them"
              + " to one.");
    }
  }

  private void copy(ProjectSession session, Names names, VideoId from) {
    if (copies.isEmpty() && groups.isEmpty()) {
      return;
    }
    List<VideoId> to =
        names.groupsAndVideos(groups, copies).stream()
            .map(Video::id)
            .filter(id -> !id.equals(from))
            .toList();
    int changed = session.regions().copy(from, to).map(step -> step.edits().size()).orElse(0);
    remark("Copied to " + changed + " videos; the other " + (to.size() - changed) + " had them.");
  }

  private static Video video(ProjectSession session, VideoId id) {
    return session.ports().project().video(id).orElseThrow();
  }

  private static Optional<AnalysisRegion> find(ProjectSession session, VideoId id, String name) {
    return Names.region(video(session, id), name);
  }

  private static AnalysisRegion require(ProjectSession session, VideoId id, String name) {
    return Names.requireRegion(video(session, id), name);
  }

  private void show(ProjectSession session, Names names) {
    Table table = new Table("video", "region", "subject", "x,y wxh (px)", "shares", "labels>");
    List<JsonObject> videos = new ArrayList<>();
    for (Video each : new Names(session).videosOrAll(video.stream().toList())) {
      FrameSize size = each.facts().displaySize();
      RegionEditing.Use whole = session.regions().use(each.id(), Optional.empty());
      JsonObject object = new JsonObject();
      object.addProperty("video", names.name(each.id()));
      object.addProperty("width", size.width());
      object.addProperty("height", size.height());
      object.addProperty("whole_frame_labels", whole.segments() + whole.reviewed());
      object.add(
          "regions",
          Json.array(
              each.regions(),
              region -> {
                RegionEditing.Use use = session.regions().use(each.id(), Optional.of(region.id()));
                table.row(
                    each.name(),
                    region.name(),
                    region.subject().orElse(""),
                    CropText.inPixels(region.crop(), size),
                    shares(region.crop()),
                    use.segments() + use.reviewed());
                return json(region, size, use);
              }));
      if (each.regions().isEmpty()) {
        table.row(
            each.name(),
            "(whole frame)",
            each.subject().orElse(""),
            CropText.inPixels(Crop.WHOLE, size),
            shares(Crop.WHOLE),
            whole.segments() + whole.reviewed());
      }
      videos.add(object);
    }
    JsonObject document = new JsonObject();
    document.add("videos", Json.array(videos, v -> v));
    answer(document);
    say(table);
  }

  private static String shares(Crop crop) {
    return number(crop.x())
        + ","
        + number(crop.y())
        + ","
        + number(crop.width())
        + ","
        + number(crop.height());
  }

  private static String number(double share) {
    double rounded = Json.rounded(share, 4);
    return rounded == Math.rint(rounded)
        ? Integer.toString((int) rounded)
        : Double.toString(rounded);
  }

  private static JsonObject json(AnalysisRegion region, FrameSize size, RegionEditing.Use use) {
    JsonObject object = new JsonObject();
    object.addProperty("id", region.id().toString());
    object.addProperty("name", region.name());
    Json.add(object, "subject", region.subject());
    object.addProperty("x", region.crop().x());
    object.addProperty("y", region.crop().y());
    object.addProperty("width", region.crop().width());
    object.addProperty("height", region.crop().height());
    object.addProperty("pixels", CropText.inPixels(region.crop(), size));
    object.addProperty("labels", use.segments());
    object.addProperty("reviewed", use.reviewed());
    object.addProperty("suggestions", use.suggestions());
    return object;
  }
}
