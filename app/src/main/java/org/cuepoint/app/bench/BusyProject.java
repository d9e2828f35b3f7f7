package org.cuepoint.app.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionId;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;

/**
 * A project with one long video, twenty classes that may overlap, and as many segments as
 * suggestions: class by class one segment in each stretch of the video, a suggestion in its second
 * half.
 */
final class BusyProject {

  private static final int CLASSES = 20;
  private static final int EDITS_IN_A_STEP = 5000;
  private static final long SEED = 11;

  private final ProjectSession session;
  private final VideoId video = VideoId.random();
  private final FrameIndex index;
  private final Random random = new Random(SEED);

  private BusyProject(ProjectSession session, IndexedMedia media) {
    this.session = session;
    this.index = media.index();
    Video added =
        new Video(
            video,
            "ten-hours.synthetic",
            Optional.of(
                ContentHash.of(video.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))),
            media.facts(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            List.of());
    session.ports().project().addVideo(added, media);
  }

  /** Fills a new project. */
  static void fill(ProjectSession session, int segments) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= CLASSES; i++) {
      names.add("action " + i);
    }
    List<ActionClass> classes = LabelScheme.exclusive(names).classes();
    LabelScheme scheme = new LabelScheme(session.scheme().version() + 1, classes, List.of());
    session.ports().project().saveScheme(scheme);
    try {
      IndexedMedia media = session.media().index(Path.of("ten-hours.synthetic"), JobContext.NONE);
      new BusyProject(session, media).label(classes, segments);
    } catch (org.cuepoint.core.media.UnreadableMediaException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void label(List<ActionClass> classes, int segments) {
    List<AnnotationEdit> edits = new ArrayList<>();
    List<Suggestion> suggestions = new ArrayList<>();
    ModelVersionId model = ModelVersionId.random();
    int stretches = Math.max(1, segments / CLASSES);
    double stretch = (double) index.frameCount() / stretches;
    for (ActionClass actionClass : classes) {
      for (int i = 0; i < stretches; i++) {
        edits.add(new AnnotationEdit.Add(segment(actionClass.id(), place(i * stretch, stretch))));
        suggestions.add(suggestion(model, actionClass.id(), place((i + 0.5) * stretch, stretch)));
      }
    }
    for (int i = 0; i < edits.size(); i += EDITS_IN_A_STEP) {
      List<AnnotationEdit> step = edits.subList(i, Math.min(edits.size(), i + EDITS_IN_A_STEP));
      session.journal().apply(video, "annotations.import", step);
    }
    session.ports().annotations().replaceProposed(video, model, suggestions);
  }

  /** Returns a range in the half of a stretch that begins at {@code from}. */
  private FrameRange place(double from, double stretch) {
    int start = (int) (from + random.nextDouble() * 0.1 * stretch);
    int length = Math.max(1, (int) ((0.1 + 0.25 * random.nextDouble()) * stretch));
    int end = Math.min(index.frameCount(), start + length);
    return new FrameRange(Math.min(start, end - 1), end);
  }

  private Segment segment(ClassId actionClass, FrameRange frames) {
    return Segment.positive(
        video, Optional.empty(), actionClass, index.range(frames), session.journal().person());
  }

  private Suggestion suggestion(ModelVersionId model, ClassId actionClass, FrameRange frames) {
    return new Suggestion(
        SuggestionId.random(),
        video,
        Optional.empty(),
        model,
        index.range(frames),
        actionClass,
        Map.of(actionClass, 0.5 + random.nextDouble() / 2),
        Map.of("entropy", random.nextDouble(), "margin", random.nextDouble()),
        SuggestionStatus.PROPOSED,
        Optional.empty(),
        0,
        0);
  }
}
