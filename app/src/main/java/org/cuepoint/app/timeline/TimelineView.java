package org.cuepoint.app.timeline;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.util.Duration;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Shows a {@link TimelineViewModel} on a canvas, with the playhead as a layer of its own over it.
 * FX thread only.
 *
 * <p>Mouse: the wheel zooms to the pointer, with Shift it pans, over the names or with Ctrl it
 * scrolls; the middle button pans; two fingers zoom and pan. A click chooses, with Ctrl several,
 * with Shift up to here; a drag with Shift on an empty place draws a rectangle that chooses. A drag
 * on an empty track makes a segment, Ctrl and a click a point; edges trim, bodies move, also to the
 * track of another class. Alt turns snapping off. A double click zooms to what it hits.
 *
 * <p>Keys, when it has the focus and the window did not use them: arrows step (with Shift ten
 * frames), Home and End, plus and minus zoom, Enter accepts, Delete and Backspace remove or refuse,
 * brackets trim to the playhead, Escape gives up a drag. Colours come from the looked-up colours
 * {@code -cue-…} through {@code timeline.css}.
 */
public final class TimelineView extends Region {

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
  private final StyleableProperty<Color> wave =
      colour("-timeline-wave", view -> view.wave, "#5d6572");

  private final TimelineViewModel viewModel;
  private final Canvas canvas = new Canvas();
  private final PlayheadLayer playhead = new PlayheadLayer();
  private final TimelinePainter painter;
  private final Tooltip tooltip = new Tooltip();
  private final PauseTransition unanswered = new PauseTransition(UNANSWERED);
  private final AnimationTimer pulse;
  private final InvalidationListener filmstripChanged = change -> repaint();
  private @Nullable Filmstrip filmstrip;
  private @Nullable ContextMenu menu;
  private TimelineLayout.Scroll scroll = TimelineLayout.Scroll.NONE;
  private boolean lanesDirty = true;
  private boolean tooltipInstalled;

