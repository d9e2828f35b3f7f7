package org.cuepoint.app.player;

import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeType;
import javafx.util.Duration;
import org.cuepoint.app.fx.RegionColours;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * Draws the regions over the picture, each with its name, the chosen one brighter; in the drawing
 * mode it takes the mouse. Lies exactly over its {@link PictureScreen}. FX thread only.
 */
final class RegionLayer extends Pane {

  /** So many points around an edge or a handle count as it. */
  private static final double REACH = 7;

  private static final double HANDLE = 8;

  /** A drag that is shorter is a click. */
  private static final double STILL = 4;

  private static final Duration SETTLED = Duration.millis(600);

  private final RegionsViewModel viewModel;
  private final PictureScreen screen;
  private final PauseTransition settled = new PauseTransition(SETTLED);
  private @Nullable TextField name;
  private double pressedX;
  private double pressedY;
  private boolean moved;

  RegionLayer(PictureScreen screen, RegionsViewModel viewModel) {
    this.viewModel = viewModel;
    this.screen = screen;
    setId("regions");
    getStyleClass().add("player-regions");
    setAccessibleRole(AccessibleRole.NODE);
    setMinSize(0, 0);
    setManaged(true);
    InvalidationListener redraw = change -> redraw();
    screen.shownAtProperty().addListener(redraw);
    viewModel.regionsProperty().addListener(redraw);
    viewModel.chosenProperty().addListener(redraw);
    viewModel.drawingProperty().addListener(redraw);
    viewModel.draftProperty().addListener(redraw);
    viewModel.renamingProperty().addListener(redraw);
    settled.setOnFinished(done -> viewModel.commitNudges());
    viewModel.draftProperty().addListener((property, old, now) -> settled.playFromStart());
    viewModel
        .drawingProperty()
        .subscribe(
            on -> {
              // Plates still take clicks; what lies between them does not.
              setPickOnBounds(on);
              setCursor(on ? Cursor.CROSSHAIR : null);
            });
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseReleased(this::released);
    setOnMouseMoved(this::hovered);
    redraw();
  }

  private Rectangle2D at() {
    return screen.shownAtProperty().get();
  }

  private double shareX(double x) {
    return (x - at().getMinX()) / Math.max(1, at().getWidth());
  }

  private double shareY(double y) {
    return (y - at().getMinY()) / Math.max(1, at().getHeight());
  }

  private double reachX() {
    return REACH / Math.max(1, at().getWidth());
  }

  private double reachY() {
    return REACH / Math.max(1, at().getHeight());
  }

