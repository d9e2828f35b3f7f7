package org.cuepoint.app.report;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.overview.ComparedModels;
import org.cuepoint.core.overview.ProjectOverview;
import org.cuepoint.core.overview.ProjectSurvey;
import org.cuepoint.core.session.ProjectSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that a report on a project says.
 *
 * @param overview what the store knows
 * @param survey what features and files say
 * @param pictures one of each video, as far as they could be read
 */
public record ProjectReport(
    ProjectOverview overview, ProjectSurvey survey, Map<VideoId, Picture> pictures) {

  private static final Logger LOG = LoggerFactory.getLogger(ProjectReport.class);
  private static final FrameSize PICTURE = new FrameSize(160, 96);

  /** More would make the file too large to be mailed. */
  private static final int MOST_PICTURES = 150;

  /** Copies the collections. */
  public ProjectReport {
    pictures = Map.copyOf(pictures);
  }

  /** Whether small pictures of the videos are read. */
  public enum Thumbnails {
    /** They are. */
    READ,
    /** They are not. */
    NONE
  }

  /**
   * Returns the job that reads everything; it changes nothing.
   *
   * @param compared models that were compared before, or none
   */
  public static Job<ProjectReport> of(
      ProjectSession session, InstantSource clock, ComparedModels compared, Thumbnails thumbnails) {
    return new Job<>(
        "report",
        context -> {
          ProjectOverview overview =
              ProjectOverview.read(session, compared, clock.instant(), ZoneId.systemDefault());
          context.throwIfCancelled();
          ProjectSurvey survey = ProjectSurvey.of(session).work().run(context);
          return new ProjectReport(
              overview,
              survey,
              thumbnails == Thumbnails.NONE ? Map.of() : pictures(session, overview, context));
        });
  }

  private static Map<VideoId, Picture> pictures(
      ProjectSession session, ProjectOverview overview, JobContext context) {
    Map<VideoId, Picture> pictures = new HashMap<>();
    List<Video> videos =
        overview.videos().stream().map(each -> each.video()).limit(MOST_PICTURES).toList();
    for (Video video : videos) {
      context.throwIfCancelled();
      context.progress(pictures.size(), videos.size(), video.name());
      try {
        pictures.put(video.id(), Picture.read(session, video, frame(overview, video), PICTURE));
      } catch (IOException unreadable) {
        LOG.warn("No picture of {}", video.name(), unreadable);
      }
    }
    return pictures;
  }

  /** Something is to be seen: the middle of the first bout, else of the video. */
  private static int frame(ProjectOverview overview, Video video) {
    return overview.ethogram().records().stream()
        .filter(record -> record.observation().video().equals(video.id()))
        .flatMap(record -> record.behaviours().stream())
        .flatMap(behaviour -> behaviour.bouts().stream())
        .map(bout -> (bout.frames().start() + bout.frames().end()) / 2)
        .min(Integer::compare)
        .orElse(video.facts().frames() / 2);
  }

  /** Returns the same with the ethogram of one person's labels. */
  public ProjectReport by(Annotator.Person person) {
    return new ProjectReport(overview.by(person), survey, pictures);
  }

  /** Returns the picture of a video. */
  public Optional<Picture> picture(VideoId video) {
    return Optional.ofNullable(pictures.get(video));
  }
}
