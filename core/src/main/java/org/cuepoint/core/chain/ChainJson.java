package org.cuepoint.core.chain;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.StudentPlan;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TuningPlan;

/** The JSON form of chains, which people can read. Pure functions. */
public final class ChainJson {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private ChainJson() {}

  /** Returns a chain as JSON. */
  public static JsonObject of(Chain chain) {
    JsonObject json = new JsonObject();
    json.addProperty("id", chain.id().toString());
    json.addProperty("profile", chain.profile());
    json.addProperty("created", chain.created().toString());
    json.addProperty("standing", word(chain.standing()));
    JsonArray steps = new JsonArray();
    chain.steps().forEach(step -> steps.add(of(step)));
    json.add("steps", steps);
    return json;
  }

  private static JsonObject of(ChainStep step) {
    JsonObject json = new JsonObject();
    json.addProperty("task", step.task().word());
    json.addProperty("state", word(step.state()));
    json.addProperty("tries", step.tries());
    step.started().ifPresent(at -> json.addProperty("started", at.toString()));
    step.ended().ifPresent(at -> json.addProperty("ended", at.toString()));
    json.addProperty("seconds", Math.round(1000 * step.seconds()) / 1000.0);
    step.made().ifPresent(model -> json.addProperty("made", model.toString()));
    json.addProperty("message", step.message());
    switch (step.task()) {
      case ChainTask.Pretrain(PretrainingPlan plan, Optional<String> start) ->
          start.ifPresent(word -> json.addProperty("start", word));
      case ChainTask.Distil(StudentPlan plan, TeacherChoice teacher, String variant) ->
          json.addProperty("teacher", teacher.word());
      case ChainTask.Tune tune -> {}
      case ChainTask.Teach teach -> {}
      case ChainTask.Evaluate evaluate -> {}
    }
    if (!step.task().variantWord().isEmpty()) {
      json.addProperty("variant", step.task().variantWord());
    }
    json.add("plan", JsonParser.parseString(step.task().planJson()));
    return json;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the text of a chain's file. */
  static String text(Chain chain) {
    return GSON.toJson(of(chain));
  }

  /**
   * Reads the text of a chain's file.
   *
   * @throws RuntimeException if it is none
   */
  static Chain read(String text) {
    JsonObject json = JsonParser.parseString(text).getAsJsonObject();
    List<ChainStep> steps = new ArrayList<>();
    for (JsonElement step : json.getAsJsonArray("steps")) {
      steps.add(step(step.getAsJsonObject()));
    }
    return new Chain(
        UUID.fromString(json.get("id").getAsString()),
        json.get("profile").getAsString(),
        Instant.parse(json.get("created").getAsString()),
        Chain.Standing.valueOf(json.get("standing").getAsString().toUpperCase(Locale.ROOT)),
        steps);
  }

  private static ChainStep step(JsonObject json) {
    return new ChainStep(
        task(json),
        ChainStep.State.valueOf(json.get("state").getAsString().toUpperCase(Locale.ROOT)),
        json.get("tries").getAsInt(),
        text(json, "started").map(Instant::parse),
        text(json, "ended").map(Instant::parse),
        json.get("seconds").getAsDouble(),
        text(json, "made").map(ModelVersionId::parse),
        json.get("message").getAsString());
  }

  private static ChainTask task(JsonObject json) {
    // Written as the plan writes itself, so that it names the same run again.
    String plan = GSON.toJson(json.get("plan"));
    String variant = text(json, "variant").orElse("");
    return switch (json.get("task").getAsString()) {
      case ChainTask.Pretrain.WORD ->
          new ChainTask.Pretrain(PretrainingPlan.fromJson(plan), text(json, "start"));
      case ChainTask.Tune.WORD -> new ChainTask.Tune(TuningPlan.fromJson(plan));
      case ChainTask.Teach.WORD -> new ChainTask.Teach(TeacherPlan.fromJson(plan), variant);
      case ChainTask.Evaluate.WORD -> new ChainTask.Evaluate(EvaluationSpec.fromJson(plan));
      default ->
          new ChainTask.Distil(
              StudentPlan.fromJson(plan),
              text(json, "teacher").map(TeacherChoice::new).orElse(TeacherChoice.LATEST),
              variant);
    };
  }

  private static Optional<String> text(JsonObject json, String name) {
    return Optional.ofNullable(json.get(name)).map(JsonElement::getAsString);
  }
}
