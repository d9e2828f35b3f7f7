package org.cuepoint.core.recognition.djl.pretrain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cuepoint.core.train.PretrainingPlan;

/**
 * Draws the clips of a batch. Places are drawn in proportion to the length of their videos; all
 * clips of a place have one rate and one direction. One thread at a time.
 */
final class ClipBatch {

  /** Playback rates, and how often each is drawn. */
  static final int[] RATES = {1, 2, 4, 8};

  private static final double[] RATE_SHARES = {0.4, 0.3, 0.2, 0.1};
  private static final double BACKWARDS = 0.25;
  private static final int TRIES = 20;

  private final List<VideoPictures> videos;
  private final PretrainingPlan plan;
  private final int clock;
  private final long[] before;
  private final long total;
  private final ViewMaker views;

  ClipBatch(List<VideoPictures> videos, PretrainingPlan plan, int clock) {
    int needed = plan.clipTicks() + 1;
    this.videos = videos.stream().filter(video -> video.pictures().ticks() >= needed).toList();
    if (this.videos.isEmpty()) {
      throw new IllegalStateException(
          "The videos are too short to learn from: pretraining needs clips of "
              + String.format(java.util.Locale.ROOT, "%.1f s.", (double) needed / clock));
    }
    this.plan = plan;
    this.clock = clock;
    this.before = new long[this.videos.size()];
    long sum = 0;
    for (int i = 0; i < before.length; i++) {
      before[i] = sum;
      sum += this.videos.get(i).pictures().ticks();
    }
    this.total = sum;
    this.views =
        new ViewMaker(plan.view(), this.videos.getFirst().pictures().size(), plan.cropSize());
  }

  /** A batch; its arrays are handed over and not kept. */
  static final class Batch {
    private final float[] values;
    private final int[] middles;
    private final int[] rates;
    private final int[] directions;

    private Batch(float[] values, int[] middles, int[] rates, int[] directions) {
      this.values = values;
      this.middles = middles;
      this.rates = rates;
      this.directions = directions;
    }

    /** Returns the pictures, shape (2 views, places, clips, ticks, 4, crop, crop). */
    float[] values() {
      return values;
    }

    /** Returns the tick in the middle of each clip, shape (places, clips). */
    int[] middles() {
      return middles;
    }

    /** Returns for each place the position of its rate in {@link #RATES}. */
    int[] rates() {
      return rates;
    }

    /** Returns for each place 1 where time runs backwards. */
    int[] directions() {
      return directions;
    }
  }

  Batch draw(int places, RandomGenerator random) {
    int ticks = plan.clipTicks();
    int frame = 4 * plan.cropSize() * plan.cropSize();
    int clips = plan.clips();
    float[] values = new float[2 * places * clips * ticks * frame];
    int[] middles = new int[places * clips];
    int[] rates = new int[places];
    int[] directions = new int[places];
    for (int place = 0; place < places; place++) {
      VideoPictures video = video(random);
      rates[place] = rate(video.pictures().ticks(), random);
      directions[place] = random.nextDouble() < BACKWARDS ? 1 : 0;
      int[] starts = starts(video.pictures().ticks(), RATES[rates[place]], random);
      for (int clip = 0; clip < clips; clip++) {
        int[] wanted = ticks(starts[clip], RATES[rates[place]], directions[place] == 1);
        middles[place * clips + clip] = (wanted[0] + wanted[ticks]) / 2;
        for (int view = 0; view < 2; view++) {
          int offset = ((view * places + place) * clips + clip) * ticks * frame;
          views.make(video.pictures(), wanted, values, offset, random);
        }
      }
    }
    return new Batch(values, middles, rates, directions);
  }

  private VideoPictures video(RandomGenerator random) {
    long drawn = random.nextLong(total);
    int found = Arrays.binarySearch(before, drawn);
    return videos.get(found >= 0 ? found : -found - 2);
  }

  /** Returns the position of a rate at which a clip still fits into the video. */
  private int rate(int length, RandomGenerator random) {
    double drawn = random.nextDouble();
    int rate = 0;
    for (double share = RATE_SHARES[0]; rate < RATES.length - 1 && drawn >= share; ) {
      rate++;
      share += RATE_SHARES[rate];
    }
    while (rate > 0 && span(RATES[rate]) > length / 2) {
      rate--;
    }
    return rate;
  }

  private int span(int rate) {
    return plan.clipTicks() * rate + 1;
  }

  /** Draws the first ticks of a place's clips, apart from each other as far as the video allows. */
  private int[] starts(int length, int rate, RandomGenerator random) {
    int apart = (int) Math.round(plan.apartSeconds() * clock);
    int last = Math.max(0, length - span(rate));
    List<Integer> starts = new ArrayList<>();
    while (starts.size() < plan.clips()) {
      int start = random.nextInt(last + 1);
      for (int i = 0; i < TRIES && isNear(start, starts, apart); i++) {
        start = random.nextInt(last + 1);
      }
      starts.add(start);
    }
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }

  private static boolean isNear(int start, List<Integer> others, int apart) {
    return others.stream().anyMatch(other -> Math.abs(other - start) < apart);
  }

  private int[] ticks(int start, int rate, boolean backwards) {
    int[] ticks = new int[plan.clipTicks() + 1];
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = start + rate * (backwards ? ticks.length - 1 - i : i);
    }
    return ticks;
  }
}
