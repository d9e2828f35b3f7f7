package org.cuepoint.app.preview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import javafx.scene.image.Image;
import org.cuepoint.app.testing.RecordedReads;
import org.cuepoint.core.job.InlineJobRunner;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobHandle;
import org.cuepoint.core.job.QueueJobRunner;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaFacts;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.time.TimeBase;
import org.junit.jupiter.api.Test;

class LoopLoaderTest {

  private static final Path FILE = Path.of("loop.mp4");
  private static final IndexedMedia MEDIA = media(1000);
  private static final FrameSize SIZE = new FrameSize(71, 40);

  private final RecordedReads library = new RecordedReads();
  private final Deque<Runnable> fxThread = new ArrayDeque<>();
  private int came;
  private final LoopLoader loops =
      new LoopLoader(library, new InlineJobRunner(), fxThread::add, () -> came++);

  private static IndexedMedia media(int frames) {
    FrameIndex index =
        new FrameIndex(
            new TimeBase(1, 25),
            LongStream.range(0, frames).toArray(),
            frames,
            new BitSet(),
            new BitSet());
    return new IndexedMedia(
        new MediaFacts(
            "mp4", "h264", 640, 360, 0, index.timeBase(), frames, 0, frames / 25.0, false, false),
        index);
  }

  private static LoopLoader.Loop place(int start, int end) {
    return new LoopLoader.Loop(VideoId.random(), new FrameRange(start, end));
  }

  private List<Image> pictures(LoopLoader.Loop loop) {
    return loops.pictures(loop, FILE, MEDIA, SIZE);
  }

  private void deliver() {
    while (!fxThread.isEmpty()) {
      fxThread.removeFirst().run();
    }
  }

  @Test
  void theFramesAreTheMiddlesOfEqualPartsOfThePlace() {
    assertArrayEquals(
        new int[] {105, 115, 125, 135, 145, 155}, LoopFrames.of(new FrameRange(100, 160)));
    assertArrayEquals(new int[] {7, 8, 9}, LoopFrames.of(new FrameRange(7, 10)));
  }

  @Test
  void thePicturesOfAPlaceComeTogetherInTheirOrder() {
    LoopLoader.Loop loop = place(100, 160);
    assertEquals(List.of(), pictures(loop));
    assertEquals(List.of(), pictures(loop));
    deliver();
    assertEquals(List.of(105, 115, 125, 135, 145, 155), library.reads());
    assertEquals(1, came);
    assertEquals(6, pictures(loop).size());
    assertEquals(40, pictures(loop).getFirst().getHeight());
    assertEquals(6, library.reads().size());
    assertEquals(0, library.openSources());
  }

  @Test
  void whatIsNoLongerWantedTellsNobody() {
    pictures(place(100, 160));
    loops.stop();
    deliver();
    assertEquals(0, came);
  }

  @Test
  void anotherPlaceCancelsTheOneBefore() throws Exception {
    try (QueueJobRunner busy = new QueueJobRunner("busy", 1)) {
      CountDownLatch gate = new CountDownLatch(1);
      JobHandle<Boolean> first =
          busy.submit(
              new Job<>(
                  "gate",
                  context -> {
                    gate.await();
                    return true;
                  }));
      LoopLoader queued = new LoopLoader(library, busy, Runnable::run, () -> {});
      queued.pictures(place(0, 60), FILE, MEDIA, SIZE);
      queued.pictures(place(500, 506), FILE, MEDIA, SIZE);
      queued.stop();
      JobHandle<Boolean> last = busy.submit(new Job<>("last", context -> true));
      gate.countDown();
      assertTrue(first.future().get());
      assertTrue(last.future().get());
      assertEquals(List.of(), library.reads());
    }
  }

  @Test
  void aBrokenPlaceHasNoLoopAndIsNotTriedAgain() {
    library.breakFrame(125);
    LoopLoader.Loop loop = place(100, 160);
    pictures(loop);
    deliver();
    assertEquals(List.of(), pictures(loop));
    assertEquals(List.of(105, 115, 125), library.reads());
    assertEquals(0, library.openSources());
  }
}
