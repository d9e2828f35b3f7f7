package org.cuepoint.core.session;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.TimestampLabel;
import org.cuepoint.core.annotation.WeakTag;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.SnapshotBuilder;

/** Freezes the labels of a project. Thread-safe. */
final class SnapshotSource {

  private final ProjectStore project;
  private final AnnotationStore annotations;

  SnapshotSource(ProjectStore project, AnnotationStore annotations) {
    this.project = project;
    this.annotations = annotations;
  }

  /** Freezes all labels under the current scheme. */
  DatasetSnapshot current() {
    return of(project.project().scheme(), Set.of());
  }

  /**
   * Freezes labels under a scheme. Segments of classes that the scheme does not have are left out:
   * an older model knows nothing of them.
   *
   * @param without videos whose labels are left out
   */
  DatasetSnapshot of(LabelScheme scheme, Set<VideoId> without) {
    Set<VideoId> labelled = labelledVideos();
    return of(
        scheme,
        project.videos().stream()
            .filter(video -> labelled.contains(video.id()) && !without.contains(video.id()))
            .toList());
  }

  /** Freezes the labels of some videos under a scheme. */
  DatasetSnapshot of(LabelScheme scheme, List<Video> videos) {
    SnapshotBuilder builder = new SnapshotBuilder(scheme, project.project().clock());
    for (Video video : videos) {
      List<Annotation> weak =
          annotations.otherAnnotations(video.id()).stream()
              .filter(other -> weakClass(other).filter(c -> scheme.find(c).isPresent()).isPresent())
              .toList();
      List<Segment> known =
          annotations.segments(video.id()).stream()
              .filter(segment -> scheme.find(segment.actionClass()).isPresent())
              .toList();
      for (FeatureCatalog.Place place : FeatureCatalog.places(video)) {
        builder.add(
            video,
            place.region(),
            project.index(video.id()).index(),
            known,
            annotations.reviewedRanges(video.id()).stream()
                .filter(
                    range ->
                        scheme.classes().stream()
                            .map(c -> c.id())
                            .toList()
                            .containsAll(range.classes()))
                .toList(),
            weak);
      }
    }
    return builder.build();
  }

  /** Returns the videos of which anything is said, with edges or without. */
  Set<VideoId> labelledVideos() {
    Set<VideoId> labelled = new LinkedHashSet<>(annotations.labelledVideos());
    for (Video video : project.videos()) {
      if (annotations.otherAnnotations(video.id()).stream()
          .anyMatch(other -> weakClass(other).isPresent())) {
        labelled.add(video.id());
      }
    }
    return labelled;
  }

  private static Optional<ClassId> weakClass(Annotation annotation) {
    return switch (annotation) {
      case TimestampLabel stamp -> Optional.of(stamp.actionClass());
      case WeakTag tag -> Optional.of(tag.actionClass());
      default -> Optional.empty();
    };
  }
}
