package org.cuepoint.app.train;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.train.TrainingEvent;

/** A training's log in words. Pure functions. */
final class LogText {

  private LogText() {}

  /** Returns a line an event, the latest first, so that what is new can be seen. */
  static List<String> lines(List<TrainingEvent> events) {
    return events.reversed().stream().map(LogText::line).toList();
  }

  static String line(TrainingEvent event) {
    String step = Integer.toString(event.step());
    return switch (event) {
      case TrainingEvent.Started(int at, int steps) ->
          at == 0
              ? Messages.text("log.started", Integer.toString(steps))
              : Messages.text("log.went-on", step, Integer.toString(steps));
      case TrainingEvent.Stepped(int at, Map<String, Double> curves) ->
          Messages.text("log.values", step, values(curves));
      case TrainingEvent.Measured(int at, Map<String, Double> values) ->
          Messages.text("log.values", step, values(values));
      case TrainingEvent.Checkpointed(int at) -> Messages.text("log.checkpoint", step);
      case TrainingEvent.Warned(int at, String message) ->
          Messages.text("log.values", step, message);
      case TrainingEvent.Finished(int at, double seconds) ->
          Messages.text("log.finished", step, Messages.text("unit.seconds", seconds));
    };
  }

  private static String values(Map<String, Double> values) {
    return values.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> each.getKey() + String.format(Locale.ROOT, " %.4g", each.getValue()))
        .collect(Collectors.joining(", "));
  }
}
