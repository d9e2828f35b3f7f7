package org.cuepoint.app.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.stream.LongStream;
import javafx.scene.image.Image;
import org.cuepoint.app.testing.RecordedReads;
import org.cuepoint.core.job.InlineJobRunner;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobHandle;
import org.cuepoint.core.job.JobRunner;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaFacts;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.TimeBase;
import org.junit.jupiter.api.Test;

class FilmstripLoaderTest {

  private static final Path FILE = Path.of("strip.mp4");

  private final RecordedReads library = new RecordedReads();
  private final Deque<Job<?>> waiting = new ArrayDeque<>();
  private final FilmstripLoader strip = new FilmstripLoader(library, new Held(), Runnable::run);

  FilmstripLoaderTest() {
    strip.open(FILE, media(1000, 100));
  }

  private final class Held implements JobRunner {
    private final InlineJobRunner inline = new InlineJobRunner();

    @Override
    public <T> JobHandle<T> submit(Job<T> job) {
      waiting.add(job);
      return inline.submit(
          new Job<>(
              job.name(),
              context -> {
                throw new org.cuepoint.core.job.JobCancelledException();
              }));
    }

    void runAll() {
      while (!waiting.isEmpty()) {
        inline.submit(waiting.removeFirst());
      }
    }

    @Override
    public void close() {}
  }

  private void decode() {
    new Held().runAll();
  }

  private static IndexedMedia media(int frames, int keyDistance) {
    BitSet keys = new BitSet();
    for (int i = 0; i < frames; i += keyDistance) {
      keys.set(i);
    }
    FrameIndex index =
        new FrameIndex(
            new TimeBase(1, 25), LongStream.range(0, frames).toArray(), frames, keys, new BitSet());
    return new IndexedMedia(
        new MediaFacts(
            "mp4", "h264", 640, 360, 0, index.timeBase(), frames, 0, frames / 25.0, false, false),
        index);
  }

  @Test
  void aLongPlaceIsStoodForByTheKeyFrameNearestItsMiddle() {
    assertTrue(strip.picture(150, 450).isEmpty());
    decode();
    assertEquals(java.util.List.of(300), library.reads());
    Image picture = strip.picture(150, 450).orElseThrow();
    assertEquals(FilmstripLoader.HEIGHT, picture.getHeight());
    assertEquals(99.6, picture.getWidth(), 1);
    assertEquals(128, strip.width(72), 1e-9);
  }

  @Test
  void aShortPlaceIsStoodForByAFrameInsideItThatPanningKeeps() {
    strip.picture(210, 226);
    strip.picture(211, 227);
    decode();
    assertEquals(1, library.reads().size());
    int frame = library.reads().getFirst();
    assertTrue(frame >= 211 && frame < 226, "frame " + frame);
  }

  @Test
  void whatWasAskedForLastComesFirst() {
    strip.picture(0, 10);
    strip.picture(500, 510);
    strip.picture(900, 910);
    decode();
    assertEquals(java.util.List.of(900, 500, 0), library.reads());
  }

  @Test
  void theRevisionTellsOnceOfManyPictures() {
    int before = strip.revisionProperty().get();
    for (int frame = 0; frame < 1000; frame += 100) {
      strip.picture(frame, frame + 10);
    }
    decode();
    int bumps = strip.revisionProperty().get() - before;
    assertTrue(bumps >= 1 && bumps < 10, bumps + " revisions");
    assertTrue(strip.picture(300, 310).isPresent());
  }

  @Test
  void anotherVideoForgetsTheWishesAndThePicturesOfTheFirst() {
    strip.picture(0, 10);
    strip.open(FILE, media(500, 50));
    decode();
    assertEquals(java.util.List.of(), library.reads());
    assertTrue(strip.picture(0, 10).isEmpty());
    decode();
    assertTrue(strip.picture(0, 10).isPresent());
    assertEquals(0, library.openSources());
  }

  @Test
  void aDamagedPlaceStaysEmptyAndIsNotTriedAgain() {
    library.breakFrame(300);
    strip.picture(300, 310);
    strip.picture(400, 410);
    decode();
    assertTrue(strip.picture(300, 310).isEmpty());
    assertTrue(strip.picture(400, 410).isPresent());
    assertTrue(waiting.isEmpty());
  }

  @Test
  void withoutAVideoThereIsNothing() {
    strip.close();
    assertFalse(strip.picture(0, 10).isPresent());
    assertTrue(waiting.isEmpty());
  }
}
