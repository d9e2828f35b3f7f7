package org.cuepoint.core.experiment;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads experiment plans and refuses what it does not understand. Pure functions. */
public final class PlanReader {

  private PlanReader() {}

  /**
   * A plan with the text it was read from.
   *
   * @param plan what to do
   * @param json the file's object
   * @param folder where relative paths of the plan start
   */
  public record ReadPlan(ExperimentPlan plan, JsonObject json, Path folder) {}

  /**
   * Reads a plan from its file.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is no plan; the message names the file, the field and
   *     what is possible there
   */
  public static ReadPlan read(Path file) throws IOException {
    String text = Files.readString(file);
    Path folder = file.toAbsolutePath().getParent();
    try {
      JsonElement json = JsonParser.parseString(text);
      if (!json.isJsonObject()) {
        throw new IllegalArgumentException("it is no JSON object");
      }
      return read(json.getAsJsonObject(), folder == null ? file : folder);
    } catch (JsonParseException broken) {
      throw new IllegalArgumentException(
          "The plan '" + file + "' is no JSON: " + broken.getMessage(), broken);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "The plan '" + file + "' cannot be used: " + wrong.getMessage() + ".", wrong);
    }
  }

  /**
   * Reads a plan from its JSON.
   *
   * @param folder where relative paths start
   * @throws IllegalArgumentException if it is no plan
   */
  static ReadPlan read(JsonObject json, Path folder) {
    ExperimentPlan plan = new JsonRecords(folder).read(json, ExperimentPlan.class);
    if (plan instanceof AblationPlan ablation) {
      ablation.variants().forEach(variant -> variant(ablation, variant, folder));
    }
    return new ReadPlan(plan, json, folder);
  }

  /**
   * Returns a variant's plan.
   *
   * @throws IllegalArgumentException if the change does not leave a plan
   */
  static ReadPlan variant(AblationPlan ablation, AblationPlan.Variant variant, Path folder) {
    JsonObject json = merged(ablation.base(), variant.changes());
    try {
      ReadPlan read = read(json, folder);
      if (read.plan() instanceof AblationPlan) {
        throw new IllegalArgumentException("an ablation cannot contain another");
      }
      return read;
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "variant '" + variant.name() + "': " + wrong.getMessage(), wrong);
    }
  }

  /** JSON merge patch, RFC 7396. */
  private static JsonObject merged(JsonObject base, JsonObject changes) {
    JsonObject merged = base.deepCopy();
    changes
        .entrySet()
        .forEach(
            change -> {
              JsonElement value = change.getValue();
              if (value.isJsonNull()) {
                merged.remove(change.getKey());
              } else if (value.isJsonObject()) {
                JsonElement before = merged.get(change.getKey());
                JsonObject inner =
                    before != null && before.isJsonObject()
                        ? before.getAsJsonObject()
                        : new JsonObject();
                merged.add(change.getKey(), merged(inner, value.getAsJsonObject()));
              } else {
                merged.add(change.getKey(), value.deepCopy());
              }
            });
    return merged;
  }
}
