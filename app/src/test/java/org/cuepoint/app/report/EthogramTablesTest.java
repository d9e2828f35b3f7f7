package org.cuepoint.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.cuepoint.app.testing.Watched;
import org.junit.jupiter.api.Test;

class EthogramTablesTest {

  private final Map<String, String> files = EthogramTables.csv(Watched.ethogram());

  private List<String> lines(String file) {
    return files.getOrDefault(file, "").lines().toList();
  }

  @Test
  void everyOccurrenceHasALine() {
    assertEquals(5, lines("bouts.csv").size());
    assertEquals("one <1>.mp4,ann,monday,walk,bout,2,6,4,50,150", lines("bouts.csv").get(1));
    assertEquals("one <1>.mp4,ann,monday,wave,point,18,18,0,450,450", lines("bouts.csv").getLast());
  }

  @Test
  void everyLevelHasAllClasses() {
    // All, two groups, two subjects, two videos; two classes each; and the heading.
    assertEquals(1 + 7 * 2, lines("behaviours.csv").size());
    assertTrue(
        lines("behaviours.csv").get(1).startsWith("all,,walk,1,2,0,0,6,20,0.3,6,3,3,1.414214,"),
        lines("behaviours.csv").get(1));
  }

  @Test
  void namesWithCommasAreQuotedAndWhatIsNotKnownIsEmpty() {
    assertTrue(
        lines("budgets.csv").contains("observation,\"two, quiet.mp4\",actions,walk,0,"),
        files.get("budgets.csv"));
    assertTrue(lines("budgets.csv").contains("all,,actions,unlabelled,60,"));
  }

  @Test
  void transitionsAreListedWithAndWithoutBackground() {
    assertTrue(lines("transitions.csv").contains("all,,actions,left_out,walk,wave,2,1"));
    assertTrue(lines("transitions.csv").contains("all,,actions,state,walk,background,1,0.5"));
  }
}
