package org.cuepoint.core.ethogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.ethogram.TransitionMatrix.Background;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.junit.jupiter.api.Test;

/** Every figure here is worked out by hand; a second has 25 frames. */
class EthogramTest {

  private static final double EXACT = 1e-9;
  private final LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "groom", "rest"));

  private Watched watched(int frames) {
    return new Watched(scheme, frames);
  }

  /**
   * 40 s: walk 2–6, groom 6–8, nothing 8–12, walk 12–14, all reviewed to 20 s, then nobody knows.
   */
  private Watched minute() {
    return watched(1000)
        .review(0, 500)
        .label("walk", 50, 150)
        .label("groom", 150, 200)
        .label("walk", 300, 350);
  }

  @Test
  void sharesAreOfTheObservedTimeAndTheRestIsUnlabelled() {
    TimeBudget budget = minute().ethogram().all().budgets().getFirst();
    assertEquals(List.of(6.0, 2.0, 0.0), budget.happening());
    assertEquals(12, budget.background(), EXACT);
    assertEquals(20, budget.observed(), EXACT);
    assertEquals(20, budget.unlabelled(), EXACT);
    assertEquals(40, budget.total(), EXACT);
    assertEquals(0.3, budget.share(0), EXACT);
    assertEquals(0.6, budget.backgroundShare(), EXACT);
  }

  @Test
  void boutsHaveDurationsRateLatencyAndIntervals() {
    BehaviourStatistics walk = minute().ethogram().all().statistics().getFirst();
    assertEquals(2, walk.bouts());
    assertEquals(6, walk.totalSeconds(), EXACT);
    assertEquals(20, walk.observedSeconds(), EXACT);
    assertEquals(3, walk.durations().mean(), EXACT);
    assertEquals(3, walk.durations().median(), EXACT);
    // 4 and 2 lie one from their mean: sqrt(2 / (2 − 1)).
    assertEquals(Math.sqrt(2), walk.durations().sd(), EXACT);
    // Two in twenty seconds.
    assertEquals(6, walk.perMinute(), EXACT);
    assertEquals(2, walk.latencies().mean(), EXACT);
    // From 6 s to 12 s.
    assertEquals(6, walk.intervals().mean(), EXACT);
    assertEquals(1, walk.intervals().count());
    assertEquals(0, walk.cut());
  }

  @Test
  void aClassThatDidNotHappenHasNoLatencyButWasObserved() {
    BehaviourStatistics rest = minute().ethogram().all().statistics().get(2);
    assertEquals(0, rest.occurrences());
    assertEquals(20, rest.observedSeconds(), EXACT);
    assertEquals(0, rest.share(), EXACT);
    assertEquals(0, rest.latencies().count());
  }

  @Test
  void segmentsThatTouchOrOverlapAreOneBout() {
    Ethogram seen =
        watched(500)
            .label("walk", 0, 50)
            .label("walk", 50, 100)
            .label("walk", 90, 125)
            .label("walk", 200, 225)
            .ethogram();
    BehaviourStatistics walk = seen.all().statistics().getFirst();
    assertEquals(2, walk.bouts());
    assertEquals(6, walk.totalSeconds(), EXACT);
    // One begins with the first frame, and may have begun before.
    assertEquals(1, walk.cut());
  }

  @Test
  void anExclusiveClassTellsThatTheOthersDoNotHappen() {
    BehaviourStatistics rest =
        watched(500).label("walk", 0, 250).ethogram().all().statistics().get(2);
    assertEquals(10, rest.observedSeconds(), EXACT);
  }

  @Test
  void overUnlabelledTimeNeitherLatencyNorIntervalNorTransitionIsKnown() {
    Ethogram seen =
        watched(1000)
            .label("walk", 50, 100)
            .label("groom", 200, 250)
            .label("walk", 400, 450)
            .ethogram();
    BehaviourRecord walk = seen.records().getFirst().behaviours().getFirst();
    assertEquals(OptionalDouble.empty(), walk.latency());
    assertEquals(List.of(), walk.intervals());
    assertEquals(0, seen.all().transitions(Background.LEFT_OUT).getFirst().total());
  }

  @Test
  void whatFollowsIsCountedOverBackgroundAndNotOverIgnoredTime() {
    Ethogram seen =
        watched(1000)
            .review(0, 1000)
            .label("walk", 0, 50)
            .label("groom", 100, 150)
            .label("groom", 200, 250)
            .label("walk", 300, 350)
            .label("rest", 350, 400)
            .label("walk", 500, 550)
            .label("rest", 450, 460, LabelState.IGNORE, Optional.empty())
            .ethogram();
    TransitionMatrix plain = seen.all().transitions(Background.LEFT_OUT).getFirst();
    assertEquals(List.of(List.of(0, 1, 1), List.of(1, 0, 0), List.of(0, 0, 0)), plain.counts());
    assertEquals(1, plain.repeats());
    assertEquals(0.5, plain.probability(0, 1), EXACT);
    assertTrue(Double.isNaN(plain.probability(2, 0)));

    TransitionMatrix with = seen.all().transitions(Background.STATE).getFirst();
    assertEquals(
        List.of(List.of(0, 0, 1, 2), List.of(0, 0, 0, 2), List.of(0, 0, 0, 1), List.of(2, 2, 0, 0)),
        with.counts());
    assertEquals(0, with.repeats());
  }

  @Test
  void pointEventsAreCountedAndHaveNoDuration() {
    Ethogram seen =
        watched(1500)
            .review(0, 1500)
            .label("walk", 250, 250)
            .label("walk", 500, 500)
            .label("groom", 300, 350)
            .ethogram();
    BehaviourStatistics walk = seen.all().statistics().getFirst();
    assertEquals(2, walk.points());
    assertEquals(0, walk.bouts());
    assertEquals(0, walk.totalSeconds(), EXACT);
    assertEquals(2, walk.perMinute(), EXACT);
    assertEquals(10, walk.latencies().mean(), EXACT);
    assertEquals(10, walk.intervals().mean(), EXACT);
    assertEquals(
        List.of(List.of(0, 0, 0, 2), List.of(0, 0, 0, 1), List.of(0, 0, 0, 0), List.of(2, 1, 0, 0)),
        seen.all().transitions(Background.STATE).getFirst().counts());
  }

  @Test
  void whatPeopleDisagreeAboutIsUnclear() {
    TimeBudget budget =
        watched(500)
            .label("walk", 0, 100)
            .label("rest", 75, 200)
            .label("groom", 200, 225, LabelState.UNKNOWN, Optional.empty())
            .ethogram()
            .all()
            .budgets()
            .getFirst();
    assertEquals(2, budget.unclear(), EXACT);
    assertEquals(List.of(3.0, 0.0, 4.0), budget.happening());
    assertEquals(11, budget.unlabelled(), EXACT);
  }

  @Test
  void lookingForOneClassObservesThatClassOnly() {
    Ethogram seen = watched(500).review(0, 250, "walk").ethogram();
    assertEquals(10, seen.all().statistics().getFirst().observedSeconds(), EXACT);
    assertEquals(0, seen.all().statistics().get(1).observedSeconds(), EXACT);
    assertEquals(0, seen.all().budgets().getFirst().observed(), EXACT);
  }

  @Test
  void anotherRegionIsAnotherSubjectButIgnoredFramesAreIgnoredEverywhere() {
    Watched both =
        watched(500)
            .label("walk", 0, 250, LabelState.POSITIVE, Optional.of(RegionId.random()))
            .label("walk", 250, 275, LabelState.IGNORE, Optional.empty());
    TimeBudget budget = both.ethogram().all().budgets().getFirst();
    assertEquals(0, budget.labelled(), EXACT);
    assertEquals(1, budget.ignored(), EXACT);
  }

  @Test
  void observationsAreCountedTogetherByGroupAndSubject() {
    Observation one =
        watched(500)
            .review(0, 500)
            .label("walk", 0, 125)
            .as("1", Optional.of("ann"), Optional.of("a"));
    Observation two =
        watched(500)
            .review(0, 500)
            .label("walk", 0, 250)
            .as("2", Optional.of("bea"), Optional.of("a"));
    Observation three = watched(500).as("3", Optional.of("ann"), Optional.empty());
    Ethogram seen = Ethogram.of(scheme, List.of(one, two, three));
    assertEquals(List.of("", "a"), seen.pools(Ethogram.By.GROUP).stream().map(Pool::name).toList());
    BehaviourStatistics walk = seen.pools(Ethogram.By.GROUP).getLast().statistics().getFirst();
    assertEquals(2, walk.observations());
    assertEquals(15, walk.totalSeconds(), EXACT);
    assertEquals(0.375, walk.share(), EXACT);
    Pool ann = seen.pools(Ethogram.By.SUBJECT).getFirst();
    assertEquals(40, ann.seconds(), EXACT);
    assertEquals(20, ann.budgets().getFirst().unlabelled(), EXACT);
    assertEquals(3, seen.pools(Ethogram.By.OBSERVATION).size());
  }

  @Test
  void theStateOfAFrameIsFound() {
    GroupRecord group = minute().ethogram().records().getFirst().groups().getFirst();
    assertEquals(GroupRecord.BACKGROUND, group.stateAt(0));
    assertEquals(0, group.stateAt(50));
    assertEquals(1, group.stateAt(199));
    assertEquals(GroupRecord.BACKGROUND, group.stateAt(200));
    assertEquals(GroupRecord.NOT_KNOWN, group.stateAt(500));
  }
}
