package org.cuepoint.app.player;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * The regions over the leading picture and how they are drawn: in the drawing mode a drag on free
 * picture draws one, a drag in a region moves it, a drag at the edge of the chosen one resizes it.
 * Places are shares of the upright picture as shown, 0 to 1; edges come to lie between its pixels.
 * FX thread only.
 */
public final class RegionsViewModel {

  /** What a region looks like while it is changed; without an identity while it is new. */
  record Draft(Optional<RegionId> region, Crop crop) {}

  /** What a press means where a region lies. */
  enum Press {
    /** Moves or resizes what lies there. */
    TAKE,
    /** Draws a new region, also over another. */
    DRAW
  }

  /** A drag that is under way. */
  private record Drag(
      Optional<AnalysisRegion> region, RegionHandle handle, double startX, double startY) {}

  private final ObjectProperty<List<AnalysisRegion>> regions =
      new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<Optional<RegionId>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<FrameSize> size = new SimpleObjectProperty<>(new FrameSize(1, 1));
  private final BooleanProperty drawing = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<Draft>> draft =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RegionId>> renaming =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private RegionDrawing actions = RegionDrawing.NONE;
  private @Nullable Drag drag;
  private boolean nudged;

  RegionsViewModel() {
    regions.addListener((property, old, now) -> regionsChanged(now));
    drawing.addListener((property, old, now) -> drawingChanged(now));
  }

  private void regionsChanged(List<AnalysisRegion> now) {
    if (drag == null) {
      draft.set(Optional.empty());
      nudged = false;
    }
    if (renaming.get().filter(id -> now.stream().anyMatch(r -> r.id().equals(id))).isEmpty()) {
      renaming.set(Optional.empty());
    }
  }

  private void drawingChanged(boolean now) {
    if (!now) {
      commitNudges();
      drag = null;
      renaming.set(Optional.empty());
      if (draft.get().filter(d -> d.region().isEmpty()).isPresent()) {
        draft.set(Optional.empty());
      }
    }
  }

  /** Says where to go with what the person asks for. */
  public void setActions(RegionDrawing newActions) {
    actions = newActions;
  }

  /** The regions of the video on screen. */
  public ObjectProperty<List<AnalysisRegion>> regionsProperty() {
    return regions;
  }

  /** The chosen region; empty for the whole frame. */
  public ObjectProperty<Optional<RegionId>> chosenProperty() {
    return chosen;
  }

  /** The displayed size of the video in pixels. */
  public ObjectProperty<FrameSize> sizeProperty() {
    return size;
  }

  /** Whether regions are being drawn and moved. */
  public BooleanProperty drawingProperty() {
    return drawing;
  }

  /** What is being drawn, until it is there. */
  ReadOnlyObjectProperty<Optional<Draft>> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  /** The region whose name is being written. */
  public ReadOnlyObjectProperty<Optional<RegionId>> renamingProperty() {
    return renaming.getReadOnlyProperty();
  }

  private Optional<AnalysisRegion> find(RegionId id) {
    return regions.get().stream().filter(region -> region.id().equals(id)).findFirst();
  }

  private Optional<AnalysisRegion> chosenRegion() {
    return chosen.get().flatMap(this::find);
  }

  /** Returns where a region is now, also while it is being moved. */
  Crop place(AnalysisRegion region) {
    return draft
        .get()
        .filter(d -> d.region().equals(Optional.of(region.id())))
        .map(Draft::crop)
        .orElse(region.crop());
  }

  /**
   * Returns what a press at a point would hold; empty where it would draw.
   *
   * @param reachX how far from an edge of the chosen region it is still meant
   * @param reachY the same downwards
   */
  Optional<RegionHandle> handleAt(double x, double y, double reachX, double reachY) {
    return chosenRegion()
        .flatMap(region -> RegionHandle.at(place(region), x, y, reachX, reachY))
        .or(() -> regionAt(x, y).map(region -> RegionHandle.INSIDE));
  }

  /** Returns the smallest region around a point, so that one inside another can be reached. */
  Optional<AnalysisRegion> regionAt(double x, double y) {
    return regions.get().stream()
        .filter(region -> place(region).contains(x, y))
        .min(Comparator.comparingDouble(r -> r.crop().width() * r.crop().height()));
  }

