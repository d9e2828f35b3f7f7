package org.cuepoint.core.session;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.cuepoint.core.recognition.ModelVersion;

/**
 * In what two model versions differ.
 *
 * @param parts what differs, by what it is about; parts in which nothing differs are left out
 */
public record ModelDifference(Map<Part, List<Repetition.Change>> parts) {

  /** What a difference is about. */
  public enum Part {
    /** What was learned from. */
    DATA,
    /** How it was learned. */
    PLAN,
    /** Everything else that the training was given. */
    SETTINGS,
    /** Programs, libraries and devices. */
    SOFTWARE,
    /** What came out. */
    FIGURES
  }

  /** Copies the map. */
  public ModelDifference {
    parts = new TreeMap<>(parts);
  }

  static ModelDifference of(
      ModelVersion one,
      ModelVersion other,
      Function<ModelVersion, Optional<SnapshotSummary>> learnedFrom) {
    Map<Part, List<Repetition.Change>> parts = new TreeMap<>();
    put(parts, Part.DATA, data(one, learnedFrom), data(other, learnedFrom));
    put(parts, Part.PLAN, plan(one), plan(other));
    put(parts, Part.SETTINGS, settings(one), settings(other));
    put(parts, Part.SOFTWARE, one.provenance().software(), other.provenance().software());
    put(parts, Part.FIGURES, figures(one), figures(other));
    return new ModelDifference(parts);
  }

  private static void put(
      Map<Part, List<Repetition.Change>> parts,
      Part part,
      Map<String, String> one,
      Map<String, String> other) {
    List<Repetition.Change> changes = Repetition.Change.between(one, other);
    if (!changes.isEmpty()) {
      parts.put(part, changes);
    }
  }

  private static Map<String, String> data(
      ModelVersion model, Function<ModelVersion, Optional<SnapshotSummary>> learnedFrom) {
    Map<String, String> data = new TreeMap<>(model.provenance().inputs());
    learnedFrom
        .apply(model)
        .ifPresent(
            summary -> {
              // The counts say more than the hash of the whole.
              data.remove("snapshot");
              data.put("labelled ticks", Long.toString(summary.labelledTicks()));
              summary
                  .segments()
                  .forEach((name, count) -> data.put("segments of " + name, count.toString()));
              summary.videos().forEach(video -> data.put("video " + video, "yes"));
            });
    return data;
  }

  /** Returns the settings of a plan by their path in the JSON. */
  static Map<String, String> plan(ModelVersion model) {
    Map<String, String> values = new TreeMap<>();
    try {
      flatten("", JsonParser.parseString(model.plan()), values);
    } catch (JsonSyntaxException unreadable) {
      values.put("plan", model.plan());
    }
    return values;
  }

  private static void flatten(String path, JsonElement element, Map<String, String> out) {
    if (element instanceof JsonObject object) {
      object
          .entrySet()
          .forEach(
              member ->
                  flatten(
                      path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                      member.getValue(),
                      out));
    } else {
      out.put(path, element.toString());
    }
  }

  private static Map<String, String> settings(ModelVersion model) {
    Map<String, String> settings = new TreeMap<>(model.provenance().settings());
    settings.put("seed", Long.toString(model.provenance().seed()));
    settings.put("kind", model.kind().word());
    return settings;
  }

  private static Map<String, String> figures(ModelVersion model) {
    Map<String, String> figures = new TreeMap<>();
    model.metrics().forEach((name, value) -> figures.put(name, value.toString()));
    return figures;
  }
}
