package org.cuepoint.core.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Labels as digits: class 0 to 8, {@code .} for background; 8 ticks a second. */
class ActionCountTest {

  private final ActionCount actions = new ActionCount(new Costs(0.5, 1, 0.7, 1.5), 8);

  private static int[] labels(String text) {
    return text.chars().map(c -> c == '.' ? -1 : c - '0').toArray();
  }

  private Effort window(String truth, String proposed) {
    return actions.answer(
        new int[][] {labels(truth)}, new int[][] {labels(proposed)}, 0, truth.length());
  }

  @Test
  void toAgreeIsOneKey() {
    Effort effort = window("....1111....2222", "....1111....2222");
    assertEquals(1, effort.keys());
    assertEquals(0, effort.edges());
    assertEquals(0.5 + 2 + 1 + 0.7, effort.seconds(), 1e-9);
  }

  @Test
  void nothingWhereNothingIsProposedIsOneKey() {
    assertEquals(1, window("................", "................").actions());
  }

  @Test
  void anEdgeWithinAQuarterSecondIsLeftAlone() {
    assertEquals(1, window("....1111........", "..111111........").actions());
    assertEquals(2, window("....1111........", ".1111111........").actions());
  }

  @Test
  void aWrongClassIsOneKeyMore() {
    Effort effort = window("....1111........", "....2222........");
    assertEquals(2, effort.keys());
    assertEquals(0, effort.edges());
  }

  @Test
  void aSegmentThatWasNotProposedCostsAKeyAndItsEdgesInsideTheWindow() {
    Effort effort = window("....1111........", "................");
    assertEquals(2, effort.keys());
    assertEquals(2, effort.edges());
    assertEquals(1, window("........11111111", "................").edges());
  }

  @Test
  void aProposalThatIsTooMuchIsOneKey() {
    Effort effort = window("................", "....1111....2222");
    assertEquals(3, effort.keys());
  }

  @Test
  void passingThroughCountsAnEdgeOnceWhereverWindowsAreCut() {
    int[][] truth = {labels("....1111....2222")};
    int whole = actions.passThrough(truth, 0, 16).edges();
    int parts =
        actions.passThrough(truth, 0, 6).edges() + actions.passThrough(truth, 6, 16).edges();
    assertEquals(4, whole);
    assertEquals(whole, parts);
  }

  @Test
  void aKeyAboutAMomentTakesARightProposalAsAWhole() {
    ActionCount.Answer answer =
        actions.moment(labels("..11111111......"), labels("...1111111......"), 4, 12);
    assertEquals(new ActionCount.Run(3, 10, 1), answer.run());
    assertEquals(ActionCount.Edges.SEEN, answer.edges());
    assertEquals(1, answer.effort().actions());
  }

  @Test
  void aKeyAboutAMomentElseLabelsTheMiddleOnly() {
    ActionCount.Answer answer =
        actions.moment(labels("..11111111......"), labels("..22222222......"), 2, 10);
    assertEquals(new ActionCount.Run(4, 8, 1), answer.run());
    assertEquals(ActionCount.Edges.NOT_SEEN, answer.edges());
    assertEquals(1, answer.effort().actions());
  }

  @Test
  void edgesOfTheRightClassAreSetAnActionEach() {
    ActionCount.Answer answer =
        actions.segment(labels("..11111111......"), labels("......1111111..."), 4, 12);
    assertEquals(new ActionCount.Run(2, 10, 1), answer.run());
    assertEquals(ActionCount.Edges.SEEN, answer.edges());
    assertEquals(1, answer.effort().keys());
    assertEquals(2, answer.effort().edges());
  }

  @Test
  void edgesOfAnotherClassAreNotSet() {
    int[] truth = labels("..11111111......");
    int[] other = labels("......2222222...");
    assertEquals(actions.moment(truth, other, 4, 12), actions.segment(truth, other, 4, 12));
  }
}
