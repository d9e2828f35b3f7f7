package org.cuepoint.app.queue;

import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.cuepoint.app.fx.EmptyState;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.QueueActions;
import org.cuepoint.app.workspace.QueueEntry;
import org.cuepoint.app.workspace.VideoEntry;
import org.cuepoint.app.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/**
 * The queue: how far the person is, a filter, the questions, and what answers the one on screen.
 * Double-click or Enter goes to a question. The filter only lists fewer; the order of going on is
 * that of all questions. FX thread only.
 */
public final class QueueView extends BorderPane {

  private static final Duration LOOP_STEP = Duration.millis(333);

  private final Workspace workspace;
  private final QueueActions questions;
  private final FilteredList<QueueEntry> listed;
  private final ListView<QueueEntry> list;

  /**
   * Makes the view.
   *
   * @param thumbnails gives the pictures of questions
   * @param still true while no picture may move: the video plays, or the person wants it so
   */
  public QueueView(Workspace workspace, Thumbnails thumbnails, ObservableBooleanValue still) {
    this.workspace = workspace;
    this.questions = workspace.questions();
    this.listed = new FilteredList<>(workspace.queue());
    this.list = new ListView<>(listed);
    list.setId("queue");
    list.setAccessibleText(Messages.text("queue.title"));
    LoopPreview preview = new LoopPreview(thumbnails, still);
    list.setCellFactory(view -> new QueueCell(questions, thumbnails, preview));
    list.getSelectionModel().selectedItemProperty().subscribe(preview::choose);
    Timeline clock = new Timeline(new KeyFrame(LOOP_STEP, event -> preview.step()));
    clock.setCycleCount(Animation.INDEFINITE);
    preview
        .movingProperty()
        .subscribe(
            moving -> {
              if (moving) {
                clock.playFromStart();
              } else {
                clock.stop();
              }
            });
    list.setPlaceholder(placeholder());
    list.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            goToSelected();
          }
        });
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
            goToSelected();
            event.consume();
          }
        });
    questions.askedProperty().addListener((property, old, now) -> selectAsked(now));
    listed.addListener((ListChangeListener<QueueEntry>) change -> selectAgain());
    questions.hidingGuessesProperty().addListener((property, old, now) -> list.refresh());
    setTop(header());
    setCenter(list);
    setBottom(answering());
  }

  /** Says whether the words of a question may tell what the model guesses. */
  static QuestionText.Guess view(QueueActions questions, QueueEntry entry) {
    return questions.hidesGuess(entry.item())
        ? QuestionText.Guess.HIDDEN
        : QuestionText.Guess.SHOWN;
  }

  private void selectAsked(@Nullable QueueEntry asked) {
    int row = asked == null ? -1 : rowOf(asked);
    if (row < 0) {
      list.getSelectionModel().clearSelection();
    } else {
      list.getSelectionModel().select(row);
      list.scrollTo(Math.max(0, row - 1));
    }
  }

  /** Keeps the question on screen selected when the list is another one, without scrolling. */
  private void selectAgain() {
    QueueEntry asked = questions.askedProperty().get();
    int row = asked == null ? -1 : rowOf(asked);
    if (row >= 0) {
      list.getSelectionModel().select(row);
    }
  }

  /** Returns where a question is listed, or the one of a newer ranking about the same place. */
  private int rowOf(QueueEntry asked) {
    int row = listed.indexOf(asked);
    for (int i = 0; row < 0 && i < listed.size(); i++) {
      if (listed.get(i).isAboutSamePlace(asked)) {
        row = i;
      }
    }
    return row;
  }

  private void goToSelected() {
    QueueEntry entry = list.getSelectionModel().getSelectedItem();
    if (entry != null) {
      questions.ask(entry);
      // The next Enter accepts what is shown, and no longer belongs to the list.
      getScene().getRoot().requestFocus();
    }
  }

  private Node header() {
    Label standing = new Label();
    standing.setId("queue-standing");
    standing.getStyleClass().addAll("muted", "small");
    standing.textProperty().bind(questions.paceProperty().map(QuestionText::standing));
    Tooltip each = new Tooltip();
    each.textProperty().bind(questions.paceProperty().map(QuestionText::expected));
    standing.setTooltip(each);
    TextField filter = new TextField();
    filter.setId("queue-filter");
    filter.setPromptText(Messages.text("queue.filter"));
    filter.setAccessibleText(Messages.text("queue.filter"));
    filter.setTooltip(new Tooltip(Messages.text("queue.filter.tip")));
    InvalidationListener follow =
        change ->
            listed.setPredicate(
                QueueFilter.of(filter.getText()).test(entry -> view(questions, entry)));
    filter.textProperty().addListener(follow);
    questions.hidingGuessesProperty().addListener(follow);
    ToggleButton hide =
        Icons.only(
            new ToggleButton(),
            MaterialDesignE.EYE_OFF_OUTLINE,
            Messages.text("command.learn.hide-guesses"));
    hide.setId("queue-hide");
    hide.setFocusTraversable(false);
    hide.selectedProperty().bindBidirectional(questions.hidingGuessesProperty());
    HBox.setHgrow(filter, Priority.ALWAYS);
    HBox row = new HBox(6, filter, hide);
    row.setAlignment(Pos.CENTER_LEFT);
    VBox header = new VBox(6, row, standing);
    header.getStyleClass().add("filter-bar");
    BooleanBinding any =
        Bindings.createBooleanBinding(
            () -> questions.paceProperty().get().left() > 0 || !workspace.queue().isEmpty(),
            questions.paceProperty(),
            workspace.queue());
    header.visibleProperty().bind(any);
    header.managedProperty().bind(any);
    return header;
  }

  private Node answering() {
    Button accept = button("queue.accept", "queue.accept.tip", questions::accept);
    accept.setId("question-accept");
    accept.getStyleClass().add("primary");
    ObservableValue<Optional<String>> taken = questions.takenProperty();
    accept
        .textProperty()
        .bind(
            taken.map(
                name ->
                    name.map(known -> Messages.text("queue.accept.class", known))
                        .orElseGet(() -> Messages.text("queue.accept"))));
    accept
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> taken.getValue().isEmpty() || !workspace.editableProperty().get(),
                taken,
                workspace.editableProperty()));
    Button done = button("queue.done", "queue.done.tip", questions::done);
    done.setId("question-done");
    Button reject = button("queue.reject", "queue.reject.tip", questions::reject);
    reject
        .disableProperty()
        .bind(workspace.editableProperty().not().or(questions.guessHiddenProperty()));
    Button unsure = button("queue.unsure", "queue.unsure.tip", questions::leaveOpen);
    Button skip = button("queue.skip", "queue.skip.tip", questions::skip);
    Label hint = new Label();
    hint.textProperty()
        .bind(
            Bindings.when(questions.guessHiddenProperty())
                .then(Messages.text("queue.hint.hidden"))
                .otherwise(Messages.text("queue.hint")));
    hint.getStyleClass().addAll("muted", "small");
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    FlowPane buttons = new FlowPane(6, 6, accept, done, reject, unsure, skip);
    VBox footer = new VBox(6, hint, buttons);
    footer.getStyleClass().add("panel-footer");
    BooleanBinding asked = Bindings.isNotNull(questions.askedProperty());
    footer.visibleProperty().bind(asked);
    footer.managedProperty().bind(asked);
    return footer;
  }

  private Button button(String textKey, String tipKey, Runnable does) {
    Button button = new Button(Messages.text(textKey));
    button.setTooltip(new Tooltip(Messages.text(tipKey)));
    button.setOnAction(event -> does.run());
    button.setFocusTraversable(false);
    button.disableProperty().bind(workspace.editableProperty().not());
    return button;
  }

  /** No question, or none that the filter lets through. */
  private Node placeholder() {
    Label none = new Label(Messages.text("queue.none-listed"));
    none.getStyleClass().add("muted");
    Node empty = emptyState();
    BooleanBinding filtered = Bindings.isNotEmpty(workspace.queue());
    none.visibleProperty().bind(filtered);
    empty.visibleProperty().bind(filtered.not());
    return new StackPane(empty, none);
  }

  private Node emptyState() {
    Button rank = new Button(Messages.text("command.learn.rank"));
    rank.getStyleClass().add("primary");
    rank.setOnAction(event -> workspace.learn().rank());
    EmptyState ready =
        new EmptyState(
            MaterialDesignP.PLAYLIST_CHECK,
            Messages.text("queue.empty.title"),
            Messages.text("queue.empty.text"),
            rank);
    Button index = new Button(Messages.text("command.learn.index"));
    index.getStyleClass().add("primary");
    index.setOnAction(event -> workspace.learn().index());
    index
        .disableProperty()
        .bind(Bindings.isEmpty(workspace.videos()).or(workspace.editableProperty().not()));
    EmptyState early =
        new EmptyState(
            MaterialDesignS.SCHOOL_OUTLINE,
            Messages.text("queue.early.title"),
            Messages.text("queue.early.text"),
            index);
    Button train = new Button(Messages.text("command.learn.train"));
    train.getStyleClass().add("primary");
    train.setOnAction(event -> workspace.learn().trainFastHead());
    train.disableProperty().bind(workspace.editableProperty().not());
    EmptyState untrained =
        new EmptyState(
            MaterialDesignS.SCHOOL_OUTLINE,
            Messages.text("queue.early.title"),
            Messages.text("queue.untrained.text"),
            train);
    BooleanBinding model = Bindings.isNotNull(workspace.activeModelProperty());
    BooleanBinding features =
        Bindings.createBooleanBinding(
            () ->
                workspace.videos().stream()
                    .anyMatch(v -> v.features() == VideoEntry.Features.READY),
            workspace.videos());
    ready.visibleProperty().bind(model);
    early
        .visibleProperty()
        .bind(model.not().and(features.not()).and(workspace.sessionProperty().isNotNull()));
    untrained.visibleProperty().bind(model.not().and(features));
    return new StackPane(ready, early, untrained);
  }
}
