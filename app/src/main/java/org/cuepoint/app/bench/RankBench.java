package org.cuepoint.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.Doubt;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Place;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.Selection;
import org.cuepoint.core.active.Signal;
import org.cuepoint.core.active.strategy.TypiClust;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.spi.Catalog;
import org.cuepoint.core.spi.ProviderKind;

/**
 * Measures how long acquisition functions take: scores over very many windows from what models say
 * to the best, and functions that compare places over the most uncertain of them. One thread at a
 * time.
 */
public final class RankBench {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private static final int WIDTH = 21;
  private static final int LOOKS = 64;
  private static final int SHORTLIST = 20_000;
  private static final int BEST = 200;
  private static final int SPREAD = 100;
  private static final int WARM_UPS = 2;
  private static final List<Integer> STARTS = List.of(0);

  /**
   * What was measured.
   *
   * @param windows how many
   * @param compared how many of them were compared with each other
   * @param scores functions that score all windows and give the 200 best
   * @param comparisons functions that choose 100 of the compared
   */
  public record Result(int windows, int compared, List<Row> scores, List<Row> comparisons) {
    /** Copies the lists. */
    public Result {
      scores = List.copyOf(scores);
      comparisons = List.copyOf(comparisons);
    }
  }

  /**
   * How long one function took, several times.
   *
   * @param times by the clock
   * @param processor time of all cores, which other work on the computer does not stretch
   */
  public record Row(String id, Quantiles times, Quantiles processor) {}

  private final int windows;
  private final int repetitions;
  private final Catalog<AcquisitionFunction> functions = Catalog.load(ProviderKind.ACQUISITION);

  /**
   * Makes the benchmark.
   *
   * @param windows at least 1
   * @param repetitions of each row after two to warm up, at least 1
   */
  public RankBench(int windows, int repetitions) {
    this.windows = windows;
    this.repetitions = repetitions;
  }

  /**
   * Measures.
   *
   * @param arrays where the arrays are written for a baseline to read, if anywhere
   */
  public Result run(Optional<Path> arrays, JobContext context) throws IOException {
    List<Place> places = places(windows);
    List<Matrix> models =
        List.of(
            BenchArrays.distributions(windows, WIDTH, 1),
            BenchArrays.distributions(windows, WIDTH, 2),
            BenchArrays.distributions(windows, WIDTH, 3));
    Pool compared = compared(models.getFirst());
    if (arrays.isPresent()) {
      for (int i = 0; i < models.size(); i++) {
        BenchArrays.write(arrays.get().resolve("model-" + (i + 1) + ".npy"), models.get(i));
      }
      BenchArrays.write(arrays.get().resolve("compared.npy"), compared.probabilities());
      BenchArrays.write(arrays.get().resolve("embeddings.npy"), compared.embeddings());
    }
    Map<String, Supplier<Map<Signal, float[]>>> signals = signals(models);
    List<Row> scores = new ArrayList<>();
    for (String id :
        List.of(
            "random",
            "least-confidence",
            "margin",
            "entropy",
            "bald",
            "disagreement",
            "cuepoint")) {
      context.throwIfCancelled();
      context.progress(scores.size(), signals.size() + 5, id);
      Supplier<Map<Signal, float[]>> given = signals.getOrDefault(id, Map::of);
      scores.add(
          time(
              id,
              () ->
                  choose(
                      functions.get(id),
                      new Pool(
                          places,
                          models.getFirst(),
                          STARTS,
                          Matrix.NONE,
                          given.get(),
                          Pool.Known.nothing(WIDTH - 1)),
                      BEST)));
    }
    List<Row> comparisons = new ArrayList<>();
    for (String id : List.of("core-set", "badge", "typiclust", "max-herding", "prob-cover")) {
      context.throwIfCancelled();
      context.progress(signals.size() + comparisons.size(), signals.size() + 5, id);
      AcquisitionFunction function =
          id.equals("typiclust") ? new TypiClust(SPREAD) : functions.get(id);
      comparisons.add(time(id, () -> choose(function, compared, SPREAD)));
    }
    return new Result(windows, compared.size(), scores, comparisons);
  }

