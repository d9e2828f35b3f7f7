package org.cuepoint.core.chain;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.StudentPlan;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TuningPlan;

/**
 * What a training took that came to its end.
 *
 * @param model identity of the model that it made
 * @param task word of the task
 * @param units its work; comparable with others of the same task only
 * @param seconds how long the training itself took, without reading videos
 * @param device what it ran on, as provenance names it
 */
public record PastTraining(String model, String task, double units, double seconds, String device) {

  /** Shorter ones say more about starting than about training. */
  private static final double FEWEST_SECONDS = 1;

  /** Returns the pace, in seconds a unit of work. */
  double pace() {
    return seconds / units;
  }

  /** Returns what a model's training took; empty if its record does not say so. */
  public static Optional<PastTraining> of(ModelVersion model) {
    double seconds = model.metrics().getOrDefault("seconds", 0.0);
    return task(model)
        .map(
            task ->
                new PastTraining(
                    model.id().toString(),
                    task.word(),
                    steps(model, task) * TrainingWork.unitsAStep(task),
                    seconds,
                    model.provenance().software().getOrDefault("device", "")))
        .filter(past -> past.units() > 0 && past.seconds() >= FEWEST_SECONDS);
  }

  /** A clock may have ended it before its plan did. */
  private static double steps(ModelVersion model, ChainTask task) {
    Double made = model.metrics().get("steps");
    if (made != null) {
      return made;
    }
    String setting = model.provenance().settings().get("steps");
    return setting != null
        ? Double.parseDouble(setting)
        : task.schedule().map(schedule -> (double) schedule.steps()).orElse(0.0);
  }

  private static Optional<ChainTask> task(ModelVersion model) {
    try {
      JsonElement plan = JsonParser.parseString(model.plan());
      if (!(plan instanceof JsonObject fields) || !fields.has("schedule")) {
        return Optional.empty();
      }
      return switch (model.kind()) {
        case ENCODER, BACKBONE ->
            Optional.of(
                fields.has("unfreezing")
                    ? new ChainTask.Tune(TuningPlan.fromJson(model.plan()))
                    : new ChainTask.Pretrain(
                        PretrainingPlan.fromJson(model.plan()), Optional.empty()));
        case TEACHER -> Optional.of(new ChainTask.Teach(TeacherPlan.fromJson(model.plan())));
        case SEE_VERY_LITTLE, SHIFT_ATTENTION, ATTENTION_LSTM, FOCAL_NANO ->
            Optional.of(
                new ChainTask.Distil(StudentPlan.fromJson(model.plan()), TeacherChoice.NONE));
        case TEMPORAL, FAST_HEAD, LIVE_HEAD -> Optional.empty();
      };
    } catch (JsonParseException | IllegalArgumentException other) {
      // A plan of a former version says nothing of today's.
      return Optional.empty();
    }
  }
}
