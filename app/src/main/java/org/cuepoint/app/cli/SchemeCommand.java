package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ExclusiveGroup;
import org.cuepoint.core.taxonomy.LabelScheme;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists and changes the classes. */
@Command(
    name = "scheme",
    header = "List or change the classes of a project.",
    description =
        "Without options the classes are listed. All changes of one call make one new version of"
            + " the label scheme; earlier versions stay, since models name them.",
    footer = {
      "  cuepoint scheme study",
      "  cuepoint scheme study --add sit --add stand",
      "  cuepoint scheme study --rename sit=sitting",
      "  cuepoint scheme study --from mapping.txt"
    })
final class SchemeCommand extends ProjectCommand {

  @Option(
      names = "--add",
      paramLabel = "NAME",
      description = "A new class; give it once for each. It joins the exclusive group.")
  private List<String> added = new ArrayList<>();

  @Option(
      names = "--rename",
      paramLabel = "OLD=NEW",
      description = "Another name for a class; its labels and its models stay with it.")
  private Map<String, String> renamed = new LinkedHashMap<>();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description =
          "Add the classes of a file that are not there yet: mapping.txt of MS-TCN (a number and a"
              + " name a line), or the JSON that 'cuepoint scheme --json' prints.")
  private Optional<Path> from = Optional.empty();

  @Option(
      names = "--background",
      paramLabel = "NAME",
      defaultValue = "background",
      description =
          "With --from: the line that stands for no class and is left out (default:"
              + " ${DEFAULT-VALUE}).")
  private String background;

  SchemeCommand() {}

  @Override
  Intent intent() {
    return added.isEmpty() && renamed.isEmpty() && from.isEmpty() ? Intent.LOOK : Intent.CHANGE;
  }

  @Override
  int run(ProjectSession session) throws Exception {
    LabelScheme before = session.scheme();
    LabelScheme after = before;
    if (from.isPresent()) {
      after = SchemeFile.read(from.get(), background).addTo(after);
    }
    for (String name : added) {
      after = after.withClass(name);
    }
    for (Map.Entry<String, String> pair : renamed.entrySet()) {
      after = rename(after, pair.getKey(), pair.getValue());
    }
    if (!after.equals(before)) {
      after = new LabelScheme(before.version() + 1, after.classes(), after.groups());
      session.ports().project().saveScheme(after);
    }
    show(after);
    return CommandLineTool.DONE;
  }

  private static LabelScheme rename(LabelScheme scheme, String old, String name) {
    if (scheme.find(old).isEmpty()) {
      throw new CommandFailedException(
          "The project has no class '"
              + old
              + "'; it has "
              + Names.listing(scheme.classes().stream().map(ActionClass::name).toList())
              + ".");
    }
    return new LabelScheme(
        scheme.version(),
        scheme.classes().stream().map(c -> c.name().equals(old) ? c.withName(name) : c).toList(),
        scheme.groups());
  }

  private void show(LabelScheme scheme) {
    Table table = new Table("class", "key", "colour", "exclusive group", "part of");
    for (ActionClass each : scheme.classes()) {
      table.row(
          each.name(),
          each.hotkey().orElse(""),
          each.colour(),
          scheme.groups().stream()
              .filter(group -> group.classes().contains(each.id()))
              .findFirst()
              .map(ExclusiveGroup::name)
              .orElse(""),
          each.parent().flatMap(scheme::find).map(ActionClass::name).orElse(""));
    }
    if (table.isEmpty()) {
      say("The project has no classes yet; add one with --add NAME.");
    } else {
      say(table);
    }
    JsonObject document = new JsonObject();
    document.addProperty("version", scheme.version());
    document.add("classes", Json.array(scheme.classes(), each -> json(scheme, each)));
    document.add(
        "groups",
        Json.array(
            scheme.groups(),
            group -> {
              JsonObject object = new JsonObject();
              object.addProperty("name", group.name());
              object.add(
                  "classes",
                  Json.texts(
                      group.classes().stream()
                          .flatMap(id -> scheme.find(id).stream())
                          .map(ActionClass::name)
                          .toList()));
              return object;
            }));
    answer(document);
  }

  private static JsonObject json(LabelScheme scheme, ActionClass each) {
    JsonObject object = new JsonObject();
    object.addProperty("id", each.id().toString());
    object.addProperty("name", each.name());
    object.addProperty("colour", each.colour());
    Json.add(object, "hotkey", each.hotkey());
    Json.add(object, "parent", each.parent().flatMap(scheme::find).map(ActionClass::name));
    return object;
  }
}
