package org.cuepoint.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.feature.FeatureKey;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.feature.FeatureWriter;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.TickFeatures;
import org.cuepoint.core.session.LearningLoop;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.session.VideoIntake;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ExclusiveGroup;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;

/**
 * Measures how long it takes from a label to new suggestions and a new queue in a project with
 * hours of indexed video: the edit made durable, the live head's reaction in the engine process,
 * its suggestions and questions stored and read back. What is left out is drawing them. Videos have
 * no files and features are generated: a class looks like a direction among noise.
 */
public final class LabelLatencyBench {

  private static final int RATE = 25;
  private static final int VIDEO_SECONDS = 600;
  private static final int CLIP_FRAMES = 120;
  private static final int WARM_UP = 3;
  private static final int QUESTIONS = 30;
  private static final int BLOCK_TICKS = 512;
  private static final float SIGNAL = 0.5f;

  /**
   * What to measure.
   *
   * @param hours of indexed video
   * @param classes in one exclusive group
   * @param segments that are labelled already
   * @param labels how many labels are timed
   */
  public record Plan(double hours, int classes, int segments, int labels) {}

  /**
   * What was measured.
   *
   * @param videos how many
   * @param ticks of all videos
   * @param first seconds of the first reaction, which reads all features
   * @param whole from the label to what is read back
   * @param parts the same in parts
   * @param baseline fast head and suggestions of one video, as without a live head; nothing ranked
   */
  public record Result(
      int videos,
      long ticks,
      double first,
      Quantiles whole,
      Map<String, Quantiles> parts,
      Quantiles baseline) {}

  private final ProjectSession session;
  private final JobContext context;
  private final Random random = new Random(7);
  private final List<Video> videos = new ArrayList<>();

  /**
   * Makes a benchmark.
   *
   * @param session of an empty project, whose media library reads real files
   */
  public LabelLatencyBench(ProjectSession session, JobContext context) {
    this.session = session;
    this.context = context;
  }

  /**
   * Runs it.
   *
   * @param folder for a short real video, which the encoder is fitted to
   */
  public Result run(Plan plan, Path folder) throws Exception {
    List<ActionClass> classes = fill(plan, folder);
    IndexedMedia media = synthetic();
    LearningLoop loop = session.learning();
    long began = System.nanoTime();
    var _ = loop.react(videos.getFirst().id(), Optional.empty(), rank(0)).work().run(context);
    double first = (System.nanoTime() - began) / 1e9;
    long[] whole = new long[plan.labels()];
    Map<String, long[]> parts = new LinkedHashMap<>();
    for (int i = -WARM_UP; i < plan.labels(); i++) {
      context.throwIfCancelled();
      context.progress(Math.max(0, i), plan.labels(), "");
      Video video = videos.get(random.nextInt(videos.size()));
      FrameRange place = place(media.index());
      ActionClass actionClass = classes.get(random.nextInt(classes.size()));
      long start = System.nanoTime();
      session.labelling().add(video.id(), Optional.empty(), actionClass.id(), media.index(), place);
      long labelled = System.nanoTime();
      LearningLoop.Reaction reaction =
          loop.react(video.id(), Optional.of(video.id()), rank(i + WARM_UP)).work().run(context);
      long reacted = System.nanoTime();
      var _ =
          session.ports().annotations().suggestions(video.id(), Set.of(SuggestionStatus.PROPOSED));
      var _ = session.ports().queue().openItems();
      long end = System.nanoTime();
      if (i >= 0) {
        whole[i] = end - start;
        int round = i;
        put(parts, "edit", plan, round, (labelled - start) / 1e6);
        put(parts, "read back", plan, round, (end - reacted) / 1e6);
        double told = reaction.millis().values().stream().mapToDouble(d -> d).sum();
        reaction.millis().forEach((part, millis) -> put(parts, part, plan, round, millis));
        put(parts, "to the engine and back", plan, round, (reacted - labelled) / 1e6 - told);
      }
    }
    Map<String, Quantiles> byPart = new LinkedHashMap<>();
    parts.forEach((part, nanos) -> byPart.put(part, Quantiles.of(nanos)));
    return new Result(
        videos.size(),
        (long) videos.size() * ticks(media.index()),
        first,
        Quantiles.of(whole),
        byPart,
        baseline());
  }

  private static void put(
      Map<String, long[]> parts, String part, Plan plan, int round, double millis) {
    parts.computeIfAbsent(part, name -> new long[plan.labels()])[round] = (long) (millis * 1e6);
  }

