package org.cuepoint.core.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.ethogram.Spread;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.train.SnapshotBuilder;

/**
 * How far each video's features lie from those that labels were given to: where that is far, a
 * model has learnt little of what it is asked about.
 *
 * <p>The measure is the standardised mean distance. With m the mean of a video's pooled features,
 * and μ and σ mean and standard deviation of the pooled features of all labelled or reviewed ticks
 * of <em>other</em> videos, it is d = sqrt(mean over channels of ((m − μ) / σ)²): 0 when the video
 * looks the same on average, 1 when the averages lie a standard deviation apart (Cohen's d, pooled
 * over channels). It needs one pass over features and no kernel or bandwidth, has a unit that
 * people can read, and sees what a linear head sees. It misses a change in spread alone, which
 * maximum mean discrepancy would see, at the price of a number without a unit. Since the labelled
 * videos are measured in the same way, each against all others, {@link #usual} says what is usual
 * in this project.
 *
 * @param encoder name of the encoder whose features were compared
 * @param videos those that have features, the farthest first
 * @param usual the distances of the videos that have labels
 * @param withoutFeatures how many videos or regions have no features yet
 */
public record FeatureDrift(
    String encoder, List<Distance> videos, Spread usual, int withoutFeatures) {

  /** Ticks of a video that are looked at, spread evenly. */
  private static final int MOST_TICKS = 2000;

  private static final double LEAST_VARIANCE = 1e-9;

  /** Fewer labelled ticks have no spread worth the name. */
  private static final int LEAST_TICKS = 16;

  /** Copies the list. */
  public FeatureDrift {
    videos = List.copyOf(videos);
  }

  /** Whether labels were given in a video. */
  public enum Labels {
    /** Some. */
    SOME,
    /** None. */
    NONE
  }

  /**
   * How far a video or region is.
   *
   * @param name what people read
   * @param distance in standard deviations, at least 0; NaN when no other video has enough labels
   * @param labels whether it has labels itself
   */
  public record Distance(
      VideoId video, Optional<RegionId> region, String name, double distance, Labels labels) {}

  /** Says whether a video is farther than any that has labels, as far as that can be said. */
  public boolean isUnusual(Distance of) {
    return usual.count() >= 2 && of.labels() == Labels.NONE && of.distance() > usual.most();
  }

  /**
   * Measures with the features of the encoder in use; reads what is stored and computes none.
   *
   * @return empty when there is no encoder yet
   */
  public static Optional<FeatureDrift> measure(ProjectPorts ports, JobContext context)
      throws IOException {
    Optional<ModelVersion> encoder = ports.models().activeEncoder();
    if (encoder.isEmpty()) {
      return Optional.empty();
    }
    EncoderDescription description = EncoderDescription.of(encoder.get());
    FeatureCatalog catalog = new FeatureCatalog(ports.project());
    List<FeatureCatalog.Place> places = FeatureCatalog.places(ports.project().videos());
    List<FeatureCatalog.Place> measured = new ArrayList<>();
    List<Sums> all = new ArrayList<>();
    List<Sums> labelled = new ArrayList<>();
    int channels = description.shape().channels();
    Sums labels = new Sums(channels);
    for (FeatureCatalog.Place place : places) {
      context.throwIfCancelled();
      context.progress(all.size(), places.size(), place.video().name());
      if (catalog.isIndexed(place, encoder.get())) {
        Sums whole = new Sums(channels);
        Sums seen = new Sums(channels);
        read(ports, catalog, place, description, whole, seen);
        measured.add(place);
        all.add(whole);
        labelled.add(seen);
        labels.add(seen, 1);
      }
    }
    List<Distance> distances = new ArrayList<>();
    List<Double> usual = new ArrayList<>();
    for (int i = 0; i < measured.size(); i++) {
      labels.add(labelled.get(i), -1);
      double distance = all.get(i).distance(labels);
      labels.add(labelled.get(i), 1);
      FeatureCatalog.Place place = measured.get(i);
      boolean own = labelled.get(i).count > 0;
      distances.add(
          new Distance(
              place.video().id(),
              place.region().map(each -> each.id()),
              catalog.source(place).name(),
              distance,
              own ? Labels.SOME : Labels.NONE));
      if (own && Double.isFinite(distance)) {
        usual.add(distance);
      }
    }
    distances.sort(
        Comparator.comparingDouble((Distance each) -> -each.distance())
            .thenComparing(Distance::name));
    return Optional.of(
        new FeatureDrift(
            encoder.get().name(), distances, Spread.of(usual), places.size() - measured.size()));
  }

  private static void read(
      ProjectPorts ports,
      FeatureCatalog catalog,
      FeatureCatalog.Place place,
      EncoderDescription encoder,
      Sums whole,
      Sums seen)
      throws IOException {
    FrameIndex index = ports.project().index(place.video().id()).index();
    BitSet labelled =
        SnapshotBuilder.seenTicks(
            catalog.clock(),
            index,
            place.region().map(each -> each.id()),
            ports.annotations().segments(place.video().id()),
            ports.annotations().reviewedRanges(place.video().id()));
    try (FeatureReader reader = catalog.open(place, encoder)) {
      float[] pooled = new float[encoder.shape().channels()];
      int step = Math.max(1, reader.ticks() / MOST_TICKS);
      for (int tick = 0; tick < reader.ticks(); tick += step) {
        reader.pooled(tick, pooled, 0);
        whole.add(pooled);
        if (labelled.get(tick)) {
          seen.add(pooled);
        }
      }
    }
  }

  /** Sums from which mean and variance follow. One thread at a time. */
  private static final class Sums {
    private final double[] first;
    private final double[] second;
    private long count;

    Sums(int channels) {
      first = new double[channels];
      second = new double[channels];
    }

    void add(float[] values) {
      for (int c = 0; c < first.length; c++) {
        first[c] += values[c];
        second[c] += (double) values[c] * values[c];
      }
      count++;
    }

    void add(Sums other, int sign) {
      for (int c = 0; c < first.length; c++) {
        first[c] += sign * other.first[c];
        second[c] += sign * other.second[c];
      }
      count += sign * other.count;
    }

    double distance(Sums reference) {
      if (reference.count < LEAST_TICKS) {
        return Double.NaN;
      }
      double sum = 0;
      int counted = 0;
      for (int c = 0; c < first.length; c++) {
        double mean = reference.first[c] / reference.count;
        double variance = reference.second[c] / reference.count - mean * mean;
        // A channel that never changes says nothing, and would divide by nothing.
        if (variance > LEAST_VARIANCE) {
          double off = first[c] / count - mean;
          sum += off * off / variance;
          counted++;
        }
      }
      return counted == 0 ? Double.NaN : Math.sqrt(sum / counted);
    }
  }
}
