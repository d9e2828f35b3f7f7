package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.provenance.ContentHash;

/** Brings videos into a project: lists their frames, then hashes them. Thread-safe. */
public final class VideoIntake {

  private final ProjectStore project;
  private final MediaLibrary media;

  /** What is known of new videos. */
  public record Details(Optional<String> group, Optional<String> subject, Set<String> tags) {
    /** Nothing known. */
    public static final Details NONE = new Details(Optional.empty(), Optional.empty(), Set.of());

    /** Copies the tags. */
    public Details {
      tags = Set.copyOf(tags);
    }
  }

  /** What became of one file. */
  public sealed interface Outcome {
    /** Returns the file. */
    Path file();

    /** The video is in the project now. */
    record Added(Path file, Video video) implements Outcome {}

    /** The video was in the project before. */
    record AlreadyThere(Path file, Video video) implements Outcome {}

    /** The file cannot be used; the reason is one sentence. */
    record Refused(Path file, String reason) implements Outcome {}
  }

  /** Makes an intake. */
  public VideoIntake(ProjectStore project, MediaLibrary media) {
    this.project = project;
    this.media = media;
  }

  /** Adds files; one that cannot be used does not stop the others. */
  public Job<List<Outcome>> add(List<Path> files, Details details) {
    return new Job<>(
        "Add videos",
        context -> {
          List<Outcome> outcomes = new ArrayList<>();
          for (Path file : files) {
            context.throwIfCancelled();
            context.progress(outcomes.size(), files.size(), file.getFileName().toString());
            outcomes.add(addOne(file.toAbsolutePath().normalize(), details, context));
          }
          context.progress(files.size(), files.size(), "");
          return List.copyOf(outcomes);
        });
  }

  private Outcome addOne(Path file, Details details, JobContext context) {
    String path = storedPath(file);
    for (Video video : project.videos()) {
      if (video.path().equals(path)) {
        return new Outcome.AlreadyThere(file, video);
      }
    }
    try {
      IndexedMedia indexed = media.index(file, cancelOnly(context));
      Video video =
          new Video(
              VideoId.random(),
              path,
              Optional.empty(),
              indexed.facts(),
              details.subject(),
              details.group(),
              details.tags(),
              List.of());
      project.addVideo(video, indexed);
      return new Outcome.Added(file, video);
    } catch (UnreadableMediaException unreadable) {
      return new Outcome.Refused(file, String.valueOf(unreadable.getMessage()));
    }
  }

  /** Hashes the videos whose hash is not known yet. */
  public Job<Integer> hashNewVideos() {
    return new Job<>(
        "Hash videos",
        context -> {
          List<Video> open = project.videos().stream().filter(v -> v.hash().isEmpty()).toList();
          int done = 0;
          for (Video video : open) {
            context.progress(done, open.size(), video.name());
            hash(video, context);
            done++;
          }
          return done;
        });
  }

  /** Returns the hash of a video; computes and keeps it when it is not known yet. */
  public ContentHash hash(Video video, JobContext context) throws IOException {
    if (video.hash().isPresent()) {
      return video.hash().get();
    }
    ContentHash hash = ContentHash.of(project.file(video), bytes -> context.throwIfCancelled());
    // Regions may be drawn while a file is read; what is known by now must not be written over.
    project.inTransaction(
        () -> {
          Optional<Video> current = project.video(video.id());
          current.ifPresent(known -> project.updateVideo(known.withHash(hash)));
          return current;
        });
    return hash;
  }

  /**
   * Returns the path relative to the project folder where the file lies below or beside it, else
   * absolute.
   */
  private String storedPath(Path file) {
    Path folder = project.folder().toAbsolutePath().normalize();
    Path base = folder.getParent();
    boolean near = file.startsWith(folder) || (base != null && file.startsWith(base));
    return (near && Files.exists(file) ? folder.relativize(file) : file)
        .toString()
        .replace('\\', '/');
  }

  /** Indexing reports bytes; the job reports files, so only cancelling is passed on. */
  private static JobContext cancelOnly(JobContext context) {
    return new JobContext() {
      @Override
      public void progress(long done, long total, String message) {}

      @Override
      public boolean isCancelled() {
        return context.isCancelled();
      }
    };
  }
}