  private void pressed(MouseEvent event) {
    if (!viewModel.drawingProperty().get() || event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    moved = false;
    pressedX = event.getX();
    pressedY = event.getY();
    viewModel.press(
        shareX(event.getX()),
        shareY(event.getY()),
        reachX(),
        reachY(),
        event.isShiftDown() ? RegionsViewModel.Press.DRAW : RegionsViewModel.Press.TAKE);
  }

  private void dragged(MouseEvent event) {
    double way = Math.hypot(event.getX() - pressedX, event.getY() - pressedY);
    moved = moved || way >= STILL;
    if (moved) {
      viewModel.drag(shareX(event.getX()), shareY(event.getY()));
    }
  }

  private void released(MouseEvent event) {
    if (!viewModel.drawingProperty().get() || event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    viewModel.release();
    if (event.getClickCount() == 2 && !moved) {
      viewModel
          .regionAt(shareX(event.getX()), shareY(event.getY()))
          .ifPresent(region -> viewModel.rename(region.id()));
    }
  }

  private void hovered(MouseEvent event) {
    if (viewModel.drawingProperty().get()) {
      setCursor(
          viewModel
              .handleAt(shareX(event.getX()), shareY(event.getY()), reachX(), reachY())
              .map(RegionLayer::cursor)
              .orElse(Cursor.CROSSHAIR));
    }
  }

  private static Cursor cursor(RegionHandle handle) {
    return switch (handle) {
      case TOP_LEFT -> Cursor.NW_RESIZE;
      case TOP -> Cursor.N_RESIZE;
      case TOP_RIGHT -> Cursor.NE_RESIZE;
      case RIGHT -> Cursor.E_RESIZE;
      case BOTTOM_RIGHT -> Cursor.SE_RESIZE;
      case BOTTOM -> Cursor.S_RESIZE;
      case BOTTOM_LEFT -> Cursor.SW_RESIZE;
      case LEFT -> Cursor.W_RESIZE;
      case INSIDE -> Cursor.MOVE;
    };
  }

  private void redraw() {
    TextField writing = name;
    // Before the field goes, since one that loses the focus takes what was written.
    name = null;
    getChildren().clear();
    if (at().getWidth() < 1) {
      return;
    }
    List<AnalysisRegion> regions = viewModel.regionsProperty().get();
    Optional<RegionId> chosen = viewModel.chosenProperty().get();
    for (int i = 0; i < regions.size(); i++) {
      if (!chosen.equals(Optional.of(regions.get(i).id()))) {
        draw(regions.get(i), Color.web(RegionColours.of(i)), Look.OTHER, writing);
      }
    }
    // The chosen one over the others.
    for (int i = 0; i < regions.size(); i++) {
      if (chosen.equals(Optional.of(regions.get(i).id()))) {
        draw(regions.get(i), Color.web(RegionColours.of(i)), Look.CHOSEN, writing);
      }
    }
    viewModel
        .draftProperty()
        .get()
        .filter(draft -> draft.region().isEmpty())
        .ifPresent(
            draft ->
                outline(draft.crop(), Color.web(RegionColours.of(regions.size())), Look.CHOSEN));
  }

  private enum Look {
    CHOSEN,
    OTHER
  }

  private void draw(AnalysisRegion region, Color colour, Look look, @Nullable TextField writing) {
    Crop crop = viewModel.place(region);
    Rectangle edge = outline(crop, colour, look);
    if (look == Look.CHOSEN && viewModel.drawingProperty().get()) {
      for (RegionHandle handle : RegionHandle.values()) {
        if (handle != RegionHandle.INSIDE) {
          handle(edge, handle, colour);
        }
      }
    }
    boolean written = viewModel.renamingProperty().get().equals(Optional.of(region.id()));
    Node plate = written ? field(region, writing) : plate(region, colour, look);
    getChildren().add(plate);
    plate.applyCss();
    double height = plate.prefHeight(-1);
    double width = Math.max(plate.minWidth(-1), Math.min(plate.prefWidth(-1), edge.getWidth() - 6));
    plate.resizeRelocate(
        Math.rint(edge.getX() + 3),
        Math.rint(Math.max(at().getMinY(), edge.getY() + edge.getHeight() - height - 3)),
        width,
        height);
    if (written) {
      plate.requestFocus();
    }
  }

  private Rectangle outline(Crop crop, Color colour, Look look) {
    Rectangle2D shown = at();
    double x = Math.round(shown.getMinX() + crop.x() * shown.getWidth());
    double y = Math.round(shown.getMinY() + crop.y() * shown.getHeight());
    double right = Math.round(shown.getMinX() + crop.right() * shown.getWidth());
    double bottom = Math.round(shown.getMinY() + crop.bottom() * shown.getHeight());
    double thickness = look == Look.CHOSEN ? 2 : 1;
    Rectangle shade = edge(x, y, right - x, bottom - y, Color.color(0, 0, 0, 0.65));
    shade.setStrokeWidth(thickness + 2);
    Rectangle edge =
        edge(x, y, right - x, bottom - y, look == Look.CHOSEN ? colour : faint(colour));
    edge.setStrokeWidth(thickness);
    edge.getStyleClass().add("player-region");
    getChildren().addAll(shade, edge);
    return edge;
  }

  private static Color faint(Color colour) {
    return colour.deriveColor(0, 1, 1, 0.75);
  }

  private static Rectangle edge(double x, double y, double width, double height, Color colour) {
    Rectangle edge = new Rectangle(x, y, Math.max(1, width), Math.max(1, height));
    edge.setFill(null);
    edge.setStroke(colour);
    edge.setStrokeType(StrokeType.INSIDE);
    edge.setMouseTransparent(true);
    return edge;
  }

  private void handle(Rectangle edge, RegionHandle handle, Color colour) {
    Rectangle square =
        new Rectangle(
            edge.getX() + handle.x() * edge.getWidth() - HANDLE / 2,
            edge.getY() + handle.y() * edge.getHeight() - HANDLE / 2,
            HANDLE,
            HANDLE);
    square.setFill(colour);
    square.setStroke(Color.BLACK);
    square.setStrokeType(StrokeType.OUTSIDE);
    square.setMouseTransparent(true);
    square.getStyleClass().add("player-region-handle");
    getChildren().add(square);
  }

  private Label plate(AnalysisRegion region, Color colour, Look look) {
    Rectangle swatch = new Rectangle(9, 9, colour);
    Label plate = new Label(region.name(), swatch);
    plate.getStyleClass().add("player-region-name");
    plate.setOpacity(look == Look.CHOSEN ? 1 : 0.85);
    plate.setMinWidth(24);
    plate.setOnMousePressed(
        event -> {
          if (!viewModel.drawingProperty().get()) {
            viewModel.choose(region.id());
          }
        });
    return plate;
  }

  private TextField field(AnalysisRegion region, @Nullable TextField writing) {
    TextField field = writing == null ? new TextField(region.name()) : writing;
    name = field;
    if (writing == null) {
      field.setId("region-name");
      field.getStyleClass().add("player-region-field");
      field.setPrefColumnCount(12);
      field.setMinWidth(120);
      field.setAccessibleText(PlayerTexts.get("region.name"));
      field.setOnAction(
          event -> {
            // The keys belong to the window again.
            getScene().getRoot().requestFocus();
            viewModel.renamed(field.getText());
          });
      field
          .focusedProperty()
          .addListener(
              (property, old, focused) -> {
                if (!focused && field.equals(name)) {
                  viewModel.renamed(field.getText());
                }
              });
      field.selectAll();
    }
    return field;
  }
}