  /** Begins a drag; only in the drawing mode. */
  void press(double x, double y, double reachX, double reachY, Press meaning) {
    if (!drawing.get()) {
      return;
    }
    commitNudges();
    draft.set(Optional.empty());
    Optional<AnalysisRegion> held = chosenRegion();
    Optional<RegionHandle> handle =
        held.flatMap(region -> RegionHandle.at(region.crop(), x, y, reachX, reachY));
    Optional<AnalysisRegion> under = regionAt(x, y);
    boolean another = handle.filter(RegionHandle.INSIDE::equals).isPresent() && !under.equals(held);
    if (meaning == Press.DRAW) {
      drag = new Drag(Optional.empty(), RegionHandle.BOTTOM_RIGHT, x, y);
    } else if (handle.isPresent() && !another) {
      drag = new Drag(held, handle.get(), x, y);
    } else if (under.isPresent()) {
      actions.choose(Optional.of(under.get().id()));
      drag = new Drag(under, RegionHandle.INSIDE, x, y);
    } else {
      drag = new Drag(Optional.empty(), RegionHandle.BOTTOM_RIGHT, x, y);
    }
  }

  /** Goes on with a drag. */
  void drag(double x, double y) {
    Drag now = drag;
    if (now == null) {
      return;
    }
    double[] edges =
        now.region()
            .map(r -> now.handle().dragged(r.crop(), x - now.startX(), y - now.startY()))
            .orElseGet(() -> new double[] {now.startX(), now.startY(), x, y});
    draft.set(Optional.of(new Draft(now.region().map(AnalysisRegion::id), onPixels(edges))));
  }

  private Crop onPixels(double[] edges) {
    return Crop.onPixels(edges[0], edges[1], edges[2], edges[3], size.get());
  }

  /** Ends a drag: what it made is asked for, and stays drawn until it is there. */
  void release() {
    Drag ended = drag;
    drag = null;
    if (ended == null || draft.get().isEmpty()) {
      return;
    }
    Crop crop = draft.get().get().crop();
    if (ended.region().isEmpty()) {
      actions.add(crop);
    } else if (crop.equals(ended.region().get().crop())) {
      draft.set(Optional.empty());
    } else {
      actions.reshape(ended.region().get().id(), crop);
    }
  }

  /** Forgets a drag. */
  boolean cancel() {
    boolean busy = drag != null || draft.get().isPresent();
    drag = null;
    nudged = false;
    draft.set(Optional.empty());
    return busy;
  }

  /**
   * Gives up what is under way: the writing of a name, else a drag or moves that are not kept yet,
   * else the drawing mode.
   */
  public void escape() {
    if (renaming.get().isPresent()) {
      renaming.set(Optional.empty());
    } else if (!cancel()) {
      drawing.set(false);
    }
  }

  /** Moves the chosen region by pixels of the video; {@link #commitNudges} keeps it. */
  public void nudge(int right, int down) {
    change(RegionHandle.INSIDE, right, down);
  }

  /** Moves the right and lower edge of the chosen region by pixels of the video. */
  public void grow(int wider, int higher) {
    change(RegionHandle.BOTTOM_RIGHT, wider, higher);
  }

  private void change(RegionHandle handle, int right, int down) {
    if (!drawing.get() || drag != null) {
      return;
    }
    chosenRegion()
        .ifPresent(
            region -> {
              FrameSize pixels = size.get();
              Crop crop = place(region);
              double dx = (double) right / pixels.width();
              double dy = (double) down / pixels.height();
              // An edge that is pushed past the other must not turn the region round.
              double leastX = 1.0 / pixels.width() - crop.width();
              double leastY = 1.0 / pixels.height() - crop.height();
              boolean inside = handle == RegionHandle.INSIDE;
              Crop next =
                  onPixels(
                      handle.dragged(
                          crop,
                          inside ? dx : Math.max(dx, leastX),
                          inside ? dy : Math.max(dy, leastY)));
              if (!next.equals(crop)) {
                draft.set(Optional.of(new Draft(Optional.of(region.id()), next)));
                nudged = true;
              }
            });
  }

  /** Keeps what keys have moved since, as one step. */
  public void commitNudges() {
    if (nudged) {
      nudged = false;
      draft.get().ifPresent(d -> d.region().ifPresent(region -> actions.reshape(region, d.crop())));
    }
  }

  /** Lets the person write the name of a region, where it stands. */
  public void rename(RegionId region) {
    commitNudges();
    renaming.set(Optional.of(region).filter(id -> find(id).isPresent()));
  }

  /** Takes the name that was written. */
  void renamed(String name) {
    Optional<RegionId> region = renaming.get();
    renaming.set(Optional.empty());
    region.ifPresent(id -> actions.rename(id, name));
  }

  void choose(RegionId region) {
    actions.choose(Optional.of(region));
  }
}
