package org.cuepoint.app.timeline;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.util.Duration;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * Shows a {@link TimelineViewModel} on one canvas and turns mouse and keys into its calls. FX
 * thread only.
 *
 * <p>Keys, when it has the focus: arrows step (with Shift ten frames), Home and End, plus and minus
 * zoom, Enter accepts, Delete and Backspace remove or refuse, brackets trim to the playhead, Escape
 * gives up a drag. Colours come from the looked-up colours {@code -cue-…} through {@code
 * timeline.css}.
 */
public final class TimelineView extends Region {

  private static final double WHEEL_ZOOM = 1.0025;
  private static final Duration UNANSWERED = Duration.seconds(1.5);

  private static final StyleablePropertyFactory<TimelineView> COLOURS =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());

  private final StyleableProperty<Color> background =
      colour("-timeline-background", view -> view.background, "#ffffff");
  private final StyleableProperty<Color> surface =
      colour("-timeline-surface", view -> view.surface, "#f3f4f6");
  private final StyleableProperty<Color> text =
      colour("-timeline-text", view -> view.text, "#1d2129");
  private final StyleableProperty<Color> muted =
      colour("-timeline-text-muted", view -> view.muted, "#5d6572");
  private final StyleableProperty<Color> accent =
      colour("-timeline-accent", view -> view.accent, "#d6336c");
  private final StyleableProperty<Color> line =
      colour("-timeline-line", view -> view.line, "#d4d8de");
  private final StyleableProperty<Color> selection =
      colour("-timeline-selection", view -> view.selection, "#1558d6");
  private final StyleableProperty<Color> suggestion =
      colour("-timeline-suggestion", view -> view.suggestion, "#7048b6");
  private final StyleableProperty<Color> uncertain =
      colour("-timeline-uncertain", view -> view.uncertain, "#d9822b");

  private final TimelineViewModel viewModel;
  private final Canvas canvas = new Canvas();
  private final Lettering letters = new Lettering("System");
  private final Hatching hatching = new Hatching();
  private final Tooltip tooltip = new Tooltip();
  private final ContextMenu menu = new ContextMenu();
  private final PauseTransition unanswered = new PauseTransition(UNANSWERED);
  private final AnimationTimer painter;
  private @Nullable Filmstrip filmstrip;
  private double scroll;
  private boolean tooltipInstalled;

  /**
   * Makes a view.
   *
   * @param viewModel what it shows
   */
  public TimelineView(TimelineViewModel viewModel) {
    this.viewModel = viewModel;
    painter =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            stop();
            paint();
          }
        };
    getStyleClass().add("timeline");
    getChildren().add(canvas);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleRoleDescription(viewModel.texts().get("accessible.role"));
    setAccessibleText(viewModel.texts().get("accessible.name"));
    setMinSize(200, 150);

    viewModel.revisionProperty().addListener((property, before, now) -> modelChanged());
    viewModel
        .selectionProperty()
        .addListener(
            (property, before, now) ->
                scrollTo(
                    viewModel.selection() instanceof TimelineSelection.OfSegment(Segment s)
                        ? s
                        : null));
    focusedProperty().addListener((property, before, now) -> repaint());
    unanswered.setOnFinished(done -> viewModel.clearDraft());
    tooltip.setShowDelay(Duration.millis(700));
    tooltip.textProperty().bind(viewModel.hoverTextProperty());
    viewModel.hoverTextProperty().addListener((property, before, now) -> showTooltip(now));

    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseReleased(this::released);
    setOnMouseMoved(this::hovered);
    setOnMouseExited(event -> viewModel.hoverNothing());
    setOnScroll(this::scrolled);
    setOnKeyPressed(this::keyPressed);
    setOnContextMenuRequested(this::showMenu);
  }

  /** Gives the pictures of the video; null for none. */
  public void setFilmstrip(@Nullable Filmstrip pictures) {
    filmstrip = pictures;
    repaint();
  }

  @Override
  public String getUserAgentStylesheet() {
    return Objects.requireNonNull(TimelineView.class.getResource("timeline.css")).toExternalForm();
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return COLOURS.getCssMetaData();
  }

  @Override
  protected double computePrefHeight(double width) {
    return TimelineLayout.comfortableHeight(viewModel.schemeProperty().get().classes().size());
  }

  @Override
  protected double computePrefWidth(double height) {
    return 900;
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(Math.max(1, getWidth()));
    canvas.setHeight(Math.max(1, getHeight()));
    repaint();
  }

  /** Returns the layout of what is shown now; empty when no video is open. */
  Optional<TimelineLayout> shownLayout() {
    return viewModel.model().map(this::layout);
  }

  private TimelineLayout layout(TimelineModel model) {
    return model.layout(canvas.getWidth(), canvas.getHeight(), scroll);
  }

  private void modelChanged() {
    if (viewModel.isDraftPending()) {
      unanswered.playFromStart();
    } else {
      unanswered.stop();
    }
    repaint();
  }

  /** Scrolls the tracks so that the segment's track can be seen. */
  private void scrollTo(@Nullable Segment segment) {
    int track =
        segment == null ? -1 : viewModel.schemeProperty().get().indexOf(segment.actionClass());
    Optional<TimelineLayout> shown = shownLayout();
    if (track >= 0 && shown.isPresent()) {
      TimelineLayout layout = shown.get();
      TimelineLayout.Lane lane = layout.tracks().get(track);
      if (lane.y() < layout.tracksTop()) {
        scroll -= layout.tracksTop() - lane.y();
      } else if (lane.bottom() > layout.tracksBottom()) {
        scroll += lane.bottom() - layout.tracksBottom();
      }
    }
  }

  /** Paints with the next pulse, however often it is called before. */
  private void repaint() {
    painter.start();
  }

  /** Paints at once, for tests that look at the picture. */
  void paintNow() {
    paint();
  }

  private void paint() {
    double width = canvas.getWidth();
    double height = canvas.getHeight();
    TimelinePalette palette = palette();
    Optional<TimelineModel> shown = viewModel.model();
    if (shown.isEmpty()) {
      String sentence = viewModel.texts().get("empty.video");
      TimelinePainter.paintEmpty(
          canvas.getGraphicsContext2D(), palette, letters, sentence, width, height);
      setAccessibleHelp(sentence);
      return;
    }
    TimelineModel model = shown.get();
    TimelineLayout layout = layout(model);
    scroll = Math.min(scroll, layout.scrollRange());
    viewModel.setPlotWidth(layout.plotWidth());
    new TimelinePainter(
            canvas.getGraphicsContext2D(),
            viewModel.texts(),
            letters,
            hatching,
            palette,
            model,
            layout)
        .paint();
  }

  private TimelinePalette palette() {
    return new TimelinePalette(
        background.getValue(),
        surface.getValue(),
        text.getValue(),
        muted.getValue(),
        accent.getValue(),
        line.getValue(),
        selection.getValue(),
        suggestion.getValue(),
        uncertain.getValue());
  }

  private StyleableProperty<Color> colour(
      String css, Function<TimelineView, StyleableProperty<Color>> property, String initial) {
    StyleableProperty<Color> made =
        COLOURS.createStyleableColorProperty(
            this, css.substring(1), css, property, Color.web(initial));
    ((ObservableValue<?>) made).addListener((p, before, now) -> repaint());
    return made;
  }

  // Mouse

  private void pressed(MouseEvent event) {
    requestFocus();
    menu.hide();
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    viewModel
        .model()
        .ifPresent(
            model -> {
              TimelineLayout layout = layout(model);
              viewModel.setPlotWidth(layout.plotWidth());
              TimelineHit hit = TimelineHit.at(model, layout, event.getX(), event.getY());
              viewModel.press(hit, frameFor(hit, layout, event.getX()));
              if (event.getClickCount() == 2 && isThing(hit)) {
                viewModel.cancelDrag();
                viewModel.zoomToSelection();
              }
            });
    tooltip.hide();
    event.consume();
  }

  private void dragged(MouseEvent event) {
    viewModel
        .model()
        .ifPresent(
            model -> {
              TimelineLayout layout = layout(model);
              double frame =
                  viewModel.isPanningMinimap()
                      ? layout.minimapFrameAt(event.getX())
                      : autoScrolled(layout, event.getX());
              viewModel.drag(frame, event.isAltDown() ? Snapping.Mode.FREE : Snapping.Mode.SNAP);
            });
    event.consume();
  }

  /** Beyond the edges the visible part moves along, faster the further the mouse is. */
  private double autoScrolled(TimelineLayout layout, double x) {
    double beyond = x < layout.plotLeft() ? x - layout.plotLeft() : Math.max(0, x - layout.width());
    if (beyond != 0 && viewModel.isDragging()) {
      viewModel.pan(beyond * 0.25 / layout.pixelsPerFrame());
    }
    double inside = Math.clamp(x, layout.plotLeft(), layout.width());
    return shownLayout().orElse(layout).frameAt(inside);
  }

  private void released(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      viewModel.release();
      hovered(event);
      event.consume();
    }
  }

  private void hovered(MouseEvent event) {
    viewModel
        .model()
        .ifPresent(
            model -> {
              TimelineLayout layout = layout(model);
              TimelineHit hit = TimelineHit.at(model, layout, event.getX(), event.getY());
              setCursor(cursor(hit));
              viewModel.hover(hit, frameFor(hit, layout, event.getX()));
            });
  }

  private static double frameFor(TimelineHit hit, TimelineLayout layout, double x) {
    return hit instanceof TimelineHit.Minimap ? layout.minimapFrameAt(x) : layout.frameAt(x);
  }

  private static boolean isThing(TimelineHit hit) {
    return hit instanceof TimelineHit.SegmentBody
        || hit instanceof TimelineHit.SegmentEdge
        || hit instanceof TimelineHit.SuggestionBody
        || hit instanceof TimelineHit.SuggestionEdge;
  }

  private static Cursor cursor(TimelineHit hit) {
    return switch (hit) {
      case TimelineHit.SegmentEdge e -> Cursor.H_RESIZE;
      case TimelineHit.SuggestionEdge e -> Cursor.H_RESIZE;
      case TimelineHit.SegmentBody b -> Cursor.MOVE;
      case TimelineHit.SuggestionBody b -> Cursor.HAND;
      case TimelineHit.EmptyTrack t -> Cursor.CROSSHAIR;
      case TimelineHit.Minimap m -> Cursor.OPEN_HAND;
      case TimelineHit.Ruler r -> Cursor.HAND;
      case TimelineHit.Name n -> Cursor.DEFAULT;
      case TimelineHit.Uncertainty u -> Cursor.DEFAULT;
      case TimelineHit.Elsewhere e -> Cursor.DEFAULT;
    };
  }

  private void scrolled(ScrollEvent event) {
    viewModel
        .model()
        .ifPresent(
            model -> {
              TimelineLayout layout = layout(model);
              boolean sideways = Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY());
              double delta = sideways ? event.getDeltaX() : event.getDeltaY();
              if (!sideways && event.getX() < layout.plotLeft()) {
                scroll = Math.clamp(scroll - delta, 0, layout.scrollRange());
                repaint();
              } else if (sideways || event.isShiftDown()) {
                viewModel.pan(-delta / layout.pixelsPerFrame());
              } else {
                viewModel.zoomAt(layout.frameAt(event.getX()), Math.pow(WHEEL_ZOOM, delta));
              }
            });
    event.consume();
  }

  // Keys

  private void keyPressed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    int far = event.isShiftDown() ? 10 : 1;
    boolean used = true;
    switch (event.getCode()) {
      case LEFT -> viewModel.step(-far);
      case RIGHT -> viewModel.step(far);
      case HOME -> viewModel.seekToStart();
      case END -> viewModel.seekToEnd();
      case PLUS, ADD, EQUALS -> viewModel.zoomIn();
      case MINUS, SUBTRACT -> viewModel.zoomOut();
      case OPEN_BRACKET -> viewModel.trimStartToPlayhead();
      case CLOSE_BRACKET -> viewModel.trimEndToPlayhead();
      case ENTER -> viewModel.acceptSelected();
      case DELETE, BACK_SPACE -> viewModel.removeSelected();
      case ESCAPE -> used = viewModel.cancelDrag();
      default -> used = false;
    }
    if (used) {
      event.consume();
    }
  }

  // Menu and tooltip

  private void showMenu(ContextMenuEvent event) {
    viewModel
        .model()
        .ifPresent(
            model -> {
              TimelineHit hit = TimelineHit.at(model, layout(model), event.getX(), event.getY());
              menu.getItems().clear();
              switch (hit) {
                case TimelineHit.SegmentBody(Segment s) -> segmentMenu(s);
                case TimelineHit.SegmentEdge(Segment s, Edge e) -> segmentMenu(s);
                case TimelineHit.SuggestionBody(Suggestion s) -> suggestionMenu(s);
                case TimelineHit.SuggestionEdge(Suggestion s, Edge e) -> suggestionMenu(s);
                default -> {}
              }
              menu.getItems().add(item("menu.fit", viewModel::fit));
              menu.show(this, event.getScreenX(), event.getScreenY());
            });
    event.consume();
  }

  private void segmentMenu(Segment segment) {
    viewModel.choose(new TimelineSelection.OfSegment(segment));
    menu.getItems()
        .addAll(
            item("menu.zoom", viewModel::zoomToSelection),
            item("menu.remove", viewModel::removeSelected));
  }

  private void suggestionMenu(Suggestion of) {
    viewModel.choose(new TimelineSelection.OfSuggestion(of));
    menu.getItems()
        .addAll(
            item("menu.accept", viewModel::acceptSelected),
            item("menu.reject", viewModel::removeSelected),
            item("menu.zoom", viewModel::zoomToSelection));
  }

  private MenuItem item(String key, Runnable run) {
    MenuItem item = new MenuItem(viewModel.texts().get(key));
    item.setOnAction(event -> run.run());
    return item;
  }

  private void showTooltip(String now) {
    // An empty tooltip would show as a small empty box.
    boolean wanted = !now.isEmpty() && !viewModel.isDragging();
    if (wanted && !tooltipInstalled) {
      Tooltip.install(this, tooltip);
    } else if (!wanted && tooltipInstalled) {
      tooltip.hide();
      Tooltip.uninstall(this, tooltip);
    }
    tooltipInstalled = wanted;
    viewModel.model().ifPresent(model -> setAccessibleHelp(viewModel.texts().accessible(model)));
  }
}