  /** Returns how the signals of each function are computed from what models say. */
  private static Map<String, Supplier<Map<Signal, float[]>>> signals(List<Matrix> models) {
    Matrix model = models.getFirst();
    Matrix teacher = models.get(1);
    return Map.of(
        "least-confidence",
        () -> Map.of(Signal.LEAST_CONFIDENCE, Doubt.leastConfidence(model, STARTS)),
        "margin",
        () -> Map.of(Signal.MARGIN, Doubt.margin(model, STARTS)),
        "entropy",
        () -> Map.of(Signal.ENTROPY, Doubt.entropy(model, STARTS)),
        "bald",
        () -> Map.of(Signal.BALD, Doubt.information(models, STARTS)),
        "disagreement",
        () -> Map.of(Signal.DISAGREEMENT, Doubt.divergence(teacher, model, STARTS)),
        "cuepoint",
        () ->
            Map.of(
                Signal.MARGIN, Doubt.margin(model, STARTS),
                Signal.BALD, Doubt.information(models, STARTS),
                Signal.DISAGREEMENT, Doubt.divergence(teacher, model, STARTS)));
  }

  private Pool compared(Matrix model) {
    int count = Math.min(windows, SHORTLIST);
    float[] entropy = Doubt.entropy(model, STARTS);
    Pool all =
        new Pool(
            places(windows),
            model,
            STARTS,
            Matrix.NONE,
            Map.of(Signal.ENTROPY, entropy),
            Pool.Known.nothing(WIDTH - 1));
    int[] best =
        choose(functions.get("entropy"), all, count).stream()
            .mapToInt(Selection.Pick::place)
            .sorted()
            .toArray();
    float[] values = new float[count * WIDTH];
    for (int i = 0; i < count; i++) {
      System.arraycopy(model.values(), best[i] * WIDTH, values, i * WIDTH, WIDTH);
    }
    return new Pool(
        places(count),
        new Matrix(count, WIDTH, values),
        STARTS,
        BenchArrays.clusters(count, LOOKS, 4),
        Map.of(),
        Pool.Known.nothing(WIDTH - 1));
  }

  private static List<Place> places(int count) {
    VideoId video = new VideoId(new UUID(0, 1));
    List<Place> places = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      places.add(new Place(video, Optional.empty(), "", 16 * i, 16 * i + 16));
    }
    return List.copyOf(places);
  }

  private static List<Selection.Pick> choose(AcquisitionFunction function, Pool pool, int count) {
    RandomGenerator random = new SplittableRandom(1);
    Selection selection = function.begin(pool, random);
    BitSet allowed = new BitSet();
    allowed.set(0, pool.size());
    List<Selection.Pick> picks = new ArrayList<>();
    while (picks.size() < count) {
      Optional<Selection.Pick> pick = selection.next(allowed);
      if (pick.isEmpty()) {
        break;
      }
      picks.add(pick.get());
      allowed.clear(pick.get().place());
    }
    return picks;
  }

  private Row time(String id, Supplier<List<Selection.Pick>> work) {
    long[] nanos = new long[repetitions];
    long[] processor = new long[repetitions];
    for (int i = -WARM_UPS; i < repetitions; i++) {
      long begun = System.nanoTime();
      long used = SYSTEM.getProcessCpuTime();
      if (work.get().isEmpty()) {
        throw new IllegalStateException("'" + id + "' chose nothing");
      }
      if (i >= 0) {
        nanos[i] = System.nanoTime() - begun;
        processor[i] = SYSTEM.getProcessCpuTime() - used;
      }
    }
    return new Row(id, Quantiles.of(nanos), Quantiles.of(processor));
  }
}
