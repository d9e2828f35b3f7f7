package org.cuepoint.core.active.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.Selection;
import org.cuepoint.core.active.Signal;
import org.cuepoint.core.spi.Catalog;
import org.cuepoint.core.spi.ProviderKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class EveryFunctionTest {

  private static final int COUNT = 300;

  static Stream<AcquisitionFunction> functions() {
    return Stream.concat(
        Catalog.load(ProviderKind.ACQUISITION).all().stream(),
        Stream.of(new LikeExample(new float[] {1, 0, 0, 0, 0, 0, 1})));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void everyAllowedPlaceComesOnceAndNoOther(AcquisitionFunction function) {
    for (int known : new int[] {0, 40}) {
      Pool pool = Pools.full(COUNT, 1, known);
      BitSet allowed = Pools.all(COUNT);
      Random random = new Random(8);
      random.ints(60, 0, COUNT).forEach(allowed::clear);
      Selection selection = function.begin(pool, new Random(4));
      List<Integer> chosen = new ArrayList<>();
      int forbidden = COUNT - allowed.cardinality();
      Optional<Selection.Pick> pick = selection.next(allowed);
      while (pick.isPresent()) {
        assertTrue(allowed.get(pick.get().place()), "place " + pick.get().place());
        assertTrue(Double.isFinite(pick.get().score()));
        chosen.add(pick.get().place());
        // What was chosen stays allowed here and must not come again; others leave as they go.
        if (chosen.size() % 5 == 0) {
          int gone = random.nextInt(COUNT);
          if (allowed.get(gone) && !chosen.contains(gone)) {
            allowed.clear(gone);
            forbidden++;
          }
        }
        pick = selection.next(allowed);
      }
      assertEquals(COUNT - forbidden, chosen.size());
      assertEquals(chosen.size(), new TreeSet<>(chosen).size());
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void theSameRandomNumbersGiveTheSameChoice(AcquisitionFunction function) {
    Pool pool = Pools.full(2000, 2, 40);
    assertEquals(Pools.choose(function, pool, 30), Pools.choose(function, pool, 30));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void anEmptyPoolGivesNothing(AcquisitionFunction function) {
    Pool pool =
        new Pool(
            List.of(),
            Matrix.NONE,
            Matrix.NONE,
            Pools.full(1, 1, 0).signals().entrySet().stream()
                .collect(
                    java.util.stream.Collectors.toMap(Map.Entry::getKey, entry -> new float[0])),
            Pools.nothing());
    assertEquals(Optional.empty(), function.begin(pool, new Random(1)).next(new BitSet()));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void whatIsMissingIsSaidInASentence(AcquisitionFunction function) {
    Pool bare = new Pool(Pools.places(3), Matrix.NONE, Matrix.NONE, Map.of(), Pools.nothing());
    if (List.of("random", "cuepoint").contains(function.id())) {
      assertEquals("random", function.begin(bare, new Random(1)).by());
      return;
    }
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> function.begin(bare, new Random(1)));
    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.startsWith("'" + function.id() + "' needs "), message);
    assertTrue(message.contains("; "), "and what to do: " + message);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void scoresOrderTheFirstPlaces(AcquisitionFunction function) {
    Pool pool = Pools.full(COUNT, 3, 40);
    Optional<Signal> signal =
        Stream.of(Signal.values()).filter(s -> s.word().equals(function.id())).findFirst();
    if (signal.isPresent()) {
      float[] values = pool.signal(signal.get()).orElseThrow();
      List<Integer> expected =
          java.util.stream.IntStream.range(0, COUNT)
              .boxed()
              .sorted((a, b) -> Float.compare(values[b], values[a]))
              .toList();
      assertEquals(
          expected,
          Pools.choose(function, pool, COUNT).stream().map(Selection.Pick::place).toList());
    } else {
      assertNotEquals("", function.displayName());
    }
  }
}