  /**
   * Makes a view.
   *
   * @param viewModel what it shows
   */
  public TimelineView(TimelineViewModel viewModel) {
    this.viewModel = viewModel;
    painter = new TimelinePainter(viewModel.texts());
    pulse =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            stop();
            paint();
          }
        };
    getStyleClass().add("timeline");
    getChildren().addAll(canvas, playhead);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleRoleDescription(viewModel.texts().get("accessible.role"));
    setAccessibleText(viewModel.texts().get("accessible.name"));
    setMinSize(200, 120);

    viewModel.revisionProperty().addListener((property, before, now) -> modelChanged());
    viewModel.playheadProperty().addListener((property, before, now) -> pulse.start());
    viewModel.pendingProperty().addListener((property, before, now) -> pulse.start());
    viewModel.selectionProperty().addListener((property, before, now) -> scrollToLead());
    unanswered.setOnFinished(done -> viewModel.gestures().clearDraft());
    tooltip.setShowDelay(Duration.millis(700));
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(520);
    tooltip.textProperty().bind(viewModel.hoverTextProperty());
    viewModel.hoverTextProperty().addListener((property, before, now) -> showTooltip(now));

    new TimelineMouse(this, viewModel).listen();
    setOnKeyPressed(this::keyPressed);
    setOnContextMenuRequested(this::showMenu);
  }

  /** Gives the pictures of the video; null for none. */
  public void setFilmstrip(@Nullable Filmstrip pictures) {
    if (filmstrip != null) {
      filmstrip.revisionProperty().removeListener(filmstripChanged);
    }
    filmstrip = pictures;
    painter.setFilmstrip(pictures);
    if (pictures != null) {
      pictures.revisionProperty().addListener(filmstripChanged);
    }
    repaint();
  }

  /**
   * Gives the menu that a right click shows; what lies under the mouse is chosen before. Null for
   * none.
   */
  public void setMenu(@Nullable ContextMenu menu) {
    this.menu = menu;
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
    int tracks = viewModel.model().map(model -> model.tracks().size()).orElse(0);
    return TimelineLayout.comfortableHeight(tracks);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 900;
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(Math.max(1, getWidth()));
    canvas.setHeight(Math.max(1, getHeight()));
    playhead.resize(getWidth(), getHeight());
    repaint();
  }

  /** Returns the layout of what is shown now; empty when no video is open. */
  Optional<TimelineLayout> shownLayout() {
    return viewModel.model().map(this::layout);
  }

  TimelineLayout layout(TimelineModel model) {
    return TimelineLayout.of(
        Math.max(1, getWidth()),
        Math.max(1, getHeight()),
        scroll,
        model.demand(
            filmstrip != null && viewModel.filmstripShownProperty().get()
                ? LaneDemand.Extra.SHOWN
                : LaneDemand.Extra.HIDDEN,
            viewModel.waveformShownProperty().get()
                ? LaneDemand.Extra.SHOWN
                : LaneDemand.Extra.HIDDEN),
        model.viewport(),
        model.index().frameCount());
  }

  /** Scrolls the lanes. */
  void scroll(TimelineLayout.Scroll to) {
    scroll = to;
    repaint();
  }

  private void modelChanged() {
    if (viewModel.gestures().isDraftPending()) {
      unanswered.playFromStart();
    } else {
      unanswered.stop();
    }
    repaint();
  }

  /** Scrolls so that the lane of what leads the selection can be seen. */
  private void scrollToLead() {
    Optional<Annotation> lead = viewModel.choice().lead();
    TimelineModel model = viewModel.model().orElse(null);
    if (model == null || !(lead.orElse(null) instanceof Segment segment)) {
      return;
    }
    TimelineLayout layout = layout(model);
    for (int i = 0; i < model.tracks().size(); i++) {
      if (model.tracks().get(i).segments().position(segment) >= 0) {
        scroll(
            new TimelineLayout.Scroll(layout.tracks().scrollTo(i), layout.suggestions().scroll()));
      }
    }
  }

  /** Paints with the next pulse, however often it is called before. */
  private void repaint() {
    lanesDirty = true;
    pulse.start();
  }

  /** Paints at once, for those who look at the picture or measure it. */
  void paintNow() {
    lanesDirty = true;
    paint();
  }

  private void paint() {
    TimelinePalette palette = palette();
    Optional<TimelineModel> shown = viewModel.model();
    if (shown.isEmpty()) {
      String sentence = viewModel.texts().get("empty.video");
      playhead.hide();
      painter.paintEmpty(
          canvas.getGraphicsContext2D(), palette, sentence, canvas.getWidth(), canvas.getHeight());
      setAccessibleHelp(sentence);
      return;
    }
    TimelineModel model = shown.get();
    TimelineLayout layout = layout(model);
    scroll = new TimelineLayout.Scroll(layout.tracks().scroll(), layout.suggestions().scroll());
    viewModel.setPlotWidth(layout.plotWidth());
    if (lanesDirty) {
      lanesDirty = false;
      painter.paint(canvas.getGraphicsContext2D(), palette, model, layout, outputScale());
    }
    playhead.place(
        model,
        layout,
        palette,
        viewModel.texts(),
        viewModel.playheadProperty().get(),
        viewModel.pendingProperty().get());
  }

  private double outputScale() {
    return getScene() == null || getScene().getWindow() == null
        ? 1
        : Math.max(1, getScene().getWindow().getRenderScaleX());
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
        uncertain.getValue(),
        wave.getValue());
  }

  private StyleableProperty<Color> colour(
      String css, Function<TimelineView, StyleableProperty<Color>> property, String initial) {
    StyleableProperty<Color> made =
        COLOURS.createStyleableColorProperty(
            this, css.substring(1), css, property, Color.web(initial));
    ((ObservableValue<?>) made).addListener((p, before, now) -> repaint());
    return made;
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

  void hideMenu() {
    if (menu != null) {
      menu.hide();
    }
    tooltip.hide();
  }

  private void showMenu(ContextMenuEvent event) {
    TimelineModel model = viewModel.model().orElse(null);
    if (model == null) {
      return;
    }
    Annotation thing = TimelineHit.at(model, layout(model), event.getX(), event.getY()).thing();
    if (thing != null && !viewModel.selectionProperty().get().contains(thing.key())) {
      viewModel.choice().pick(thing, Pick.ONLY);
    }
    if (menu != null) {
      menu.show(this, event.getScreenX(), event.getScreenY());
      event.consume();
    }
  }

  private void showTooltip(String now) {
    // An empty tooltip would show as a small empty box.
    boolean wanted = !now.isEmpty() && viewModel.gestures().isIdle();
    if (wanted && !tooltipInstalled) {
      Tooltip.install(this, tooltip);
    } else if (!wanted && tooltipInstalled) {
      tooltip.hide();
      Tooltip.uninstall(this, tooltip);
    }
    tooltipInstalled = wanted;
    viewModel
        .model()
        .ifPresent(
            model ->
                setAccessibleHelp(
                    viewModel
                        .texts()
                        .accessible(
                            model, viewModel.playheadProperty().get(), viewModel.choice().lead())));
  }
}
