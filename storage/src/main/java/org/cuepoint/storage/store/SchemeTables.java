package org.cuepoint.storage.store;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.ExclusiveGroup;
import org.cuepoint.core.taxonomy.GroupId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.storage.sql.Database;

/** The versions of the label scheme. Thread-safe. */
final class SchemeTables {

  private final Database database;
  private final InstantSource clock;

  SchemeTables(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  int latestVersion() {
    return database
        .sql("select max(version) as version from label_scheme")
        .first(row -> row.integer("version"))
        .orElseThrow();
  }

  Optional<LabelScheme> scheme(int version) {
    boolean known =
        database
            .sql("select version from label_scheme where version = :version")
            .with("version", version)
            .first(row -> true)
            .isPresent();
    return known
        ? Optional.of(new LabelScheme(version, classes(version), groups(version)))
        : Optional.empty();
  }

  private List<ActionClass> classes(int version) {
    return database
        .sql(
            """
            select class_id, name, colour, hotkey, parent_id from action_class
            where scheme_version = :version order by position
            """)
        .with("version", version)
        .list(
            row ->
                new ActionClass(
                    new ClassId(row.uuid("class_id")),
                    row.text("name"),
                    row.text("colour"),
                    row.optionalText("hotkey"),
                    row.optionalUuid("parent_id").map(ClassId::new)));
  }

  private List<ExclusiveGroup> groups(int version) {
    record Head(UUID id, String name) {}
    List<Head> heads =
        database
            .sql(
                """
                select group_id, name from exclusive_group
                where scheme_version = :version order by position
                """)
            .with("version", version)
            .list(row -> new Head(row.uuid("group_id"), row.text("name")));
    return heads.stream()
        .map(head -> new ExclusiveGroup(new GroupId(head.id), head.name, members(version, head.id)))
        .toList();
  }

  private List<ClassId> members(int version, UUID group) {
    return database
        .sql(
            """
            select class_id from exclusive_group_class
            where scheme_version = :version and group_id = :group order by position
            """)
        .with("version", version)
        .with("group", group)
        .list(row -> new ClassId(row.uuid("class_id")));
  }

  void insert(LabelScheme scheme) {
    database
        .sql("insert into label_scheme (id, version, saved_at) values (:id, :version, :now)")
        .with("id", UUID.randomUUID())
        .with("version", scheme.version())
        .with("now", clock.instant())
        .update();
    for (int i = 0; i < scheme.classes().size(); i++) {
      insert(scheme.version(), i, scheme.classes().get(i));
    }
    for (int i = 0; i < scheme.groups().size(); i++) {
      insert(scheme.version(), i, scheme.groups().get(i));
    }
  }

  private void insert(int version, int position, ActionClass actionClass) {
    database
        .sql(
            """
            insert into action_class (
              scheme_version, class_id, position, name, colour, hotkey, parent_id)
            values (:version, :class, :position, :name, :colour, :hotkey, :parent)
            """)
        .with("version", version)
        .with("class", actionClass.id().value())
        .with("position", position)
        .with("name", actionClass.name())
        .with("colour", actionClass.colour())
        .with("hotkey", actionClass.hotkey())
        .with("parent", actionClass.parent().map(ClassId::value))
        .update();
  }

  private void insert(int version, int position, ExclusiveGroup group) {
    database
        .sql(
            """
            insert into exclusive_group (scheme_version, group_id, position, name)
            values (:version, :group, :position, :name)
            """)
        .with("version", version)
        .with("group", group.id().value())
        .with("position", position)
        .with("name", group.name())
        .update();
    for (int i = 0; i < group.classes().size(); i++) {
      database
          .sql(
              """
              insert into exclusive_group_class (scheme_version, group_id, class_id, position)
              values (:version, :group, :class, :position)
              """)
          .with("version", version)
          .with("group", group.id().value())
          .with("class", group.classes().get(i).value())
          .with("position", i)
          .update();
    }
  }
}
