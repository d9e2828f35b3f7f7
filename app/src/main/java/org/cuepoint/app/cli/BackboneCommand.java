package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.Backbones;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists encoders, brings one's own, and chooses. */
@Command(
    name = "backbone",
    header = "Bring your own network, and choose which one makes features.",
    description = {
      "list (or nothing) shows the encoders of the project. add brings a TorchScript or ONNX"
          + " network with its description, a JSON file beside it, and makes it the current one;"
          + " use goes back to another. Features of one encoder never mix with those of another:"
          + " after a change run 'cuepoint index' and learn again.",
      "A description says what the network wants and gives:",
      "  {\"name\": \"net\", \"weights\": \"net.onnx\",",
      "   \"input\": {\"size\": 224, \"layout\": \"NCHW\", \"type\": \"float32\", \"range\": [0,"
          + " 1],",
      "             \"mean\": [0.485, 0.456, 0.406], \"std\": [0.229, 0.224, 0.225]},",
      "   \"output\": {\"name\": \"features\", \"kind\": \"map\"}}",
      "input.layout: NCHW, NHWC, for video NCTHW, NTCHW, NTHWC with \"clip\": ticks. input.colours:"
          + " RGB, BGR. input.type: float32, uint8 (the bytes as they are). output.kind: vector,"
          + " map (output.layout CHW, HWC), tokens (output.class_tokens: 1). output.name may be a"
          + " tensor inside an ONNX network. \"tokens\": 1 to 4, width of the map that is kept.",
      "With --json: encoders, each with model, id, kind, input_size, channels, tokens and current."
    },
    footer = {
      "  cuepoint backbone study",
      "  cuepoint backbone study add mobilenet.json",
      "  cuepoint backbone study use encoder-v1"
    })
final class BackboneCommand extends ProjectCommand {

  /** What to do. */
  private enum Action {
    /** Show the encoders. */
    LIST,
    /** Bring one. */
    ADD,
    /** Choose one. */
    USE
  }

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "list|add|use",
      description = "What to do; list if left out.")
  private Action action = Action.LIST;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "FILE|NAME",
      description = "With add the description's file; with use an encoder's name or id.")
  private Optional<String> argument = Optional.empty();

  @Mixin private ProgressOptions progress;

  BackboneCommand() {}

  @Override
  Intent intent() {
    return action == Action.LIST ? Intent.LOOK : Intent.CHANGE;
  }

  @Override
  int run(ProjectSession session) throws Exception {
    Backbones backbones = services().backbones(session);
    switch (action) {
      case LIST -> {
        if (argument.isPresent()) {
          throw wrongUsage("list takes nothing more");
        }
      }
      case ADD -> {
        Path file = Path.of(argument.orElseThrow(() -> wrongUsage("Say which description to add")));
        if (!Files.exists(file)) {
          throw new NoSuchFileException(file.toString());
        }
        ModelVersion added = runJob(backbones.add(file.toAbsolutePath()), progress);
        say(
            added.name()
                + " ("
                + EncoderDescription.of(added).id()
                + ") is in the project, and new features are made with it; 'cuepoint index' makes"
                + " them.");
      }
      case USE -> {
        ModelVersion chosen =
            backbones.find(argument.orElseThrow(() -> wrongUsage("Say which encoder to use")));
        backbones.use(chosen);
        say("New features are made with " + chosen.name() + " now.");
      }
    }
    show(session, backbones.all());
    return CommandLineTool.DONE;
  }

  private void show(ProjectSession session, List<ModelVersion> encoders) {
    Optional<ModelVersion> current = session.ports().models().activeEncoder();
    Table table = new Table("model", "id", "kind", "input>", "vector>", "tokens>", "");
    for (ModelVersion encoder : encoders) {
      EncoderDescription description = EncoderDescription.of(encoder);
      table.row(
          encoder.name(),
          description.id(),
          description.kind(),
          description.inputSize(),
          description.shape().channels(),
          description.shape().tokens() + "x" + description.shape().tokens(),
          current.equals(Optional.of(encoder)) ? "current" : "");
    }
    if (encoders.isEmpty()) {
      say("There is no encoder yet; 'cuepoint index' makes one that fits the videos.");
    } else {
      say(table);
    }
    JsonObject document = new JsonObject();
    document.add(
        "encoders",
        Json.array(
            encoders,
            encoder -> {
              EncoderDescription description = EncoderDescription.of(encoder);
              JsonObject object = new JsonObject();
              object.addProperty("model", encoder.name());
              object.addProperty("id", description.id());
              object.addProperty("kind", description.kind());
              object.addProperty("input_size", description.inputSize());
              object.addProperty("channels", description.shape().channels());
              object.addProperty("tokens", description.shape().tokens());
              object.addProperty("current", current.equals(Optional.of(encoder)));
              return object;
            }));
    answer(document);
  }
}
