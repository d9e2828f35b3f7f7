package org.cuepoint.app.map;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import org.cuepoint.app.workspace.MapActions;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.embed.EmbeddingMap;
import org.cuepoint.core.embed.KeptMap;
import org.cuepoint.core.embed.MapPoint;
import org.cuepoint.core.embed.MapSettings;
import org.cuepoint.core.embed.Method;
import org.jspecify.annotations.Nullable;

/** What a map shows, which of its points are chosen, and which stand back. FX thread only. */
public final class EmbeddingMapViewModel {

  /** More questions than these at once are no queue any more but the whole project. */
  static final int MOST_QUEUED = 200;

  private static final EmbeddingMap NONE =
      new EmbeddingMap(
          MapSettings.defaults(),
          1,
          List.of(),
          0,
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  private final Workspace workspace;
  private final MapActions actions;
  private final ObjectProperty<Colouring> colouring = new SimpleObjectProperty<>(Colouring.LABEL);
  private final ReadOnlyObjectWrapper<Legend> legend =
      new ReadOnlyObjectWrapper<>(Legend.of(NONE, Colouring.LABEL));
  private final ObjectProperty<Camera> camera = new SimpleObjectProperty<>(Camera.START);
  private final BooleanProperty lasso = new SimpleBooleanProperty();
  private final Set<LegendEntry> standingOut = new HashSet<>();
  private final BitSet selected = new BitSet();
  private final ReadOnlyIntegerWrapper selectedCount = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<@Nullable MapPoint> hovered = new ReadOnlyObjectWrapper<>();
  // Held here: the workspace outlives the window of the map and must not keep it.
  private final ChangeListener<@Nullable EmbeddingMap> mapChanged =
      (property, old, now) -> mapChanged(old, now);

  private final ChangeListener<Boolean> engineRested =
      (property, old, busy) -> {
        if (!busy && map().points().isEmpty()) {
          make(KeptMap.USE);
        }
      };

  /** Makes the model and asks for the map. */
  public EmbeddingMapViewModel(Workspace workspace) {
    this.workspace = workspace;
    this.actions = workspace.map();
    actions.mapProperty().addListener(new WeakChangeListener<>(mapChanged));
    workspace.learn().busyProperty().addListener(new WeakChangeListener<>(engineRested));
    colouring.addListener((property, old, now) -> recolour());
    recolour();
    actions.refresh();
  }

  /** Returns the map on screen; one without points before there is any. */
  EmbeddingMap map() {
    EmbeddingMap now = actions.mapProperty().get();
    return now == null ? NONE : now;
  }

  MapActions actions() {
    return actions;
  }

  Workspace workspace() {
    return workspace;
  }

  /** Returns what the colours say. */
  public ObjectProperty<Colouring> colouringProperty() {
    return colouring;
  }

  /** Returns the colours. */
  ReadOnlyObjectProperty<Legend> legendProperty() {
    return legend.getReadOnlyProperty();
  }

  /** Returns what part is on screen. */
  ObjectProperty<Camera> cameraProperty() {
    return camera;
  }

  /** Returns whether a drag draws a lasso without Shift, too. */
  BooleanProperty lassoProperty() {
    return lasso;
  }

  /** Returns how many points are chosen. */
  public ReadOnlyIntegerProperty selectedCountProperty() {
    return selectedCount.getReadOnlyProperty();
  }

  /** Returns a number that changes when the picture does, but for the camera. */
  ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** Returns the point under the mouse, null when there is none. */
  public ReadOnlyObjectProperty<@Nullable MapPoint> hoveredProperty() {
    return hovered.getReadOnlyProperty();
  }

  /** Makes the map by other settings. */
  void use(Method method, int count) {
    MapSettings next = actions.settingsProperty().get().withMethod(method).withCount(count);
    if (!next.equals(actions.settingsProperty().get())) {
      actions.settingsProperty().set(next);
      make(KeptMap.USE);
    }
  }

  /** Makes the map once more. */
  void make(KeptMap kept) {
    actions.make(kept);
  }

  private void mapChanged(@Nullable EmbeddingMap old, @Nullable EmbeddingMap now) {
    hovered.set(null);
    boolean samePlaces =
        old != null
            && now != null
            && old.settings().equals(now.settings())
            && old.points().stream()
                .map(EmbeddingMapViewModel::spot)
                .toList()
                .equals(now.points().stream().map(EmbeddingMapViewModel::spot).toList());
    if (!samePlaces) {
      selected.clear();
      selectedCount.set(0);
      fit();
    }
    recolour();
  }

  private record Spot(float x, float y) {}

  private static Spot spot(MapPoint point) {
    return new Spot(point.x(), point.y());
  }

  private void recolour() {
    standingOut.clear();
    legend.set(Legend.of(map(), colouring.get()));
    changed();
  }

  private void changed() {
    revision.set(revision.get() + 1);
  }

  /** Shows all points. */
  public void fit() {
    Camera now = camera.get();
    camera.set(Camera.on(map().points(), now.width(), now.height()));
  }

  /** Lets points of a colour stand out, or no longer; others stand back while any does. */
  void toggle(LegendEntry entry) {
    if (!standingOut.remove(entry)) {
      standingOut.add(entry);
    }
    changed();
  }

  /** Says whether a colour was chosen to stand out. */
  boolean standsOut(LegendEntry entry) {
    return standingOut.contains(entry);
  }

  /** Says whether a point stands back. */
  boolean isDimmed(int point) {
    return !standingOut.isEmpty()
        && !standingOut.contains(legend.get().entries().get(legend.get().of()[point]));
  }

  boolean isSelected(int point) {
    return selected.get(point);
  }

  /** Says what lies at a place of the screen. */
  public void hover(double screenX, double screenY, double reach) {
    hovered.set(at(screenX, screenY, reach).orElse(null));
  }

  /** Says that nothing lies under the mouse. */
  void unhover() {
    hovered.set(null);
  }

  /** Returns the nearest point that does not stand back, if it is within some pixels. */
  Optional<MapPoint> at(double screenX, double screenY, double reach) {
    Camera now = camera.get();
    double mapX = now.toMapX(screenX);
    double mapY = now.toMapY(screenY);
    double least = reach / now.scale();
    MapPoint found = null;
    List<MapPoint> points = map().points();
    for (int i = 0; i < points.size(); i++) {
      MapPoint point = points.get(i);
      double apart = Math.hypot(point.x() - mapX, point.y() - mapY);
      if (apart <= least && !isDimmed(i)) {
        found = point;
        least = apart;
      }
    }
    return Optional.ofNullable(found);
  }

  /** Chooses the points inside that do not stand back, beside those that are chosen. */
  void select(Lasso drawn) {
    List<MapPoint> points = map().points();
    for (int i = 0; i < points.size(); i++) {
      if (!isDimmed(i) && drawn.holds(points.get(i).x(), points.get(i).y())) {
        selected.set(i);
      }
    }
    selectedCount.set(selected.cardinality());
    changed();
  }

  /** Chooses nothing. */
  public void clearSelection() {
    selected.clear();
    selectedCount.set(0);
    changed();
  }

  /** Returns what {@link #queue} sends: of the chosen points the most unsure ones, those first. */
  List<MapPoint> queued() {
    return selected.stream()
        .mapToObj(map().points()::get)
        .sorted(
            Comparator.comparingDouble(
                point -> Float.isNaN(point.uncertainty()) ? 1 : -point.uncertainty()))
        .limit(MOST_QUEUED)
        .toList();
  }

  /** Makes the chosen points the queue. */
  public void queue() {
    actions.queue(queued());
    clearSelection();
  }
}
