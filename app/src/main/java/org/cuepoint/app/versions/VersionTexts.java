package org.cuepoint.app.versions;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.app.fx.ShortTime;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.VersionActions.Listed;
import org.cuepoint.core.session.SnapshotSummary;

/** What versions are called and said to be, in few words. */
final class VersionTexts {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
          .withZone(ZoneId.systemDefault());
  private static final DateTimeFormatter BRIEF =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.getDefault())
          .withZone(ZoneId.systemDefault());

  private VersionTexts() {}

  static String when(Instant instant) {
    return WHEN.format(instant);
  }

  static String brief(Instant instant) {
    return BRIEF.format(instant);
  }

  /** Returns for example {@code 34 segments, 2:10}. */
  static String labels(SnapshotSummary labels) {
    return Messages.text(
        "versions.labels", labels.segmentCount(), ShortTime.length(labels.labelledSeconds()));
  }

  static String labels(Listed version) {
    return version.learnedFrom().map(VersionTexts::labels).orElse("");
  }

  /** Returns the figure that says most, or nothing. */
  static String figure(Listed version) {
    Optional<Map.Entry<String, Double>> main = Figures.main(version);
    return main.map(each -> each.getKey() + " " + Figures.text(each.getValue())).orElse("");
  }
}
