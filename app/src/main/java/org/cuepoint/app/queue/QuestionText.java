package org.cuepoint.app.queue;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cuepoint.app.fx.ShortTime;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.QueueEntry;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.RankedClip;
import org.cuepoint.core.active.Signal;

/** The words of one question. Immutable. */
final class QuestionText {

  private static final int GUESSES_SHOWN = 2;

  /** What says most of a question first. */
  private static final List<String> PARTS =
      List.of(
          RankedClip.RARE,
          Signal.MARGIN.word(),
          Signal.BALD.word(),
          Signal.DISAGREEMENT.word(),
          Signal.BOUNDARY.word(),
          Signal.ENTROPY.word(),
          Signal.LEAST_CONFIDENCE.word());

  private static final int PARTS_SHOWN = 3;

  private QuestionText() {}

  /** Returns for example {@code wave 0.52 · raise 0.41}. */
  static String guess(QueueItem item) {
    if (item.guess().isEmpty()) {
      return Messages.text("queue.no-guess");
    }
    return item.guess().entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(GUESSES_SHOWN)
        .map(entry -> entry.getKey() + " " + number(entry.getValue()))
        .collect(Collectors.joining(" · "));
  }

  /** Returns for example {@code 1:12.4 – 1:15.0}. */
  static String time(QueueEntry entry) {
    return ShortTime.place(entry.startSeconds()) + " – " + ShortTime.place(entry.endSeconds());
  }

  /** Returns for example {@code why: margin 0.08, edges unclear 1.21}; three parts at most. */
  static String why(QueueItem item) {
    if (item.audit() == QueueItem.Audit.YES) {
      return Messages.text("queue.audit");
    }
    String parts =
        item.parts().entrySet().stream()
            .sorted(
                Comparator.comparingInt((Map.Entry<String, Double> entry) -> place(entry.getKey()))
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(PARTS_SHOWN)
            .map(entry -> part(entry.getKey()) + " " + number(entry.getValue()))
            .collect(Collectors.joining(", "));
    return Messages.text("queue.why", parts.isEmpty() ? number(item.score()) : parts);
  }

  private static int place(String part) {
    int known = PARTS.indexOf(part);
    return known < 0 ? PARTS.size() : known;
  }

  private static String part(String name) {
    return Messages.find("queue.part." + name).orElse(name);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
