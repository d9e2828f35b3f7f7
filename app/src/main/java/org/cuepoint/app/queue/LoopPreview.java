package org.cuepoint.app.queue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.image.Image;
import org.cuepoint.app.workspace.QueueEntry;
import org.jspecify.annotations.Nullable;

/**
 * Lets the picture of one question move: of the one under the mouse, else of the chosen one. It has
 * no clock; whoever shows it calls {@link #step} while {@link #movingProperty} is true. FX thread
 * only.
 */
public final class LoopPreview {

  private final Thumbnails thumbnails;
  private final ObservableBooleanValue still;
  private final ReadOnlyBooleanWrapper moving = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private @Nullable QueueEntry chosen;
  private @Nullable QueueEntry hovered;
  private @Nullable QueueEntry shown;
  private List<Image> pictures = List.of();
  private int at;

  /**
   * Makes a preview that shows nothing.
   *
   * @param still true while nothing may move
   */
  public LoopPreview(Thumbnails thumbnails, ObservableBooleanValue still) {
    this.thumbnails = thumbnails;
    this.still = still;
    InvalidationListener follow = change -> follow();
    still.addListener(follow);
    thumbnails.revisionProperty().addListener(change -> load());
  }

  /** Whether there is something to step through. */
  public ReadOnlyBooleanProperty movingProperty() {
    return moving.getReadOnlyProperty();
  }

  /** Returns a number that changes when another picture is to be shown. */
  public ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** Says which question is chosen in the list. */
  public void choose(@Nullable QueueEntry entry) {
    chosen = entry;
    follow();
  }

  /** Says which question is under the mouse. */
  public void hover(@Nullable QueueEntry entry) {
    hovered = entry;
    follow();
  }

  /** Says that the mouse has left a question. */
  public void unhover(@Nullable QueueEntry entry) {
    if (Objects.equals(hovered, entry)) {
      hover(null);
    }
  }

  /** Returns what to show of a question instead of its one picture; empty when it does not move. */
  public Optional<Image> picture(QueueEntry entry) {
    return moving.get() && entry.equals(shown) ? Optional.of(pictures.get(at)) : Optional.empty();
  }

  /** Goes on to the next picture, after the last one to the first. */
  public void step() {
    if (moving.get()) {
      at = (at + 1) % pictures.size();
      revision.set(revision.get() + 1);
    }
  }

  private void follow() {
    QueueEntry next = still.get() ? null : hovered == null ? chosen : hovered;
    if (Objects.equals(next, shown)) {
      return;
    }
    shown = next;
    at = 0;
    pictures = List.of();
    if (next == null) {
      thumbnails.stopLoop();
    }
    load();
    revision.set(revision.get() + 1);
  }

  private void load() {
    if (shown != null && pictures.isEmpty()) {
      pictures = thumbnails.loop(shown);
    }
    moving.set(pictures.size() > 1);
  }
}
