package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.project.MultiViewGroup;
import org.cuepoint.core.project.MultiViewId;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.TimeBase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists, joins and parts videos that play side by side. */
@Command(
    name = "views",
    header = "Join videos of one scene, so that they play side by side.",
    description = {
      "Without options the groups are listed. Two to four videos make a group; joining under a name"
          + " that is there replaces that group.",
      "With --json: groups, each with name and members (video, offset_seconds, offset_ticks)."
    },
    footer = {
      "  cuepoint views study",
      "  cuepoint views study --join front.mp4 --join side.mp4 --offset 0 --offset 1.25 --name"
          + " room",
      "  cuepoint views study --remove room"
    })
final class ViewsCommand extends ProjectCommand {

  @Option(
      names = "--join",
      paramLabel = "VIDEO",
      description = "A video of the group, by name or by path; give it once for each.")
  private List<String> joined = new ArrayList<>();

  @Option(
      names = "--offset",
      paramLabel = "SECONDS",
      description =
          "How long after this video's first frame the group's common time begins; once for each"
              + " --join, in their order; negative when the video starts later. Without it all"
              + " start together.")
  private List<Double> offsets = new ArrayList<>();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "With --join: what the group is called; else the first video's name.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--remove",
      paramLabel = "NAME",
      description = "Part the videos of this group; they stay in the project.")
  private Optional<String> removed = Optional.empty();

  ViewsCommand() {}

  @Override
  Intent intent() {
    return joined.isEmpty() && removed.isEmpty() ? Intent.LOOK : Intent.CHANGE;
  }

  @Override
  int run(ProjectSession session) {
    if (joined.isEmpty() && (name.isPresent() || !offsets.isEmpty())) {
      throw wrongUsage("--name and --offset go with --join");
    }
    ProjectStore project = session.ports().project();
    removed.ifPresent(called -> project.removeMultiViewGroup(group(project, called).id()));
    if (!joined.isEmpty()) {
      join(session);
    }
    show(session);
    return CommandLineTool.DONE;
  }

  private void join(ProjectSession session) {
    if (!offsets.isEmpty() && offsets.size() != joined.size()) {
      throw wrongUsage("Give --offset once for each --join, or not at all");
    }
    ProjectStore project = session.ports().project();
    Names names = new Names(session);
    List<MultiViewGroup.Member> members = new ArrayList<>();
    for (int i = 0; i < joined.size(); i++) {
      Video video = names.video(joined.get(i));
      double seconds = offsets.isEmpty() ? 0 : offsets.get(i);
      members.add(new MultiViewGroup.Member(video.id(), video.facts().timeBase().ticks(seconds)));
    }
    String called = name.orElseGet(() -> names.video(joined.getFirst()).name());
    MultiViewId id =
        project.multiViewGroups().stream()
            .filter(group -> group.name().equals(called.strip()))
            .findFirst()
            .map(MultiViewGroup::id)
            .orElseGet(MultiViewId::random);
    project.saveMultiViewGroup(new MultiViewGroup(id, called, members));
  }

  private static MultiViewGroup group(ProjectStore project, String called) {
    List<MultiViewGroup> groups = project.multiViewGroups();
    return groups.stream()
        .filter(group -> group.name().equals(called))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailedException(
                    "There is no group of views called '"
                        + called
                        + "'; there "
                        + (groups.isEmpty()
                            ? "are none."
                            : "is "
                                + Names.listing(groups.stream().map(MultiViewGroup::name).toList())
                                + ".")));
  }

  private void show(ProjectSession session) {
    ProjectStore project = session.ports().project();
    List<MultiViewGroup> groups = project.multiViewGroups();
    Table table = new Table("group", "video", "offset (s)>");
    for (MultiViewGroup group : groups) {
      for (MultiViewGroup.Member member : group.members()) {
        Video video = project.video(member.video()).orElseThrow();
        table.row(
            group.name(), video.path(), String.format(Locale.ROOT, "%.3f", seconds(video, member)));
      }
    }
    if (table.isEmpty()) {
      say("No videos play side by side yet; join some with --join VIDEO --join VIDEO.");
    } else {
      say(table);
    }
    JsonObject document = new JsonObject();
    document.add("groups", Json.array(groups, group -> json(project, group)));
    answer(document);
  }

  private static double seconds(Video video, MultiViewGroup.Member member) {
    TimeBase base = video.facts().timeBase();
    return base.seconds(member.offsetTicks());
  }

  private static JsonObject json(ProjectStore project, MultiViewGroup group) {
    JsonObject object = new JsonObject();
    object.addProperty("name", group.name());
    object.add(
        "members",
        Json.array(
            group.members(),
            member -> {
              Video video = project.video(member.video()).orElseThrow();
              JsonObject each = new JsonObject();
              each.addProperty("video", video.path());
              each.addProperty("offset_seconds", Json.rounded(seconds(video, member), 6));
              each.addProperty("offset_ticks", member.offsetTicks());
              return each;
            }));
    return object;
  }
}
