package org.cuepoint.app.queue;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cuepoint.app.workspace.QueueEntry;

/**
 * Which questions are listed: those whose video, group, region or proposed class has every word in
 * it. Immutable.
 *
 * @param words in lower case
 */
record QueueFilter(List<String> words) {

  QueueFilter {
    words = List.copyOf(words);
  }

  static QueueFilter of(String text) {
    return new QueueFilter(
        Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+", -1))
            .filter(word -> !word.isEmpty())
            .toList());
  }

  /**
   * Returns whether a question is listed.
   *
   * @param view says whether its guess may be known
   */
  Predicate<QueueEntry> test(java.util.function.Function<QueueEntry, QuestionText.Guess> view) {
    return entry -> {
      String all =
          String.join(
                  "\n",
                  entry.video().name(),
                  entry.video().group().orElse(""),
                  entry.region().orElse(""),
                  QuestionText.proposed(entry.item(), view.apply(entry)).orElse(""))
              .toLowerCase(Locale.ROOT);
      return words.stream().allMatch(all::contains);
    };
  }
}
