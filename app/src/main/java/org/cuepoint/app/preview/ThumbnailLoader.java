package org.cuepoint.app.preview;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.image.Image;
import org.cuepoint.app.fx.SmallPicture;
import org.cuepoint.app.queue.Thumbnails;
import org.cuepoint.app.workspace.QueueEntry;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobRunner;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.FrameSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.time.FrameRange;

/**
 * Decodes one small picture for each question that is looked at, the newest wish first. Each is a
 * job of its own, since questions are of many videos and the filmstrip must not wait for all of
 * them. The picture is a key frame before the middle of the place when there is one inside, else
 * the middle. The pictures of a loop come as one job. FX thread only, but for the jobs.
 */
public final class ThumbnailLoader implements Thumbnails {

  private static final int MOST_WISHES = 30;
  private static final int MOST_PICTURES = 300;

  private record Wish(VideoId video, int frame) {}

  private record Reading(Wish wish, Path file, IndexedMedia media, FrameSize size) {}

  private final Workspace workspace;
  private final MediaLibrary library;
  private final JobRunner runner;
  private final Executor fxThread;
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private final Map<Wish, Image> pictures = new LinkedHashMap<>(64, 0.75f, true);
  private final Deque<Reading> wishes = new ArrayDeque<>();
  private final Set<Wish> broken = new HashSet<>();
  private final LoopLoader loops;
  private final FrameSize box;
  private boolean running;

  /**
   * Makes a loader.
   *
   * @param workspace knows the files of the project
   * @param library opens videos
   * @param runner where they are decoded; not the player's
   * @param fxThread runs things on the FX thread
   */
  public ThumbnailLoader(
      Workspace workspace, MediaLibrary library, JobRunner runner, Executor fxThread) {
    this(workspace, library, runner, fxThread, new FrameSize(HEIGHT * 2, HEIGHT));
  }

  /**
   * Makes a loader of pictures of another size.
   *
   * @param box what each picture fits into
   */
  public ThumbnailLoader(
      Workspace workspace,
      MediaLibrary library,
      JobRunner runner,
      Executor fxThread,
      FrameSize box) {
    this.workspace = workspace;
    this.box = box;
    this.library = library;
    this.runner = runner;
    this.fxThread = fxThread;
    this.loops = new LoopLoader(library, runner, fxThread, this::changed);
  }

  @Override
  public Optional<Image> picture(QueueEntry entry) {
    Optional<IndexedMedia> media = workspace.knownMedia(entry.video().id());
    Optional<Path> file = workspace.file(entry.video());
    if (media.isEmpty() || file.isEmpty()) {
      return Optional.empty();
    }
    Wish wish =
        new Wish(
            entry.video().id(),
            standsFor(media.get().index().keyFrames(), entry.item().range().frames()));
    Image picture = pictures.get(wish);
    if (picture == null && !broken.contains(wish)) {
      want(new Reading(wish, file.get(), media.get(), size(media.get())));
    }
    return Optional.ofNullable(picture);
  }

  @Override
  public List<Image> loop(QueueEntry entry) {
    Optional<IndexedMedia> media = workspace.knownMedia(entry.video().id());
    Optional<Path> file = workspace.file(entry.video());
    if (media.isEmpty() || file.isEmpty()) {
      return List.of();
    }
    return loops.pictures(
        new LoopLoader.Loop(entry.video().id(), entry.item().range().frames()),
        file.get(),
        media.get(),
        size(media.get()));
  }

  @Override
  public void stopLoop() {
    loops.stop();
  }

  private FrameSize size(IndexedMedia media) {
    return media.facts().displaySize().fitInto(box);
  }

  private static int standsFor(BitSet keyFrames, FrameRange place) {
    int middle = place.start() + place.length() / 2;
    int key = keyFrames.previousSetBit(middle);
    return key >= place.start() ? key : middle;
  }

  @Override
  public ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  private void want(Reading reading) {
    wishes.remove(reading);
    wishes.addFirst(reading);
    if (wishes.size() > MOST_WISHES) {
      wishes.removeLast();
    }
    readNext();
  }

  private void readNext() {
    Reading next = running ? null : wishes.peekFirst();
    if (next == null) {
      return;
    }
    running = true;
    runner.submit(
        new Job<>(
            "Picture of " + next.file().getFileName(),
            context -> {
              Optional<SmallPicture> read = Optional.empty();
              try {
                read = Optional.of(read(next));
              } catch (UnreadableMediaException damaged) {
                // The row stays without a picture; the player says why when somebody goes there.
              } finally {
                Optional<SmallPicture> got = read;
                fxThread.execute(() -> show(next, got));
              }
              return true;
            }));
  }

  private SmallPicture read(Reading of) throws UnreadableMediaException {
    try (FrameSource source = library.openFrames(of.file(), of.media(), of.size())) {
      return SmallPicture.read(source, of.wish().frame());
    }
  }

  private void show(Reading of, Optional<SmallPicture> read) {
    running = false;
    wishes.removeIf(other -> other.wish().equals(of.wish()));
    if (read.isEmpty()) {
      broken.add(of.wish());
    } else {
      if (pictures.size() >= MOST_PICTURES) {
        pictures.remove(pictures.keySet().iterator().next());
      }
      pictures.put(of.wish(), read.get().image());
    }
    changed();
    readNext();
  }

  private void changed() {
    revision.set(revision.get() + 1);
  }
}
