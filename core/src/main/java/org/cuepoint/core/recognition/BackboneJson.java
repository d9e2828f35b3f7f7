package org.cuepoint.core.recognition;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cuepoint.core.recognition.BackboneDescription.ChannelOrder;
import org.cuepoint.core.recognition.BackboneDescription.Colours;
import org.cuepoint.core.recognition.BackboneDescription.Input;
import org.cuepoint.core.recognition.BackboneDescription.Layout;
import org.cuepoint.core.recognition.BackboneDescription.Output;
import org.cuepoint.core.recognition.BackboneDescription.OutputKind;
import org.cuepoint.core.recognition.BackboneDescription.ValueType;

/**
 * Reads and writes descriptions of backbones as JSON. A key that nobody knows is refused, since a
 * misspelt normalisation would be missed for ever:
 *
 * <pre>{@code
 * {
 *   "name": "mobilenet-v2",
 *   "weights": "mobilenet_v2.onnx",          beside this file
 *   "format": "onnx",                        or "torchscript"; by the ending of the weights if left out
 *   "input": {
 *     "name": "input",                       only where there are several
 *     "size": 224,
 *     "layout": "NCHW",                      NHWC; for video NCTHW, NTCHW, NTHWC
 *     "colours": "RGB",                      BGR
 *     "type": "float32",                     uint8: the bytes as they are
 *     "range": [0, 1],                       what black and white become
 *     "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]
 *   },
 *   "output": {
 *     "name": "features",
 *     "kind": "map",                         vector; tokens
 *     "layout": "CHW",                       HWC; for a map
 *     "class_tokens": 1                      for tokens: how many come before those of the picture
 *   },
 *   "tokens": 4,                             width and height of the token map that is kept
 *   "clip": 8                                pictures (ticks) that a network of video sees at a time
 * }
 * }</pre>
 */
public final class BackboneJson {

  private static final Set<String> TOP =
      Set.of("name", "weights", "format", "input", "output", "tokens", "clip");
  private static final Set<String> INPUT =
      Set.of("name", "size", "layout", "colours", "type", "range", "mean", "std");
  private static final Set<String> OUTPUT = Set.of("name", "kind", "layout", "class_tokens");

  private BackboneJson() {}

  /**
   * A description file with the weights beside it.
   *
   * @param description what it says
   * @param weights the network's file
   */
  public record Source(BackboneDescription description, Path weights) {}

  /**
   * Reads a description file.
   *
   * @throws IOException if it cannot be read or says something impossible; the message names the
   *     file and the key
   */
  public static Source read(Path file) throws IOException {
    String text = Files.readString(file);
    try {
      JsonObject root = JsonParser.parseString(text).getAsJsonObject();
      Path weights = file.resolveSibling(text(root, "weights"));
      if (!Files.isRegularFile(weights)) {
        throw new IllegalArgumentException("there is no file " + weights + " (\"weights\")");
      }
      if (!root.has("format")) {
        root.addProperty("format", formatOf(weights));
      }
      return new Source(parse(root), weights);
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException noJson) {
      throw new IOException(
          file + " is no description of a backbone: " + noJson.getMessage(), noJson);
    } catch (IllegalArgumentException wrong) {
      throw new IOException(
          "The description " + file + " does not fit: " + wrong.getMessage(), wrong);
    }
  }

