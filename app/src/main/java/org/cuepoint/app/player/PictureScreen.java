package org.cuepoint.app.player;

import java.nio.ByteBuffer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import javafx.util.Duration;
import org.cuepoint.core.media.FrameSize;
import org.jspecify.annotations.Nullable;

/**
 * The picture, as large as its region allows. Three buffers take turns, so that none is written
 * while the renderer may still read it. FX thread only.
 */
final class PictureScreen extends Region {

  private static final int BUFFERS = 3;
  private static final Duration SETTLED = Duration.millis(200);

  private final PictureFeed feed;
  private final ImageView image = new ImageView();
  private final PauseTransition settled = new PauseTransition(SETTLED);
  private @Nullable FrameSize bufferSize;
  private final PixelBuffer<?>[] buffers = new PixelBuffer<?>[BUFFERS];
  private final Image[] images = new Image[BUFFERS];
  private int turn;
  private final ReadOnlyObjectWrapper<Rectangle2D> shownAt =
      new ReadOnlyObjectWrapper<>(Rectangle2D.EMPTY);
  private boolean sized;

  PictureScreen(PictureFeed feed) {
    this.feed = feed;
    image.setPreserveRatio(false);
    image.setSmooth(true);
    image.setManaged(false);
    getChildren().add(image);
    setMinSize(0, 0);
    feed.pictureProperty().addListener((property, before, now) -> show(now));
    settled.setOnFinished(done -> tellSize());
    show(feed.pictureProperty().get());
  }

  /** Returns what is shown; null when nothing is. */
  @Nullable Image shown() {
    return image.getImage();
  }

  /** Returns where in this node the picture lies; empty when none is shown. */
  ReadOnlyObjectProperty<Rectangle2D> shownAtProperty() {
    return shownAt.getReadOnlyProperty();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    FrameSize size = bufferSize;
    if (size != null && width > 0 && height > 0) {
      double scale = Math.min(width / size.width(), height / size.height());
      double w = Math.max(1, snapSizeX(size.width() * scale));
      double h = Math.max(1, snapSizeY(size.height() * scale));
      image.setFitWidth(Math.min(w, width));
      image.setFitHeight(Math.min(h, height));
      image.relocate(snapPositionX((width - w) / 2), snapPositionY((height - h) / 2));
      shownAt.set(
          image.getImage() == null
              ? Rectangle2D.EMPTY
              : new Rectangle2D(
                  image.getLayoutX(),
                  image.getLayoutY(),
                  image.getFitWidth(),
                  image.getFitHeight()));
    }
    if (width >= 1 && height >= 1) {
      if (sized) {
        settled.playFromStart();
      } else {
        sized = true;
        tellSize();
      }
    }
  }

  private void tellSize() {
    Window window = getScene() == null ? null : getScene().getWindow();
    double scale = window == null ? 1 : window.getOutputScaleX();
    feed.setViewSize(
        new FrameSize(
            Math.max(1, (int) Math.round(getWidth() * scale)),
            Math.max(1, (int) Math.round(getHeight() * scale))));
  }

  private void show(@Nullable Picture picture) {
    if (picture == null) {
      image.setImage(null);
      shownAt.set(Rectangle2D.EMPTY);
      return;
    }
    if (!picture.size().equals(bufferSize)) {
      allocate(picture.size());
      requestLayout();
    }
    turn = (turn + 1) % BUFFERS;
    PixelBuffer<?> buffer = buffers[turn];
    ByteBuffer target = (ByteBuffer) buffer.getBuffer();
    target.clear();
    target.put(picture.pixels());
    target.clear();
    buffer.updateBuffer(all -> null);
    image.setImage(images[turn]);
    if (shownAt.get().equals(Rectangle2D.EMPTY)) {
      requestLayout();
    }
  }

  private void allocate(FrameSize size) {
    for (int i = 0; i < BUFFERS; i++) {
      PixelBuffer<ByteBuffer> buffer =
          new PixelBuffer<>(
              size.width(),
              size.height(),
              ByteBuffer.allocateDirect(size.width() * size.height() * 4),
              PixelFormat.getByteBgraPreInstance());
      buffers[i] = buffer;
      images[i] = new WritableImage(buffer);
    }
    bufferSize = size;
  }
}