  private Quantiles baseline() throws Exception {
    long[] nanos = new long[3];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      var _ = session.learning().learnFastHead().work().run(context);
      var _ = session.learning().suggest(List.of(videos.getFirst().id())).work().run(context);
      nanos[i] = System.nanoTime() - start;
    }
    return Quantiles.of(nanos);
  }

  private static LearningLoop.RankRequest rank(long seed) {
    return new LearningLoop.RankRequest("cuepoint", QUESTIONS, seed, List.of());
  }

  private List<ActionClass> fill(Plan plan, Path folder) throws Exception {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= plan.classes(); i++) {
      names.add("action " + i);
    }
    LabelScheme made = LabelScheme.exclusive(names);
    List<ActionClass> classes = made.classes();
    List<ExclusiveGroup> groups = made.groups();
    session
        .ports()
        .project()
        .saveScheme(new LabelScheme(session.scheme().version() + 1, classes, groups));
    Path clip = folder.resolve("moving.mp4");
    new MovingClip().write(session.media(), clip, CLIP_FRAMES, CLIP_FRAMES, context);
    var _ = session.intake().add(List.of(clip), VideoIntake.Details.NONE).work().run(context);
    var _ = session.learning().index(List.of()).work().run(context);
    EncoderDescription encoder =
        EncoderDescription.of(session.ports().models().activeEncoder().orElseThrow());
    IndexedMedia media = synthetic();
    int count = (int) Math.max(1, Math.round(plan.hours() * 3600 / VIDEO_SECONDS));
    float[][] looks = new float[plan.classes()][];
    for (int c = 0; c < looks.length; c++) {
      looks[c] = noise(encoder.shape().tokenValues());
    }
    List<AnnotationEdit> edits = new ArrayList<>();
    for (int v = 0; v < count; v++) {
      context.throwIfCancelled();
      context.progress(v, count, "");
      videos.add(add(v, media));
      int own = plan.segments() / count + (v < plan.segments() % count ? 1 : 0);
      int[] shown = new int[ticks(media.index())];
      edits.clear();
      for (int s = 0; s < own; s++) {
        int actionClass = random.nextInt(plan.classes());
        FrameRange place = place(media.index());
        edits.add(
            new AnnotationEdit.Add(
                Segment.positive(
                    videos.get(v).id(),
                    Optional.empty(),
                    classes.get(actionClass).id(),
                    media.index().range(place),
                    session.journal().person())));
        int hertz = session.ports().project().project().clock().hertz();
        for (int t = place.start() * hertz / RATE; t < place.end() * hertz / RATE; t++) {
          shown[t] = actionClass + 1;
        }
      }
      if (!edits.isEmpty()) {
        session.journal().apply(videos.get(v).id(), "annotations.import", List.copyOf(edits));
      }
      write(videos.get(v), encoder, shown, looks);
    }
    return classes;
  }

  private Video add(int number, IndexedMedia media) {
    String name = "video-" + number + ".synthetic";
    Video video =
        new Video(
            VideoId.random(),
            name,
            Optional.of(ContentHash.of(name)),
            media.facts(),
            Optional.empty(),
            Optional.of("group " + number % 6),
            Set.of(),
            List.of());
    session.ports().project().addVideo(video, media);
    return video;
  }

  private IndexedMedia synthetic() {
    return new SyntheticMedia(RATE * VIDEO_SECONDS).index(Path.of("synthetic"), JobContext.NONE);
  }

  private int ticks(FrameIndex index) {
    return session.ports().project().project().clock().ticks(index);
  }

  private FrameRange place(FrameIndex index) {
    int length = RATE + random.nextInt(2 * RATE);
    int start = random.nextInt(index.frameCount() - length);
    return new FrameRange(start, start + length);
  }

  private float[] noise(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private void write(Video video, EncoderDescription encoder, int[] shown, float[][] looks)
      throws IOException {
    FeatureShape shape = encoder.shape();
    FeatureKey key =
        FeatureKey.of(
            video.hash().orElseThrow(),
            Crop.WHOLE,
            session.ports().project().project().clock(),
            encoder);
    FeatureStore store = new FeatureStore(session.ports().project().folder().resolve("features"));
    // One block of noise serves all ticks, each from another place: features need not be
    // independent to take as long.
    float[] noise = noise(2 * shape.tokenValues());
    try (FeatureWriter writer = store.write(key, shape, shown.length, video.name())) {
      for (int from = 0; from < shown.length; from += BLOCK_TICKS) {
        int count = Math.min(BLOCK_TICKS, shown.length - from);
        float[] tokens = new float[count * shape.tokenValues()];
        for (int t = 0; t < count; t++) {
          int shift = random.nextInt(shape.tokenValues());
          int label = shown[from + t];
          for (int i = 0; i < shape.tokenValues(); i++) {
            float look = label == 0 ? 0 : SIGNAL * looks[label - 1][i];
            tokens[t * shape.tokenValues() + i] = noise[shift + i] + look;
          }
        }
        int[] frames = new int[count];
        for (int t = 0; t < count; t++) {
          frames[t] = from + t;
        }
        writer.append(
            new TickFeatures(
                frames, new float[count], new float[count * shape.channels()], tokens));
      }
    }
  }
}