  private static String formatOf(Path weights) {
    String name = weights.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".onnx")) {
      return "onnx";
    }
    if (name.endsWith(".pt") || name.endsWith(".pth") || name.endsWith(".torchscript")) {
      return "torchscript";
    }
    throw new IllegalArgumentException(
        "\"format\" must be said (onnx or torchscript), since the name "
            + weights.getFileName()
            + " does not tell it");
  }

  /**
   * Reads a description.
   *
   * @throws IllegalArgumentException if it says something impossible; the message names the key
   */
  static BackboneDescription parse(String json) {
    return parse(JsonParser.parseString(json).getAsJsonObject());
  }

  private static BackboneDescription parse(JsonObject root) {
    refuseUnknown(root, "", TOP);
    JsonObject in = object(root, "input");
    JsonObject out = object(root, "output");
    refuseUnknown(in, "input.", INPUT);
    refuseUnknown(out, "output.", OUTPUT);
    Layout layout = BackboneDescription.ofWord(Layout.class, "input.layout", text(in, "layout"));
    return new BackboneDescription(
        text(root, "name"),
        text(root, "format"),
        input(in, layout),
        output(out),
        number(root, "tokens").map(Double::intValue).orElse(EncoderSpec.MOST_TOKENS),
        number(root, "clip").map(Double::intValue).orElse(1));
  }

  private static Input input(JsonObject in, Layout layout) {
    ValueType type =
        BackboneDescription.ofWord(
            ValueType.class, "input.type", optional(in, "type").orElse("float32"));
    if (type == ValueType.UINT8) {
      for (String key : List.of("range", "mean", "std")) {
        if (in.has(key)) {
          throw new IllegalArgumentException(
              "\"input." + key + "\" does not go with type uint8: the bytes go in as they are");
        }
      }
    }
    List<Double> range = numbers(in, "range").orElse(List.of(0.0, 1.0));
    if (range.size() != 2) {
      throw new IllegalArgumentException("\"input.range\" must be two numbers");
    }
    return new Input(
        optional(in, "name").orElse(""),
        number(in, "size")
            .orElseThrow(() -> new IllegalArgumentException("\"input.size\" is missing"))
            .intValue(),
        layout,
        BackboneDescription.ofWord(
            Colours.class, "input.colours", optional(in, "colours").orElse("RGB")),
        type,
        range.get(0),
        range.get(1),
        numbers(in, "mean").orElse(List.of(0.0, 0.0, 0.0)),
        numbers(in, "std").orElse(List.of(1.0, 1.0, 1.0)));
  }

  private static Output output(JsonObject out) {
    return new Output(
        optional(out, "name").orElse(""),
        BackboneDescription.ofWord(OutputKind.class, "output.kind", text(out, "kind")),
        BackboneDescription.ofWord(
            ChannelOrder.class, "output.layout", optional(out, "layout").orElse("CHW")),
        number(out, "class_tokens").map(Double::intValue).orElse(0));
  }

  /** Returns the JSON form, with every default spelt out. */
  public static String write(BackboneDescription description) {
    JsonObject root = new JsonObject();
    root.addProperty("name", description.name());
    root.addProperty("format", description.format());
    Input input = description.input();
    JsonObject in = new JsonObject();
    in.addProperty("name", input.name());
    in.addProperty("size", input.size());
    in.addProperty("layout", BackboneDescription.word(input.layout()));
    in.addProperty("colours", BackboneDescription.word(input.colours()));
    in.addProperty("type", BackboneDescription.word(input.type()));
    if (input.type() == ValueType.FLOAT32) {
      in.add("range", array(List.of(input.low(), input.high())));
      in.add("mean", array(input.mean()));
      in.add("std", array(input.deviation()));
    }
    root.add("input", in);
    Output output = description.output();
    JsonObject out = new JsonObject();
    out.addProperty("name", output.name());
    out.addProperty("kind", BackboneDescription.word(output.kind()));
    out.addProperty("layout", BackboneDescription.word(output.order()));
    out.addProperty("class_tokens", output.classTokens());
    root.add("output", out);
    root.addProperty("tokens", description.tokens());
    root.addProperty("clip", description.clip());
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(root);
  }

  private static JsonArray array(List<Double> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }

  private static void refuseUnknown(JsonObject object, String prefix, Set<String> known) {
    for (String key : object.keySet()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            "\""
                + prefix
                + key
                + "\" is not known; there are "
                + String.join(", ", new TreeSet<>(known)));
      }
    }
  }

  private static JsonObject object(JsonObject parent, String key) {
    JsonElement value = parent.get(key);
    if (value == null || !value.isJsonObject()) {
      throw new IllegalArgumentException("\"" + key + "\" is missing");
    }
    return value.getAsJsonObject();
  }

  private static String text(JsonObject object, String key) {
    return optional(object, key)
        .orElseThrow(() -> new IllegalArgumentException("\"" + key + "\" is missing"));
  }

  private static Optional<String> optional(JsonObject object, String key) {
    return Optional.ofNullable(object.get(key)).map(JsonElement::getAsString);
  }

  private static Optional<Double> number(JsonObject object, String key) {
    return Optional.ofNullable(object.get(key)).map(value -> asNumber(key, value));
  }

  private static double asNumber(String key, JsonElement value) {
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
      throw new IllegalArgumentException("\"" + key + "\" must be a number, not " + value);
    }
    return value.getAsDouble();
  }

  private static Optional<List<Double>> numbers(JsonObject object, String key) {
    JsonElement value = object.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isJsonArray()) {
      throw new IllegalArgumentException("\"" + key + "\" must be a list of numbers");
    }
    List<Double> numbers = new ArrayList<>();
    value.getAsJsonArray().forEach(each -> numbers.add(asNumber(key, each)));
    return Optional.of(numbers);
  }
}
