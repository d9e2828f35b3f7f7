package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cuepoint.core.recognition.ModelRemarks;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.LearningLoop;
import org.cuepoint.core.session.ModelDifference;
import org.cuepoint.core.session.ModelVersions;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.session.Repetition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows model versions, and says which of them is used. */
@Command(
    name = "models",
    header = "List model versions, show where they come from, choose the active one, go back.",
    description = {
      "ACTION is one of:",
      "  list        all versions with what they were made from (the default)",
      "  show V      the record of a version: data, plan, settings, software, figures",
      "  activate V  let it suggest and rank, or make features",
      "  rollback    go back to the model that suggested before; again, one further",
      "  repeat V    run its training again and compare, as 'cuepoint learn repeat' does",
      "  compare V W say in what two versions differ: data, plan, settings, software, figures",
      "  note V      write about a version, with --text and --tag",
      "After activate and rollback the model suggests in all indexed videos and a new queue is"
          + " made, unless --only is given. What a person labelled or decided is never touched."
    },
    footer = {
      "  cuepoint models study",
      "  cuepoint models study activate teacher-v1",
      "  cuepoint models study rollback --json",
      "  cuepoint models study compare fast-head-v1 fast-head-v2",
      "  cuepoint models study note teacher-v1 --text 'for the paper' --tag best"
    })
final class ModelsCommand extends ProjectCommand {

  private static final int QUESTIONS = 20;

