package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cuepoint.core.exchange.AnnotationReader;
import org.cuepoint.core.exchange.AnnotationWriter;
import picocli.CommandLine.Command;

/** Lists the label formats. */
@Command(
    name = "formats",
    header = "List the label formats that can be imported and exported.",
    description = "Built-in ones and those of plug-ins on the class path.",
    footer = {"  cuepoint formats", "  cuepoint formats --json"})
final class FormatsCommand extends BaseCommand {

  private record Format(String name, boolean read, boolean written) {}

  FormatsCommand() {}

  @Override
  int run() {
    Map<String, Format> formats = new TreeMap<>();
    List<AnnotationReader> readers = services().readers();
    List<AnnotationWriter> writers = services().writers();
    readers.forEach(
        reader ->
            formats.put(
                reader.id(),
                new Format(
                    reader.displayName(),
                    true,
                    writers.stream().anyMatch(writer -> writer.id().equals(reader.id())))));
    writers.forEach(
        writer -> formats.putIfAbsent(writer.id(), new Format(writer.displayName(), false, true)));
    Table table = new Table("format", "name", "import", "export");
    formats.forEach(
        (id, format) ->
            table.row(
                id, format.name(), format.read() ? "yes" : "no", format.written() ? "yes" : "no"));
    JsonObject document = new JsonObject();
    document.add(
        "formats",
        Json.array(
            formats.entrySet(),
            entry -> {
              JsonObject object = new JsonObject();
              object.addProperty("id", entry.getKey());
              object.addProperty("name", entry.getValue().name());
              object.addProperty("import", entry.getValue().read());
              object.addProperty("export", entry.getValue().written());
              return object;
            }));
    answer(document);
    say(table);
    return CommandLineTool.DONE;
  }
}
