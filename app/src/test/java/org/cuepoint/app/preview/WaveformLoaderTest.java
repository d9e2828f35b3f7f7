package org.cuepoint.app.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.cuepoint.core.job.InlineJobRunner;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.AudioLibrary;
import org.cuepoint.core.media.AudioSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaFacts;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.media.Waveform;
import org.cuepoint.core.testing.Fixtures;
import org.junit.jupiter.api.Test;

class WaveformLoaderTest {

  private static final Path FILE = Path.of("sound.mp4");

  private final Waveform outline = new Waveform(new byte[] {-3, -4}, new byte[] {3, 5});
  private final Deque<Runnable> fx = new ArrayDeque<>();
  private int loads;
  private boolean damaged;

  private final AudioLibrary library =
      new AudioLibrary() {
        @Override
        public AudioSource openAudio(Path file, IndexedMedia index) {
          throw new UnsupportedOperationException("The outline is read by the library");
        }

        @Override
        public Waveform waveform(Path file, IndexedMedia index, JobContext context)
            throws UnreadableMediaException {
          loads++;
          if (damaged) {
            throw new UnreadableMediaException(file, "The sound of this file cannot be decoded.");
          }
          return outline;
        }
      };
  private final WaveformLoader loader = new WaveformLoader(library, new InlineJobRunner(), fx::add);

  private static IndexedMedia media(boolean audio) {
    IndexedMedia media = Fixtures.media(100);
    MediaFacts facts = media.facts();
    return new IndexedMedia(
        new MediaFacts(
            facts.container(),
            facts.codec(),
            facts.width(),
            facts.height(),
            facts.rotation(),
            facts.timeBase(),
            facts.frames(),
            facts.synthesised(),
            facts.seconds(),
            facts.variableFrameRate(),
            audio),
        media.index());
  }

  private void runFx() {
    while (!fx.isEmpty()) {
      fx.removeFirst().run();
    }
  }

  @Test
  void theOutlineComesOnTheFxThread() {
    loader.open(FILE, media(true));
    assertNull(loader.waveformProperty().get());
    runFx();
    assertSame(outline, loader.waveformProperty().get());
  }

  @Test
  void aVideoWithoutSoundIsNotLookedAt() {
    loader.open(FILE, media(false));
    runFx();
    assertEquals(0, loads);
    assertNull(loader.waveformProperty().get());
  }

  @Test
  void whatArrivesForAnEarlierVideoIsIgnored() {
    loader.open(FILE, media(true));
    loader.open(Path.of("silent.mp4"), media(false));
    runFx();
    assertNull(loader.waveformProperty().get());
  }

  @Test
  void soundThatCannotBeDecodedHasNoOutline() {
    damaged = true;
    loader.open(FILE, media(true));
    runFx();
    assertNull(loader.waveformProperty().get());
  }
}
