package org.cuepoint.core.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a training was asked for, kept beside its checkpoint so that it can be taken up again.
 *
 * @param kind word of the kind of model
 * @param plan the plan as JSON
 * @param start identity of the model it begins with, the word {@code starter} for the encoder that
 *     ships with the program, or null
 * @param snapshot hash of the labels, or null when it needs none
 */
public record TrainingRequest(
    String kind, String plan, @Nullable String start, @Nullable String snapshot) {

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Returns the identity of the model it begins with, or the word {@code starter}. */
  public Optional<String> startModel() {
    return Optional.ofNullable(start);
  }

  /** Returns the hash of the labels. */
  public Optional<String> labels() {
    return Optional.ofNullable(snapshot);
  }

  /** Returns the JSON form. */
  public String toJson() {
    return GSON.toJson(this);
  }

  /** Reads the JSON form. */
  public static TrainingRequest fromJson(String json) {
    return GSON.fromJson(json, TrainingRequest.class);
  }
}
