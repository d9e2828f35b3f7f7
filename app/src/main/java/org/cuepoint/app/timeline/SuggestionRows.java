package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;

/**
 * The suggestions that wait for a decision, spread over rows so that overlapping ones can be told
 * apart. Immutable.
 *
 * @param rows at least one; beyond {@link #MOST} rows suggestions share the last one
 */
record SuggestionRows(List<SpanLane<Suggestion>> rows) {

  static final int MOST = 3;

  static SuggestionRows of(Collection<Suggestion> suggestions) {
    List<Suggestion> waiting = new ArrayList<>();
    for (Suggestion suggestion : suggestions) {
      if (suggestion.status() == SuggestionStatus.PROPOSED) {
        waiting.add(suggestion);
      }
    }
    waiting.sort(Comparator.comparing(s -> s.range().frames()));
    List<List<Suggestion>> rows = new ArrayList<>();
    int[] ends = new int[MOST];
    Arrays.fill(ends, -1);
    for (Suggestion suggestion : waiting) {
      int row = 0;
      while (row < MOST - 1 && ends[row] > suggestion.range().frames().start()) {
        row++;
      }
      while (rows.size() <= row) {
        rows.add(new ArrayList<>());
      }
      rows.get(row).add(suggestion);
      ends[row] = Math.max(ends[row], suggestion.range().frames().end());
    }
    if (rows.isEmpty()) {
      rows.add(List.of());
    }
    return new SuggestionRows(
        rows.stream().map(row -> new SpanLane<Suggestion>(row, s -> s.range().frames())).toList());
  }
}
