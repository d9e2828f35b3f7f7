package org.cuepoint.core.chain;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What models are compared with. Serialises to JSON.
 *
 * @param truth a label file or folder; null for the labels that the project has
 * @param format id of its format; null to find it by looking
 * @param options options of the format by name
 * @param groups groups whose videos are tested
 * @param videos identities of further videos that are tested; with no group and no video, all that
 *     have labels
 * @param models identities of the models; empty for those that the chain made
 * @param allowSeen whether videos are tested that a model was trained on; the report is marked
 */
public record EvaluationSpec(
    @Nullable String truth,
    @Nullable String format,
    Map<String, String> options,
    List<String> groups,
    List<String> videos,
    List<String> models,
    boolean allowSeen) {

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Copies the collections. */
  public EvaluationSpec {
    options = Map.copyOf(options);
    groups = List.copyOf(groups);
    videos = List.copyOf(videos);
    models = List.copyOf(models);
  }

  /** Returns a comparison with what the project has labelled, marked as seen where it is. */
  public static EvaluationSpec ofProjectLabels() {
    return new EvaluationSpec(null, null, Map.of(), List.of(), List.of(), List.of(), true);
  }

  /** Returns a comparison with a file on groups that must not have been trained on. */
  public static EvaluationSpec ofFile(
      String file, Optional<String> format, Map<String, String> options, List<String> groups) {
    return new EvaluationSpec(
        file, format.orElse(null), options, groups, List.of(), List.of(), false);
  }

  /** Returns the same for chosen models. */
  public EvaluationSpec of(List<String> chosen) {
    return new EvaluationSpec(truth, format, options, groups, videos, chosen, allowSeen);
  }

  /** Returns the same, also for videos that a model was trained on. */
  public EvaluationSpec alsoSeen() {
    return new EvaluationSpec(truth, format, options, groups, videos, models, true);
  }

  /** Returns the file of the truth, empty for the labels that the project has. */
  public Optional<String> file() {
    return Optional.ofNullable(truth);
  }

  /** Returns the format's id. */
  public Optional<String> formatId() {
    return Optional.ofNullable(format);
  }

  /** Returns the JSON form. */
  public String toJson() {
    return GSON.toJson(this);
  }

  /** Reads the JSON form. */
  public static EvaluationSpec fromJson(String json) {
    return GSON.fromJson(json, EvaluationSpec.class);
  }
}
