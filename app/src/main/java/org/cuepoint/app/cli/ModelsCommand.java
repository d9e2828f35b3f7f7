package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cuepoint.core.recognition.ModelRemarks;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.LearningLoop;
import org.cuepoint.core.session.ModelAccount;
import org.cuepoint.core.session.ModelDeletion;
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
    header = "List model versions, show where they come from, choose the active one, delete.",
    description = {
      "ACTION is one of:",
      "  list        all versions with what they were made from (the default)",
      "  show V      the record of a version: data, plan, settings, software, figures",
      "  activate V  let it suggest and rank, or make features",
      "  rollback    go back to the model that suggested before; again, one further",
      "  repeat V    run its training again and compare, as 'cuepoint learn repeat' does",
      "  compare V W say in what two versions differ: data, plan, settings, software, figures",
      "  note V      write about a version, with --text and --tag",
      "  delete V…   delete versions: files, open suggestions, unanswered questions, evaluations",
      "After activate and rollback the model suggests in all indexed videos and a new queue is"
          + " made, unless --only is given. What a person labelled or decided is never touched.",
      "A deleted version keeps its record, which show still finds, and its number: labels that were"
          + " accepted from its suggestions name it."
    },
    footer = {
      "  cuepoint models study",
      "  cuepoint models study activate teacher-v1",
      "  cuepoint models study rollback --json",
      "  cuepoint models study compare fast-head-v1 fast-head-v2",
      "  cuepoint models study note teacher-v1 --text 'for the paper' --tag best",
      "  cuepoint models study delete teacher-v1 --with-dependents --dry-run --json"
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
    NOTE,
    DELETE
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

  @Option(
      names = "--with-dependents",
      description = "With delete: versions and paused trainings that were made from it go too.")
  private boolean withDependents;

  @Option(
      names = "--dry-run",
      description = "With delete: only say what would go and how much disk would become free.")
  private boolean dryRun;

  @Mixin private ProgressOptions progress;

  ModelsCommand() {}

  private Action chosen() {
    for (Action each : Action.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(action)) {
        return each;
      }
    }
    throw wrongUsage(
        "ACTION is list, show, activate, rollback, repeat, compare, note or delete, not '"
            + action
            + "'");
  }

  @Override
  Intent intent() {
    return switch (chosen()) {
      case LIST, SHOW, COMPARE -> Intent.LOOK;
      case ACTIVATE, ROLLBACK, REPEAT, NOTE -> Intent.CHANGE;
      case DELETE -> dryRun ? Intent.LOOK : Intent.CHANGE;
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
          case DELETE -> Math.max(1, versions.size());
        };
    if (versions.size() != names) {
      throw wrongUsage(
          action + " wants " + (names == 0 ? "no" : names) + " version" + (names == 1 ? "" : "s"));
    }
    List<ModelVersion> models =
        versions.stream()
            .map(
                v ->
                    wanted == Action.SHOW
                        ? Names.modelEverThere(session, v)
                        : Names.model(session, v))
            .distinct()
            .toList();
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
      case DELETE -> delete(session, models);
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
    document.add(
        "deleted",
        Json.array(
            session.versions().deleted(),
            gone -> {
              JsonObject row = new JsonObject();
              row.addProperty("name", gone.model().name());
              row.addProperty("id", gone.model().id().toString());
              row.addProperty("when", gone.when().toString());
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
    return json(
        entry.model(),
        entry.use(),
        parents(session, entry.model()),
        entry.children(),
        entry.remarks());
  }

  private static JsonObject json(
      ModelVersion model,
      ModelVersions.Use use,
      List<String> parents,
      List<ModelVersion> children,
      ModelRemarks remarks) {
    JsonObject object = new JsonObject();
    object.addProperty("name", model.name());
    object.addProperty("id", model.id().toString());
    object.addProperty("kind", model.kind().word());
    object.addProperty("active", use == ModelVersions.Use.ACTIVE);
    object.addProperty("created", model.created().toString());
    object.add("parents", Json.texts(parents));
    object.add("children", Json.texts(children.stream().map(ModelVersion::name).toList()));
    object.add("tags", Json.texts(remarks.tags()));
    object.addProperty("note", remarks.note());
    object.add("figures", Json.tree(new TreeMap<>(model.metrics())));
    return object;
  }

  private void show(ProjectSession session, ModelVersion model) {
    ModelAccount account = session.versions().account(model);
    JsonObject document =
        json(
            model,
            account.use(),
            account.parents().stream().map(ModelAccount.Parent::name).toList(),
            account.children(),
            account.remarks());
    account.deleted().ifPresent(when -> document.addProperty("deleted", when.toString()));
    document.addProperty("plan", model.plan());
    document.addProperty("seed", model.provenance().seed());
    document.add("inputs", Json.tree(new TreeMap<>(model.provenance().inputs())));
    document.add("settings", Json.tree(new TreeMap<>(model.provenance().settings())));
    document.add("software", Json.tree(new TreeMap<>(model.provenance().software())));
    document.add("files", Json.array(account.files(), ModelsCommand::json));
    answer(document);
    Table table = new Table("what", "name", "value");
    table.row("made", "when", model.created().toString());
    account.deleted().ifPresent(when -> table.row("deleted", "when", when.toString()));
    account.parents().forEach(parent -> table.row("made", "from", parent.name()));
    account.children().forEach(child -> table.row("made", "into", child.name()));
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
    if (!account.remarks().note().isEmpty()) {
      say(account.remarks().note());
    }
  }

  private static JsonObject json(ModelAccount.StoredFile file) {
    JsonObject object = new JsonObject();
    object.addProperty("role", file.role());
    object.addProperty("hash", file.hash().hex());
    file.bytes().ifPresent(bytes -> object.addProperty("bytes", bytes));
    return object;
  }

  private void delete(ProjectSession session, List<ModelVersion> models) throws IOException {
    ModelDeletion deletion = session.versions().deletion(models);
    if (dryRun) {
      answer(ModelDeletionReport.json(deletion, false));
      ModelDeletionReport.tell(deletion, false, this::say, this::say);
      return;
    }
    if (deletion.refusal().isPresent()) {
      throw new CommandFailedException(deletion.refusal().get());
    }
    boolean others = !deletion.dependents().isEmpty() || !deletion.trainings().isEmpty();
    if (others && !withDependents) {
      throw new CommandFailedException(ModelDeletionReport.needed(deletion));
    }
    ModelDeletion done = session.versions().delete(deletion);
    answer(ModelDeletionReport.json(done, true));
    ModelDeletionReport.tell(done, true, this::say, this::say);
    if (done.counts().questions() > 0) {
      say("'cuepoint rank' makes a new queue.");
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
