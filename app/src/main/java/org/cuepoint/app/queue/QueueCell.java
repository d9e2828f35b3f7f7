package org.cuepoint.app.queue;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.QueueActions;
import org.cuepoint.app.workspace.QueueEntry;

/** One question: rank, guess; video and time; then why it is asked. */
final class QueueCell extends ListCell<QueueEntry> {

  private static final double PICTURE_WIDTH = 72;
  private static final String BETWEEN = " · ";

  private final QueueActions questions;
  private final Label rank = new Label();
  private final Label guess = new Label();
  private final Label time = new Label();
  private final Label video = new Label();
  private final Label why = new Label();
  private final HBox content;
  private final Thumbnails thumbnails;
  private final ImageView picture = new ImageView();
  // Held here: the loader outlives the cells and must not keep them.
  private final InvalidationListener pictureCame = change -> showPicture();
  private final LoopPreview preview;

  QueueCell(QueueActions questions, Thumbnails thumbnails, LoopPreview preview) {
    this.questions = questions;
    this.thumbnails = thumbnails;
    this.preview = preview;
    thumbnails.revisionProperty().addListener(new WeakInvalidationListener(pictureCame));
    preview.revisionProperty().addListener(new WeakInvalidationListener(pictureCame));
    setOnMouseEntered(event -> preview.hover(getItem()));
    setOnMouseExited(event -> preview.unhover(getItem()));
    picture.setFitHeight(Thumbnails.HEIGHT);
    picture.setPreserveRatio(true);
    StackPane frame = new StackPane(picture);
    frame.setMinWidth(PICTURE_WIDTH);
    frame.setAlignment(Pos.TOP_CENTER);
    rank.getStyleClass().add("rank");
    rank.setMinWidth(20);
    guess.getStyleClass().add("row-title");
    guess.setWrapText(true);
    time.getStyleClass().addAll("muted", "small");
    time.setMinWidth(Region.USE_PREF_SIZE);
    video.getStyleClass().addAll("muted", "small");
    why.getStyleClass().addAll("muted", "small");
    why.setWrapText(true);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox second = new HBox(6, video, gap, time);
    VBox lines = new VBox(2, guess, second, why);
    HBox.setHgrow(lines, Priority.ALWAYS);
    lines.setMinWidth(0);
    content = new HBox(6, rank, frame, lines);
    content.setMinWidth(0);
    content.setPrefWidth(0);
  }

  /** Lets a line end between two classes only. */
  private static String unbroken(String guesses) {
    String space = "\u00a0";
    return guesses.replace(" ", space).replace(space + "·" + space, space + "· ");
  }

  private void showPicture() {
    QueueEntry entry = getItem();
    picture.setImage(
        entry == null || isEmpty()
            ? null
            : preview.picture(entry).or(() -> thumbnails.picture(entry)).orElse(null));
  }

  @Override
  protected void updateItem(QueueEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    if (empty || entry == null) {
      setGraphic(null);
      setAccessibleText(null);
      setTooltip(null);
      return;
    }
    QuestionText.Guess view = QueueView.view(questions, entry);
    rank.setText(Integer.toString(entry.item().rank() + 1));
    String guessed = QuestionText.guess(entry.item(), view);
    guess.setText(guessed.contains(BETWEEN) ? unbroken(guessed) : guessed);
    time.setText(QuestionText.time(entry));
    video.setText(
        entry
            .region()
            .map(region -> Messages.text("queue.place", entry.video().name(), region))
            .orElse(entry.video().name()));
    why.setText(QuestionText.why(entry, view));
    showPicture();
    setGraphic(content);
    String all = String.join(", ", guessed, video.getText(), time.getText(), why.getText());
    setAccessibleText(all);
    setTooltip(
        new Tooltip(
            String.join(
                "\n",
                guessed,
                video.getText() + ", " + time.getText(),
                why.getText(),
                view == QuestionText.Guess.HIDDEN
                    ? QuestionText.expected(questions.paceProperty().get())
                    : QuestionText.numbers(entry.item())
                        + "\n"
                        + QuestionText.expected(questions.paceProperty().get()))));
  }
}
