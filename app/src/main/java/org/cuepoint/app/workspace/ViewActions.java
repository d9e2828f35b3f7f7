package org.cuepoint.app.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.MultiViewGroup;
import org.cuepoint.core.project.MultiViewId;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.session.ProjectSession;

/**
 * The videos beside the one on screen: which they are and how far their times are apart. They stand
 * in the project as a group of views. FX thread only.
 */
public final class ViewActions {

  private final Workspace workspace;
  private final ReadOnlyObjectWrapper<List<ViewBeside>> beside =
      new ReadOnlyObjectWrapper<>(List.of());

  ViewActions(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Returns the videos beside the one on screen, in the order they are shown; immutable. */
  public ReadOnlyObjectProperty<List<ViewBeside>> besideProperty() {
    return beside.getReadOnlyProperty();
  }

  /** Reads what belongs beside the video on screen. */
  void load() {
    beside.set(List.of());
    Optional<Video> leader = workspace.video().current();
    if (leader.isPresent()) {
      VideoId id = leader.get().id();
      workspace.read(session -> views(session, id), found -> show(id, found));
    }
  }

  private void show(VideoId leader, List<ViewBeside> found) {
    if (workspace.video().shows(leader)) {
      beside.set(found);
    }
  }

  /** Shows another video of the project beside the one on screen. */
  public void add(VideoId added) {
    change(
        added,
        (project, leader) -> {
          MultiViewGroup group = groupOf(project, leader).orElse(null);
          MultiViewGroup.Member joined = new MultiViewGroup.Member(added, 0);
          if (group == null) {
            project.saveMultiViewGroup(
                new MultiViewGroup(
                    MultiViewId.random(),
                    freeName(project, project.video(leader).map(Video::name).orElse("views")),
                    List.of(new MultiViewGroup.Member(leader, 0), joined)));
          } else {
            project.saveMultiViewGroup(
                withMembers(
                    group,
                    members -> {
                      members.add(joined);
                      return members;
                    }));
          }
        });
  }

  /** Takes a video away from beside the one on screen. */
  public void remove(VideoId removed) {
    change(
        removed,
        (project, leader) ->
            groupOf(project, leader)
                .ifPresent(
                    group -> {
                      if (group.members().size() <= 2) {
                        project.removeMultiViewGroup(group.id());
                      } else {
                        project.saveMultiViewGroup(
                            withMembers(
                                group,
                                members -> {
                                  members.removeIf(m -> m.video().equals(removed));
                                  return members;
                                }));
                      }
                    }));
  }

  /** Keeps how far a video's own time is ahead of that of the video on screen. */
  public void setOffset(VideoId of, double seconds) {
    change(
        of,
        (project, leader) ->
            groupOf(project, leader)
                .ifPresent(
                    group ->
                        project.saveMultiViewGroup(
                            group.withOffset(
                                of,
                                project
                                    .index(of)
                                    .facts()
                                    .timeBase()
                                    .ticks(seconds + offsetSeconds(project, group, leader))))));
  }

  private interface Change {
    void apply(ProjectStore project, VideoId leader);
  }

  private void change(VideoId of, Change change) {
    Optional<VideoId> leader = workspace.video().current().map(Video::id);
    ProjectSession session = workspace.sessionProperty().get();
    if (leader.isEmpty() || session == null || leader.get().equals(of)) {
      return;
    }
    if (!workspace.editableProperty().get()) {
      workspace.tell(Notice.problem(Messages.text("notice.read-only")));
      return;
    }
    workspace.background(
        workspace.runners().edits(),
        new Job<>(
            "views",
            context -> {
              ProjectStore project = session.ports().project();
              change.apply(project, leader.get());
              return views(session, leader.get());
            }),
        found -> show(leader.get(), found));
  }

  private static MultiViewGroup withMembers(
      MultiViewGroup group, UnaryOperator<List<MultiViewGroup.Member>> change) {
    return new MultiViewGroup(
        group.id(), group.name(), change.apply(new ArrayList<>(group.members())));
  }

  private static String freeName(ProjectStore project, String wanted) {
    List<String> taken = project.multiViewGroups().stream().map(MultiViewGroup::name).toList();
    String name = wanted;
    for (int i = 2; taken.contains(name); i++) {
      name = wanted + " " + i;
    }
    return name;
  }

  private static Optional<MultiViewGroup> groupOf(ProjectStore project, VideoId video) {
    return project.multiViewGroups().stream().filter(g -> g.member(video).isPresent()).findFirst();
  }

  private static List<ViewBeside> views(ProjectSession session, VideoId leader) {
    ProjectStore project = session.ports().project();
    List<ViewBeside> views = new ArrayList<>();
    groupOf(project, leader)
        .ifPresent(
            group -> {
              double zero = offsetSeconds(project, group, leader);
              for (MultiViewGroup.Member member : group.members()) {
                if (!member.video().equals(leader)) {
                  project
                      .video(member.video())
                      .ifPresent(
                          video -> {
                            IndexedMedia media = project.index(video.id());
                            double offset = offsetSeconds(project, group, video.id()) - zero;
                            views.add(new ViewBeside(video, project.file(video), media, offset));
                          });
                }
              }
            });
    return List.copyOf(views);
  }

  /** Returns where the group's common time begins in a video, in seconds of that video. */
  private static double offsetSeconds(ProjectStore project, MultiViewGroup group, VideoId video) {
    return group
        .member(video)
        .map(m -> project.index(video).facts().timeBase().seconds(m.offsetTicks()))
        .orElse(0.0);
  }
}
