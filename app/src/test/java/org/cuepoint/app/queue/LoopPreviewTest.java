package org.cuepoint.app.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import org.cuepoint.app.workspace.QueueEntry;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueItemId;
import org.cuepoint.core.active.RoundId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.testing.Fixtures;
import org.junit.jupiter.api.Test;

class LoopPreviewTest {

  private final Decoder decoder = new Decoder();
  private final SimpleBooleanProperty playing = new SimpleBooleanProperty();
  private final LoopPreview preview = new LoopPreview(decoder, playing);
  private final QueueEntry one = question();
  private final QueueEntry other = question();

  private static QueueEntry question() {
    Video video = Fixtures.video("park.mp4", Fixtures.media(100));
    QueueItem item =
        new QueueItem(
            QueueItemId.random(),
            RoundId.random(),
            0,
            video.id(),
            Optional.empty(),
            Fixtures.range(10, 20),
            Optional.empty(),
            1.2,
            Map.of(),
            Map.of(),
            QueueItem.Audit.NO);
    return new QueueEntry(item, video, 0.4, 0.8, "cuepoint");
  }

  /** Gives the pictures of a question when it is told to. */
  private static final class Decoder implements Thumbnails {
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final Map<QueueEntry, List<Image>> ready = new HashMap<>();
    private final List<QueueEntry> asked = new ArrayList<>();
    private int stopped;

    List<Image> decode(QueueEntry entry, int pictures) {
      List<Image> made =
          IntStream.range(0, pictures).<Image>mapToObj(i -> new WritableImage(1, 1)).toList();
      ready.put(entry, made);
      revision.set(revision.get() + 1);
      return made;
    }

    @Override
    public Optional<Image> picture(QueueEntry entry) {
      return Optional.empty();
    }

    @Override
    public List<Image> loop(QueueEntry entry) {
      asked.add(entry);
      return ready.getOrDefault(entry, List.of());
    }

    @Override
    public void stopLoop() {
      stopped++;
    }

    @Override
    public ReadOnlyIntegerProperty revisionProperty() {
      return revision.getReadOnlyProperty();
    }
  }

  @Test
  void theChosenQuestionMovesInALoopOnceItsPicturesAreThere() {
    preview.choose(one);
    assertFalse(preview.movingProperty().get());
    List<Image> pictures = decoder.decode(one, 3);
    assertTrue(preview.movingProperty().get());
    List<Image> seen = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      seen.add(preview.picture(one).orElseThrow());
      preview.step();
    }
    assertEquals(List.of(pictures.get(0), pictures.get(1), pictures.get(2), pictures.get(0)), seen);
    assertTrue(preview.picture(other).isEmpty());
  }

  @Test
  void theQuestionUnderTheMouseMovesInsteadUntilTheMouseLeaves() {
    decoder.decode(one, 2);
    decoder.decode(other, 2);
    preview.choose(one);
    preview.hover(other);
    assertTrue(preview.picture(one).isEmpty());
    assertTrue(preview.picture(other).isPresent());
    preview.unhover(one);
    assertTrue(preview.picture(other).isPresent());
    preview.unhover(other);
    assertTrue(preview.picture(one).isPresent());
  }

  @Test
  void whileTheVideoPlaysNothingMovesOrIsDecoded() {
    decoder.decode(one, 2);
    preview.choose(one);
    playing.set(true);
    assertFalse(preview.movingProperty().get());
    assertTrue(preview.picture(one).isEmpty());
    assertEquals(1, decoder.stopped);
    int asked = decoder.asked.size();
    preview.hover(other);
    decoder.decode(other, 2);
    assertEquals(asked, decoder.asked.size());
    playing.set(false);
    assertTrue(preview.picture(other).isPresent());
  }

  @Test
  void withoutAQuestionDecodingStops() {
    preview.choose(one);
    preview.choose(null);
    assertEquals(1, decoder.stopped);
    decoder.decode(one, 2);
    assertFalse(preview.movingProperty().get());
  }

  @Test
  void onePictureDoesNotMove() {
    preview.choose(one);
    decoder.decode(one, 1);
    assertFalse(preview.movingProperty().get());
    assertTrue(preview.picture(one).isEmpty());
  }
}
