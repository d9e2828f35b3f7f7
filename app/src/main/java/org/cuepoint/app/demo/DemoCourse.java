package org.cuepoint.app.demo;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.app.demo.DemoMaterial.Role;
import org.cuepoint.app.report.Picture;
import org.cuepoint.core.active.Answer;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.active.SimulatedAnnotator;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.LearningLoop;
import org.cuepoint.core.session.ModelEvaluation;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One way of choosing what to ask, followed over all rounds. One thread at a time. */
final class DemoCourse {

  private static final Logger LOG = LoggerFactory.getLogger(DemoCourse.class);
  private static final FrameSize THUMBNAIL = new FrameSize(160, 120);
  private static final String ANSWER_ACTION = "queue.answer";

  private final DemoStage stage;
  private final ProjectSession session;
  private final DemoMaterial material;
  private final DemoSettings settings;
  private final Map<VideoId, List<Segment>> truth;
  private final SimulatedAnnotator annotator;

  private final List<DemoResult.Point> points = new ArrayList<>();
  private final List<DemoResult.Asked> asked = new ArrayList<>();
  private int answers;
  private int labels;
  private double labelledSeconds;

  DemoCourse(
      DemoStage stage,
      ProjectSession session,
      DemoMaterial material,
      DemoSettings settings,
      Map<VideoId, List<Segment>> truth) {
    this.stage = stage;
    this.session = session;
    this.material = material;
    this.settings = settings;
    this.truth = truth;
    this.annotator = new SimulatedAnnotator(session.journal().person());
  }

  DemoResult.Course follow(String name, String acquisition) throws Exception {
    List<VideoId> pool = Demo.ids(session, material, Role.POOL);
    for (int round = 1; round <= settings.rounds(); round++) {
      stage.tell(name + ": round " + round + " of " + settings.rounds());
      QueueRound questions =
          stage.run(
              session
                  .learning()
                  .rank(
                      new LearningLoop.RankRequest(
                          acquisition, settings.clipsPerRound(), settings.seed() + round, pool)));
      for (QueueItem item : questions.items()) {
        answer(item, round);
      }
      ModelVersion model = stage.run(session.learning().learnFastHead());
      stage.run(session.learning().suggest(pool));
      ModelEvaluation.Result result =
          Demo.evaluate(stage, session, material, model, ModelEvaluation.Comparison.NONE);
      points.add(
          new DemoResult.Point(
              answers,
              labels,
              labelledSeconds,
              result.report().evaluation(),
              result.model().videos()));
    }
    return new DemoResult.Course(name, acquisition, points, asked);
  }

  /** Answers from the truth: one step in the video, then the note that the question is answered. */
  private void answer(QueueItem item, int round) {
    FrameIndex index = session.ports().project().index(item.video()).index();
    List<Segment> real = truth.getOrDefault(item.video(), List.of());
    List<AnnotationEdit> edits =
        annotator.answer(item, index, real, session.ports().annotations().segments(item.video()));
    session.journal().apply(item.video(), ANSWER_ACTION, edits);
    session
        .ports()
        .queue()
        .answer(
            new Answer(
                item.id(),
                Answer.Decision.LABELLED,
                session.journal().person(),
                Instant.now(),
                0,
                Answer.View.BLIND));
    FrameRange window = item.range().frames();
    answers++;
    labels += (int) edits.stream().filter(DemoCourse::marks).count();
    labelledSeconds += index.secondsAt(window.end()) - index.secondsAt(window.start());
    asked.add(remember(item, round, index, real));
  }

  private static boolean marks(AnnotationEdit edit) {
    return switch (edit) {
      case AnnotationEdit.Add(var annotation) -> annotation instanceof Segment;
      case AnnotationEdit.Replace(var before, var after) -> after instanceof Segment;
      case AnnotationEdit.Remove(var annotation) -> false;
    };
  }

  private DemoResult.Asked remember(
      QueueItem item, int round, FrameIndex index, List<Segment> real) {
    FrameRange window = item.range().frames();
    List<String> happens =
        real.stream()
            .filter(segment -> segment.range().frames().overlaps(window))
            .flatMap(segment -> session.scheme().find(segment.actionClass()).stream())
            .map(ActionClass::name)
            .distinct()
            .toList();
    List<Map.Entry<String, Double>> guess =
        item.guess().entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
            .limit(2)
            .toList();
    Optional<Video> video = session.ports().project().video(item.video());
    return new DemoResult.Asked(
        round,
        video.map(Video::name).orElse(""),
        index.secondsAt(window.start()),
        index.secondsAt(window.end()),
        guess,
        happens,
        video.flatMap(v -> picture(v, (window.start() + window.end()) / 2)));
  }

  private Optional<Picture> picture(Video video, int frame) {
    try {
      return Optional.of(Picture.read(session, video, frame, THUMBNAIL));
    } catch (IOException unreadable) {
      LOG.warn("No thumbnail of {} at frame {}", video.name(), frame, unreadable);
      return Optional.empty();
    }
  }
}
