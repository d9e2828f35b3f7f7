package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentId;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.session.Labelling;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Labels by hand. */
@Command(
    name = "label",
    header = "Add, list or remove labels, and take steps back.",
    description = {
      "With --class, --start and --end a label is added; a label of a class that excludes it makes"
          + " room. Each call is one step that --undo takes back: the latest of this person in the"
          + " video, or without VIDEO the latest over the whole project (an import)."
    },
    footer = {
      "  cuepoint label study walk.mp4 --class walk --start 2.5 --end 7",
      "  cuepoint label study walk.mp4 --class walk --start 60 --end 175 --frames --state negative",
      "  cuepoint label study walk.mp4 --reviewed --start 0 --end 30",
      "  cuepoint label study cages.mp4 --class walk --start 2.5 --end 7 --region left",
      "  cuepoint label study --list",
      "  cuepoint label study walk.mp4 --undo"
    })
final class LabelCommand extends ProjectCommand {

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VIDEO",
      description = "The video, by name or by path.")
  private Optional<String> video = Optional.empty();

  @ArgGroup(multiplicity = "1")
  private Action action = new Action();

  /** Exactly one of these. */
  static final class Action {
    @Option(
        names = "--class",
        paramLabel = "C",
        required = true,
        description = "Add a label of this class.")
    private Optional<String> actionClass = Optional.empty();

    // One of a group of which exactly one is given; that it is none of the others says enough.
    @SuppressWarnings("UnusedVariable")
    @Option(
        names = "--reviewed",
        required = true,
        description =
            "Say that all of the range was looked at: what is not labelled there does not happen.")
    private boolean reviewed;

    @Option(names = "--list", required = true, description = "List the labels.")
    private boolean list;

    @Option(
        names = "--remove",
        paramLabel = "ID",
        required = true,
        description = "Remove the label with this identity (its first characters are enough).")
    private Optional<String> remove = Optional.empty();

    @Option(names = "--undo", required = true, description = "Take the latest step back.")
    private boolean undo;

    @Option(
        names = "--redo",
        required = true,
        description = "Do the step again that was taken back last.")
    private boolean redo;

    Action() {}
  }

  @Option(
      names = "--start",
      paramLabel = "TIME",
      description =
          "Where it starts: seconds from the first frame, m:ss, or a frame with --frames.")
  private Optional<String> start = Optional.empty();

  @Option(
      names = "--end",
      paramLabel = "TIME",
      description = "Where it ends; this frame is the first that does not belong to it.")
  private Optional<String> end = Optional.empty();

  @Option(
      names = "--frames",
      description = "--start and --end are frame numbers, counted from 0, not seconds.")
  private boolean frames;

  @Option(
      names = "--region",
      paramLabel = "NAME",
      description =
          "The region that the label or the reviewed range is of; the whole frame without it.")
  private Optional<String> region = Optional.empty();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      defaultValue = "positive",
      description =
          "What the label says: positive (it happens), negative (it does not), unknown (cannot"
              + " say), ignore (leave out of everything); default: ${DEFAULT-VALUE}.")
  private LabelState state;

  LabelCommand() {}

  @Override
  Intent intent() {
    return action.list ? Intent.LOOK : Intent.CHANGE;
  }

  @Override
  int run(ProjectSession session) {
    Names names = new Names(session);
    if (action.list) {
      return list(session, names);
    }
    if (action.undo || action.redo) {
      return step(session, names);
    }
    if (action.remove.isPresent()) {
      return remove(session, names, action.remove.get());
    }
    return add(session, names);
  }

  private int add(ProjectSession session, Names names) {
    if (video.isEmpty() || start.isEmpty() || end.isEmpty()) {
      throw wrongUsage("A label needs VIDEO, --start and --end");
    }
    Video in = names.video(video.get());
    FrameIndex index = session.ports().project().index(in.id()).index();
    Clock.Unit unit = frames ? Clock.Unit.FRAMES : Clock.Unit.SECONDS;
    int from = Clock.frame(start.get(), unit, index);
    int to = Clock.frame(end.get(), unit, index);
    if (to < from) {
      throw new CommandFailedException("The end " + end.get() + " lies before the start.");
    }
    FrameRange range = new FrameRange(from, to);
    Optional<RegionId> place = region.map(called -> Names.requireRegion(in, called).id());
    if (action.reviewed) {
      session.labelling().review(in.id(), place, index, range);
      warn(in, place);
      return done(session, names, in, List.of(), "Reviewed");
    }
    ClassId actionClass = names.actionClass(action.actionClass.orElseThrow()).id();
    Segment added;
    if (state == LabelState.POSITIVE) {
      added = session.labelling().add(in.id(), place, actionClass, index, range);
    } else {
      added =
          new Segment(
              SegmentId.random(),
              in.id(),
              place,
              actionClass,
              index.range(range),
              state,
              session.journal().person(),
              session.journal().person(),
              OptionalDouble.empty(),
              "");
      session
          .journal()
          .apply(in.id(), Labelling.Action.ADD.key(), List.of(new AnnotationEdit.Add(added)));
    }
    warn(in, place);
    return done(session, names, in, List.of(added), "Added");
  }

  private void warn(Video in, Optional<RegionId> place) {
    if (place.isEmpty() && !in.regions().isEmpty() && state != LabelState.IGNORE) {
      remark(
          "Nothing learns from labels of the whole frame of "
              + in.name()
              + ", since it has regions; --region NAME says which one is meant.");
    }
  }

  private int done(
      ProjectSession session, Names names, Video in, List<Segment> segments, String word) {
    FrameIndex index = session.ports().project().index(in.id()).index();
    JsonObject document = new JsonObject();
    document.addProperty("video", in.path());
    document.add("segments", Json.array(segments, s -> Rows.json(s, names, index)));
    answer(document);
    say(word + " in " + in.name() + ".");
    Table table = Rows.segments();
    segments.forEach(segment -> Rows.add(table, segment, names, index));
    if (!table.isEmpty()) {
      say(table);
    }
    return CommandLineTool.DONE;
  }

  private int remove(ProjectSession session, Names names, String id) {
    AnnotationStore annotations = session.ports().annotations();
    List<Segment> all =
        names.videosOrAll(video.stream().toList()).stream()
            .flatMap(v -> annotations.segments(v.id()).stream())
            .toList();
    Segment segment = Names.byId(all, Segment::id, id, "label");
    session.labelling().remove(List.of(segment));
    return done(session, names, names.video(segment.video().toString()), List.of(), "Removed");
  }

  private int step(ProjectSession session, Names names) {
    Optional<VideoId> scope = video.map(called -> names.video(called).id());
    Optional<EditStep> step =
        action.undo ? session.journal().undo(scope) : session.journal().redo(scope);
    String where = video.map(called -> " in " + called).orElse(" over the whole project");
    if (step.isEmpty()) {
      throw new CommandFailedException(
          "There is nothing to " + (action.undo ? "take back" : "do again") + where + ".");
    }
    JsonObject document = new JsonObject();
    document.addProperty("step", step.get().id().toString());
    document.addProperty("action", step.get().action());
    document.addProperty("edits", step.get().edits().size());
    answer(document);
    say((action.undo ? "Took back " : "Did again ") + step.get().action() + where + ".");
    return CommandLineTool.DONE;
  }

  private int list(ProjectSession session, Names names) {
    AnnotationStore annotations = session.ports().annotations();
    List<JsonObject> segments = new ArrayList<>();
    List<JsonObject> reviewed = new ArrayList<>();
    Table table = Rows.segments();
    for (Video each : names.videosOrAll(video.stream().toList())) {
      FrameIndex index = session.ports().project().index(each.id()).index();
      Stream.concat(
              annotations.segments(each.id()).stream(),
              annotations.reviewedRanges(each.id()).stream())
          .sorted(Comparator.comparing(LabelCommand::place))
          .forEach(
              annotation -> {
                switch (annotation) {
                  case Segment segment -> {
                    Rows.add(table, segment, names, index);
                    segments.add(Rows.json(segment, names, index));
                  }
                  case ReviewedRange range -> {
                    Rows.add(table, range, names, index);
                    reviewed.add(Rows.json(range, names, index));
                  }
                  default -> throw new AssertionError(annotation);
                }
              });
    }
    JsonObject document = new JsonObject();
    document.add("segments", Json.array(segments, s -> s));
    document.add("reviewed", Json.array(reviewed, r -> r));
    answer(document);
    say(table);
    return CommandLineTool.DONE;
  }

  private static FrameRange place(Object annotation) {
    return switch (annotation) {
      case Segment segment -> segment.range().frames();
      case ReviewedRange range -> range.range().frames();
      default -> throw new AssertionError(annotation);
    };
  }
}
