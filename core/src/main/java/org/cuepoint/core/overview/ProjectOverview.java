package org.cuepoint.core.overview;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.active.QueuePace;
import org.cuepoint.core.active.audit.Share;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.ethogram.Ethogram;
import org.cuepoint.core.ethogram.Observation;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.Auditing;
import org.cuepoint.core.session.LabelCoverage;
import org.cuepoint.core.session.LabellingProgress;
import org.cuepoint.core.session.Observing;
import org.cuepoint.core.session.ProjectPorts;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.FrameIndex;

/**
 * Where a project stands, as far as the store knows: reads no video, no feature and no file beside
 * the database, so that it is there at once.
 *
 * @param name of the project
 * @param made when it was read
 * @param videos in the order of the project
 * @param groups coverage of each group
 * @param subjects coverage of each subject
 * @param ethogram what labels say of behaviour
 * @param classes how much there is of each class, in the order of the scheme
 * @param annotators who labelled or reviewed something
 * @param compared how far successive models agree, as far as somebody asked
 * @param progress what labelling cost and gained
 * @param queue how the asking goes
 * @param models all versions, oldest first
 * @param active the version that suggests
 * @param evaluations of models with truth, oldest first
 */
public record ProjectOverview(
    String name,
    Instant made,
    List<VideoState> videos,
    List<NamedCoverage> groups,
    List<NamedCoverage> subjects,
    Ethogram ethogram,
    List<ClassLabels> classes,
    List<Annotator.Person> annotators,
    ComparedModels compared,
    LabellingProgress.Report progress,
    QueueHealth queue,
    List<ModelVersion> models,
    Optional<ModelVersionId> active,
    List<EvaluatedModel> evaluations) {

  /** Copies the lists. */
  public ProjectOverview {
    videos = List.copyOf(videos);
    groups = List.copyOf(groups);
    subjects = List.copyOf(subjects);
    classes = List.copyOf(classes);
    annotators = List.copyOf(annotators);
    models = List.copyOf(models);
    evaluations = List.copyOf(evaluations);
  }

  /**
   * Reads a project; waits for the store.
   *
   * @param compared models that were compared before, or none
   * @param now stands in it
   * @param zone says what a day is
   */
  public static ProjectOverview read(
      ProjectSession session, ComparedModels compared, Instant now, ZoneId zone) {
    ProjectPorts ports = session.ports();
    List<VideoState> videos = new ArrayList<>();
    List<Observation> observations = new ArrayList<>();
    int waiting = 0;
    Share refused = new Share(0, 0);
    for (Video video : ports.project().videos()) {
      FrameIndex index = ports.project().index(video.id()).index();
      List<Segment> segments = ports.annotations().segments(video.id());
      List<ReviewedRange> reviewed = ports.annotations().reviewedRanges(video.id());
      int open = session.open().in(video.id()).size();
      videos.add(
          new VideoState(
              video,
              LabelCoverage.of(segments, reviewed, index),
              segments.size(),
              open,
              session.learning().isIndexed(video.id())
                  ? VideoState.Features.READY
                  : VideoState.Features.MISSING));
      observations.addAll(Observing.of(video, index, segments, reviewed));
      waiting += open;
      refused = refused.plus(refused(ports, video));
    }
    Ethogram ethogram = Ethogram.of(session.scheme(), observations);
    LabellingProgress.Report progress =
        new LabellingProgress(ports).report(compared.models(), compared.kappas());
    QueuePace pace =
        QueuePace.of(ports.queue(), session.journal().person())
            .withLeft(session.open().questions().size());
    return new ProjectOverview(
        ports.project().project().name(),
        now,
        videos,
        NamedCoverage.by(Video::group, videos),
        NamedCoverage.by(Video::subject, videos),
        ethogram,
        ClassLabels.of(ethogram),
        Observing.annotators(observations),
        compared,
        progress,
        QueueHealth.of(
            ports.queue().answers(),
            pace,
            waiting,
            new Auditing(ports).report().estimate(),
            refused,
            zone),
        ports.models().models(),
        ports.models().active().map(ModelVersion::id),
        evaluations(ports, progress));
  }

  private static Share refused(ProjectPorts ports, Video video) {
    int rejected =
        ports.annotations().suggestions(video.id(), Set.of(SuggestionStatus.REJECTED)).size();
    int taken =
        ports
            .annotations()
            .suggestions(video.id(), Set.of(SuggestionStatus.ACCEPTED, SuggestionStatus.EDITED))
            .size();
    return new Share(rejected, rejected + taken);
  }

  private static List<EvaluatedModel> evaluations(
      ProjectPorts ports, LabellingProgress.Report progress) {
    return ports.runs().evaluations().stream()
        .map(
            record -> {
              Optional<ModelVersion> model = ports.models().model(record.model());
              return EvaluatedModel.of(
                  record,
                  model,
                  progress
                      .time()
                      .minutesUntil(model.map(ModelVersion::created).orElse(record.created())));
            })
        .toList();
  }

  /** Returns the same with classes and ethogram of what one person says. */
  public ProjectOverview by(Annotator.Person person) {
    Ethogram own =
        Ethogram.of(
            ethogram.scheme(),
            ethogram.records().stream().map(each -> each.observation().by(person)).toList());
    return new ProjectOverview(
        name,
        made,
        videos,
        groups,
        subjects,
        own,
        ClassLabels.of(own),
        annotators,
        compared,
        progress,
        queue,
        models,
        active,
        evaluations);
  }

  /** Returns how much of all videos somebody has looked at. */
  public LabelCoverage coverage() {
    return videos.stream()
        .map(VideoState::coverage)
        .reduce(LabelCoverage.NONE, LabelCoverage::plus);
  }

  /** Returns how long all videos are, in seconds. */
  public double seconds() {
    return videos.stream().mapToDouble(each -> each.video().facts().seconds()).sum();
  }

  /** Returns how many videos have been looked at so far. */
  public int videos(VideoState.Review review) {
    return (int) videos.stream().filter(each -> each.review() == review).count();
  }

  /** Returns how many labelled segments there are, of any state. */
  public int segments() {
    return videos.stream().mapToInt(VideoState::segments).sum();
  }
}
