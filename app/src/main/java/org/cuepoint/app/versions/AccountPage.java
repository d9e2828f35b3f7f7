package org.cuepoint.app.versions;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.recognition.ModelRemarks;
import org.cuepoint.core.session.ModelAccount;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** All about one version, with its note and tags to write. FX thread only. */
final class AccountPage extends VBox {

  private static final int NOTE_LINES = 3;

  private final VersionsViewModel model;
  private final ModelAccount account;
  private final TextField tags = new TextField();
  private final TextArea note = new TextArea();
  private final Label wrong = new Label();

  /**
   * Makes the page.
   *
   * @param save asks where to, and saves the page as a file
   */
  AccountPage(VersionsViewModel model, ModelAccount account, Consumer<Provenance> save) {
    super(10);
    this.model = model;
    this.account = account;
    getStyleClass().addAll("page", "version-page");
    Provenance provenance = Provenance.of(account);
    getChildren().addAll(header(provenance, save), remarks());
    for (Provenance.Section section : provenance.sections()) {
      Label title = new Label(section.title());
      title.getStyleClass().add("section-title");
      Facts facts = new Facts();
      section.rows().forEach(row -> facts.row(row.name(), row.value()));
      getChildren().add(new VBox(4, title, facts));
    }
  }

  private HBox header(Provenance provenance, Consumer<Provenance> save) {
    Label title = new Label(provenance.title());
    title.setId("version-title");
    title.getStyleClass().add("sheet-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button copy =
        Icons.only(new Button(), MaterialDesignC.CONTENT_COPY, Messages.text("versions.page.copy"));
    copy.setId("version-copy");
    copy.setOnAction(
        event -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(provenance.text());
          Clipboard.getSystemClipboard().setContent(content);
        });
    Button page = new Button(Messages.text("versions.page.save"));
    page.setId("version-save-page");
    page.setOnAction(event -> save.accept(provenance));
    HBox header = new HBox(8, title, gap, copy, page);
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  private VBox remarks() {
    tags.setId("version-tags");
    tags.setText(String.join(", ", account.remarks().tags()));
    tags.setPromptText(Messages.text("versions.tags.prompt"));
    tags.setAccessibleText(Messages.text("versions.page.tags"));
    note.setId("version-note");
    note.setText(account.remarks().note());
    note.setPromptText(Messages.text("versions.note.prompt"));
    note.setAccessibleText(Messages.text("versions.column.note"));
    note.setPrefRowCount(NOTE_LINES);
    note.setWrapText(true);
    Button write = new Button(Messages.text("versions.remarks.save"));
    write.setId("version-remark");
    write
        .disableProperty()
        .bind(
            tags.textProperty()
                .isEqualTo(tags.getText())
                .and(note.textProperty().isEqualTo(note.getText())));
    write.setOnAction(event -> write());
    tags.setOnAction(event -> write());
    wrong.getStyleClass().add("problem-text");
    wrong.setWrapText(true);
    HBox row = new HBox(8, tags, write);
    HBox.setHgrow(tags, Priority.ALWAYS);
    return new VBox(6, row, note, wrong);
  }

  private void write() {
    List<String> words =
        Arrays.stream(tags.getText().split(",", -1))
            .map(String::strip)
            .filter(tag -> !tag.isEmpty())
            .toList();
    wrong.setText("");
    model.remark(account.model(), new ModelRemarks(note.getText(), words));
  }

  /** Says whether something is written that is not kept yet. */
  boolean isWriting() {
    return (tags.isFocused() || note.isFocused())
        && !(tags.getText().equals(String.join(", ", account.remarks().tags()))
            && note.getText().equals(account.remarks().note()));
  }

  ModelAccount account() {
    return account;
  }
}
