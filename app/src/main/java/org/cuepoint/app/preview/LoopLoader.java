package org.cuepoint.app.preview;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.scene.image.Image;
import org.cuepoint.app.fx.SmallPicture;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.job.JobHandle;
import org.cuepoint.core.job.JobRunner;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.FrameSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the few pictures of one place after the other; whoever wants another place no longer
 * wants the one before. Keeps the latest places. FX thread only, but for the jobs.
 */
final class LoopLoader {

  private static final int MOST_PLACES = 12;

  /** What is played: a place of a video. */
  record Loop(VideoId video, FrameRange place) {}

  private final MediaLibrary library;
  private final JobRunner runner;
  private final Executor fxThread;
  private final Runnable came;
  private final Map<Loop, List<Image>> ready = new LinkedHashMap<>(16, 0.75f, true);
  private @Nullable Loop wanted;
  private @Nullable JobHandle<?> reading;

  /**
   * Makes a loader.
   *
   * @param came called when the pictures that are wanted have come
   */
  LoopLoader(MediaLibrary library, JobRunner runner, Executor fxThread, Runnable came) {
    this.library = library;
    this.runner = runner;
    this.fxThread = fxThread;
    this.came = came;
  }

  /** Returns the pictures of a place in order; none until all have come, or where one is broken. */
  List<Image> pictures(Loop loop, Path file, IndexedMedia media, FrameSize size) {
    if (loop.equals(wanted)) {
      return List.of();
    }
    stop();
    List<Image> known = ready.get(loop);
    if (known != null) {
      return known;
    }
    wanted = loop;
    JobHandle<?> handle =
        runner.submit(
            new Job<>(
                "Pictures of " + file.getFileName(),
                context -> {
                  List<SmallPicture> read = read(loop, file, media, size, context);
                  fxThread.execute(() -> keep(loop, read));
                  return true;
                }));
    // An inline runner is done by now.
    reading = loop.equals(wanted) ? handle : null;
    return ready.getOrDefault(loop, List.of());
  }

  /** Stops what is being decoded. */
  void stop() {
    JobHandle<?> handle = reading;
    wanted = null;
    reading = null;
    if (handle != null) {
      handle.cancel();
    }
  }

  private List<SmallPicture> read(
      Loop loop, Path file, IndexedMedia media, FrameSize size, JobContext context) {
    List<SmallPicture> read = new ArrayList<>();
    try (FrameSource source = library.openFrames(file, media, size)) {
      for (int frame : LoopFrames.of(loop.place())) {
        context.throwIfCancelled();
        read.add(SmallPicture.read(source, frame));
      }
    } catch (UnreadableMediaException damaged) {
      // The row keeps its one picture; the player says why when somebody goes there.
      return List.of();
    }
    return read;
  }

  private void keep(Loop loop, List<SmallPicture> read) {
    ready.put(loop, read.stream().map(SmallPicture::image).toList());
    if (ready.size() > MOST_PLACES) {
      ready.remove(ready.keySet().iterator().next());
    }
    if (loop.equals(wanted)) {
      wanted = null;
      reading = null;
      came.run();
    }
  }
}