  /** What can be done. */
  enum Action {
    LIST,
    SHOW,
    ACTIVATE,
    ROLLBACK,
    REPEAT,
    COMPARE,
    NOTE
  }

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ACTION",
      defaultValue = "list",
      description = "What to do (default: ${DEFAULT-VALUE}).")
  private String action = "";

  @Parameters(
      index = "2..*",
      paramLabel = "V",
      description = "A version, by name such as teacher-v1 or by the start of its identity.")
  private List<String> versions = new ArrayList<>();

  @Option(
      names = "--only",
      description = "With activate and rollback: do not ask the model, leave the queue alone.")
  private boolean only;

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "With note: replaces the note; empty takes it away.")
  private @Nullable String text;

  @Option(
      names = "--tag",
      paramLabel = "T",
      description = "With note: replaces the tags; may be given often, once empty for none.")
  private List<String> tags = new ArrayList<>();

  @Mixin private ProgressOptions progress;

  ModelsCommand() {}

  private Action chosen() {
    for (Action each : Action.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(action)) {
        return each;
      }
    }
    throw wrongUsage(
        "ACTION is list, show, activate, rollback, repeat, compare or note, not '" + action + "'");
  }

  @Override
  Intent intent() {
    return switch (chosen()) {
      case LIST, SHOW, COMPARE -> Intent.LOOK;
      case ACTIVATE, ROLLBACK, REPEAT, NOTE -> Intent.CHANGE;
    };
  }

  @Override
  int run(ProjectSession session) throws Exception {
    Action wanted = chosen();
    int names =
        switch (wanted) {
          case LIST, ROLLBACK -> 0;
          case SHOW, ACTIVATE, REPEAT, NOTE -> 1;
          case COMPARE -> 2;
        };
    if (versions.size() != names) {
      throw wrongUsage(
          action + " wants " + (names == 0 ? "no" : names) + " version" + (names == 1 ? "" : "s"));
    }
    List<ModelVersion> models = versions.stream().map(v -> Names.model(session, v)).toList();
    switch (wanted) {
      case LIST -> list(session);
      case SHOW -> show(session, models.getFirst());
      case ACTIVATE -> {
        session.versions().activate(models.getFirst());
        follow(session, models.getFirst());
      }
      case ROLLBACK -> follow(session, session.versions().rollBack());
      case REPEAT -> repeat(session, models.getFirst());
      case COMPARE -> compare(session, models.getFirst(), models.getLast());
      case NOTE -> note(session, models.getFirst());
    }
    return CommandLineTool.DONE;
  }

  private void list(ProjectSession session) {
    List<ModelVersions.Entry> entries = session.versions().all();
    Table table = new Table("version", "active", "made", "from", "tags", "note");
    for (ModelVersions.Entry entry : entries) {
      table.row(
          entry.model().name(),
          entry.use() == ModelVersions.Use.ACTIVE ? "yes" : "",
          entry.model().created().toString(),
          String.join(", ", parents(session, entry.model())),
          String.join(", ", entry.remarks().tags()),
          entry.remarks().note());
    }
    JsonObject document = new JsonObject();
    document.add("models", Json.array(entries, entry -> json(session, entry)));
    document.add(
        "activations",
        Json.array(
            session.versions().activations(),
            each -> {
              JsonObject row = new JsonObject();
              row.addProperty("model", each.model().toString());
              row.addProperty("when", each.when().toString());
              return row;
            }));
    answer(document);
    if (entries.isEmpty()) {
      say("There is no model yet; 'cuepoint index' makes an encoder, 'cuepoint learn' the others.");
    } else {
      say(table);
    }
  }

  private static List<String> parents(ProjectSession session, ModelVersion model) {
    return model.parents().stream()
        .map(
            id ->
                session
                    .ports()
                    .models()
                    .model(id)
                    .map(ModelVersion::name)
                    .orElseGet(() -> Names.brief(id)))
        .toList();
  }

  private static JsonObject json(ProjectSession session, ModelVersions.Entry entry) {
    ModelVersion model = entry.model();
    JsonObject object = new JsonObject();
    object.addProperty("name", model.name());
    object.addProperty("id", model.id().toString());
    object.addProperty("kind", model.kind().word());
    object.addProperty("active", entry.use() == ModelVersions.Use.ACTIVE);
    object.addProperty("created", model.created().toString());
    object.add("parents", Json.texts(parents(session, model)));
    object.add("children", Json.texts(entry.children().stream().map(ModelVersion::name).toList()));
    object.add("tags", Json.texts(entry.remarks().tags()));
    object.addProperty("note", entry.remarks().note());
    object.add("figures", Json.tree(new TreeMap<>(model.metrics())));
    return object;
  }

  private void show(ProjectSession session, ModelVersion model) {
    ModelVersions.Entry entry =
        session.versions().all().stream()
            .filter(each -> each.model().id().equals(model.id()))
            .findFirst()
            .orElseThrow();
    JsonObject document = json(session, entry);
    document.addProperty("plan", model.plan());
    document.addProperty("seed", model.provenance().seed());
    document.add("inputs", Json.tree(new TreeMap<>(model.provenance().inputs())));
    document.add("settings", Json.tree(new TreeMap<>(model.provenance().settings())));
    document.add("software", Json.tree(new TreeMap<>(model.provenance().software())));
    answer(document);
    Table table = new Table("what", "name", "value");
    table.row("made", "when", model.created().toString());
    parents(session, model).forEach(parent -> table.row("made", "from", parent));
    entry.children().forEach(child -> table.row("made", "into", child.name()));
    table.row("made", "seed", Long.toString(model.provenance().seed()));
    rows(table, "data", model.provenance().inputs());
    rows(table, "setting", model.provenance().settings());
    rows(table, "software", model.provenance().software());
    Map<String, String> figures = new TreeMap<>();
    model
        .metrics()
        .forEach((name, value) -> figures.put(name, String.format(Locale.ROOT, "%.4g", value)));
    rows(table, "figure", figures);
    say(table);
    if (!entry.remarks().note().isEmpty()) {
      say(entry.remarks().note());
    }
  }

  private static void rows(Table table, String what, Map<String, String> values) {
    new TreeMap<>(values).forEach((name, value) -> table.row(what, name, value));
  }

  /** Lets the model that is active now suggest and ask. */
  private void follow(ProjectSession session, ModelVersion active) throws Exception {
    JsonObject document = new JsonObject();
    document.addProperty("active", active.name());
    boolean asks = !only && active.kind().predicts();
    if (asks) {
      LearningLoop.SuggestSummary summary = runJob(session.learning().suggest(List.of()), progress);
      document.addProperty("suggestions", summary.suggestions().size());
      int questions =
          runJob(
                  session
                      .learning()
                      .rank(new LearningLoop.RankRequest("cuepoint", QUESTIONS, 1, List.of())),
                  progress)
              .items()
              .size();
      document.addProperty("questions", questions);
    }
    answer(document);
    say(
        active.kind().predicts()
            ? active.name() + " suggests and ranks now."
            : active.name() + " makes new features now; 'cuepoint index' computes them.");
  }

  private void repeat(ProjectSession session, ModelVersion model) throws Exception {
    Repetition repetition =
        runJob(session.learning().repeat(model, Repetition.Then.DROP), progress);
    answer(RepetitionReport.json(repetition));
    RepetitionReport.tell(repetition, this::say, this::say);
  }

  private void compare(ProjectSession session, ModelVersion one, ModelVersion other) {
    ModelDifference difference = session.versions().difference(one, other);
    JsonObject document = new JsonObject();
    document.addProperty("one", one.name());
    document.addProperty("other", other.name());
    Table table = new Table("what", "name", one.name(), other.name());
    difference
        .parts()
        .forEach(
            (part, changes) -> {
              String word = part.name().toLowerCase(Locale.ROOT);
              document.add(
                  word,
                  Json.array(
                      changes,
                      change -> {
                        JsonObject row = new JsonObject();
                        row.addProperty("name", change.name());
                        row.addProperty("one", change.then());
                        row.addProperty("other", change.now());
                        return row;
                      }));
              changes.forEach(
                  change -> table.row(word, change.name(), change.then(), change.now()));
            });
    answer(document);
    if (table.isEmpty()) {
      say(one.name() + " and " + other.name() + " differ in nothing that is recorded.");
    } else {
      say(table);
    }
  }

  private void note(ProjectSession session, ModelVersion model) {
    if (text == null && tags.isEmpty()) {
      throw wrongUsage("note wants --text or --tag");
    }
    ModelRemarks remarks = session.ports().models().remarks(model.id());
    if (text != null) {
      remarks = remarks.withNote(text);
    }
    if (!tags.isEmpty()) {
      remarks = remarks.withTags(tags.stream().filter(tag -> !tag.isBlank()).toList());
    }
    session.versions().remark(model, remarks);
    JsonObject document = new JsonObject();
    document.addProperty("model", model.name());
    document.addProperty("note", remarks.note());
    document.add("tags", Json.texts(remarks.tags()));
    answer(document);
    say("Noted.");
  }
}
