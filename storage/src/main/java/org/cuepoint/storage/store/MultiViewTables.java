package org.cuepoint.storage.store;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.MultiViewGroup;
import org.cuepoint.core.project.MultiViewId;
import org.cuepoint.storage.sql.Database;

/** Groups of videos that play side by side. Thread-safe. */
final class MultiViewTables {

  private final Database database;

  MultiViewTables(Database database) {
    this.database = database;
  }

  List<MultiViewGroup> all() {
    record Head(UUID id, String name) {}
    return database
        .sql("select id, name from multi_view_group")
        .list(row -> new Head(row.uuid("id"), row.text("name")))
        .stream()
        .map(head -> new MultiViewGroup(new MultiViewId(head.id), head.name, members(head.id)))
        .sorted(Comparator.comparing(MultiViewGroup::name))
        .toList();
  }

  private List<MultiViewGroup.Member> members(UUID group) {
    return database
        .sql(
            """
            select video_id, offset_ticks from multi_view_member
            where group_id = :group order by position
            """)
        .with("group", group)
        .list(
            row ->
                new MultiViewGroup.Member(
                    new VideoId(row.uuid("video_id")), row.bigInteger("offset_ticks")));
  }

  /** Writes a group in the place of the one with its identity. */
  void save(MultiViewGroup group) {
    delete(group.id());
    database
        .sql("insert into multi_view_group (id, name) values (:id, :name)")
        .with("id", group.id().value())
        .with("name", group.name())
        .update();
    for (int i = 0; i < group.members().size(); i++) {
      MultiViewGroup.Member member = group.members().get(i);
      database
          .sql(
              """
              insert into multi_view_member (group_id, video_id, position, offset_ticks)
              values (:group, :video, :position, :offset)
              """)
          .with("group", group.id().value())
          .with("video", member.video().value())
          .with("position", i)
          .with("offset", member.offsetTicks())
          .update();
    }
  }

  void delete(MultiViewId group) {
    database
        .sql("delete from multi_view_member where group_id = :group")
        .with("group", group.value())
        .update();
    database
        .sql("delete from multi_view_group where id = :group")
        .with("group", group.value())
        .update();
  }
}
