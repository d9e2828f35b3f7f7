package org.cuepoint.core.recognition;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a starter encoder comes from.
 *
 * @param name what it is, in words
 * @param licence who may use it
 * @param encoder name of its shape
 * @param sha256 hash of the weights file
 * @param videos what it was trained on, in words
 * @param generator class that draws the videos, and its arguments
 * @param inputs hashes of what the training read
 * @param plan the pretraining plan
 * @param settings what the training told of itself: steps, the step at which its clock ended it
 * @param software versions and device
 * @param curves last values of the training's curves
 * @param repeat commands that make the same again, in order
 */
public record StarterProvenance(
    String name,
    String licence,
    String encoder,
    String sha256,
    String videos,
    List<String> generator,
    Map<String, String> inputs,
    JsonElement plan,
    Map<String, String> settings,
    Map<String, String> software,
    Map<String, Double> curves,
    List<String> repeat) {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** Copies and sorts, so that equal provenance gives equal text. */
  public StarterProvenance {
    generator = List.copyOf(generator);
    inputs = new TreeMap<>(inputs);
    settings = new TreeMap<>(settings);
    software = new TreeMap<>(software);
    curves = new TreeMap<>(curves);
    repeat = List.copyOf(repeat);
  }

  /** Returns the JSON form. */
  public String toJson() {
    return GSON.toJson(this) + "\n";
  }

  /** Reads the JSON form. */
  public static StarterProvenance fromJson(String json) {
    return GSON.fromJson(json, StarterProvenance.class);
  }
}
