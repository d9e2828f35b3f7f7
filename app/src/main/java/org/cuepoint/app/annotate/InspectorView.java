package org.cuepoint.app.annotate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.cuepoint.app.fx.EmptyState;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.edit.JournalEntry;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Everything about the selected segment or suggestion. FX thread only. */
public final class InspectorView extends StackPane {

  private static final int PROBABILITIES_SHOWN = 5;

  private final Workspace workspace;
  private final SegmentEditing editing;
  private final ScrollPane scroll = new ScrollPane();
  private final Node empty =
      new EmptyState(
          MaterialDesignC.CURSOR_DEFAULT_CLICK_OUTLINE,
          Messages.text("inspector.empty.title"),
          Messages.text("inspector.empty.text"));

  private @Nullable TextArea writtenNotes;

  /** Makes the inspector. */
  public InspectorView(Workspace workspace) {
    this.workspace = workspace;
    this.editing = new SegmentEditing(workspace);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("inspector");
    getChildren().addAll(empty, scroll);
    workspace.video().selectedSegmentProperty().addListener((p, old, now) -> update());
    workspace.video().selectedSuggestionProperty().addListener((p, old, now) -> update());
    workspace.schemeProperty().addListener((p, old, now) -> update());
    update();
  }

  /** Puts the cursor into the notes of the selected segment. */
  public void writeNotes() {
    if (writtenNotes != null) {
      writtenNotes.requestFocus();
      writtenNotes.end();
    }
  }

  private void update() {
    writtenNotes = null;
    Segment segment = workspace.video().selectedSegmentProperty().get();
    Suggestion suggestion = workspace.video().selectedSuggestionProperty().get();
    boolean something = segment != null || suggestion != null;
    empty.setVisible(!something);
    scroll.setVisible(something);
    if (segment != null) {
      scroll.setContent(ofSegment(segment));
    } else if (suggestion != null) {
      scroll.setContent(ofSuggestion(suggestion));
    } else {
      scroll.setContent(null);
    }
  }

  private Node ofSegment(Segment segment) {
    Form form = new Form();
    form.row(
        "segments.class",
        chooser(
            workspace.schemeProperty().get().classes().stream().map(ActionClass::id).toList(),
            segment.actionClass(),
            editing::className,
            chosen -> workspace.labels().changeClass(List.of(segment), chosen)));
    form.row(
        "segments.start", field(editing.start(segment), text -> editing.setStart(segment, text)));
    form.row("segments.end", field(editing.end(segment), text -> editing.setEnd(segment, text)));
    form.row(
        "segments.state",
        chooser(
            Arrays.asList(LabelState.values()),
            segment.state(),
            SegmentEditing::stateName,
            chosen -> workspace.labels().changeState(List.of(segment), chosen)));
    TextArea notes = new TextArea(segment.notes());
    notes.setPrefRowCount(2);
    notes.setWrapText(true);
    notes.editableProperty().bind(workspace.editableProperty());
    notes
        .focusedProperty()
        .addListener(
            (property, old, focused) -> {
              if (!focused) {
                workspace.labels().changeNotes(List.of(segment), notes.getText());
              }
            });
    form.row("segments.notes", notes);
    writtenNotes = notes;
    form.row("inspector.who", text(segment.annotator().name()));
    if (segment.origin() instanceof Annotator.Model(ModelVersionId id, String name)) {
      form.row("inspector.origin", text(name.isBlank() ? modelName(id) : name));
    }
    form.row("inspector.frames", text(frames(segment.range().frames())));
    VBox history = new VBox(2);
    workspace.project().history(entries -> showHistory(history, entries, segment.key()));
    return page(form, heading("inspector.history"), history);
  }

  private static void showHistory(VBox box, List<JournalEntry> entries, UUID key) {
    List<Label> lines = new ArrayList<>();
    for (JournalEntry entry : entries) {
      if (entry.step().edits().stream().anyMatch(edit -> edit.key().equals(key))) {
        lines.add(text(HistoryView.line(entry)));
      }
    }
    box.getChildren().setAll(lines);
  }

  private Node ofSuggestion(Suggestion suggestion) {
    Form form = new Form();
    form.row("segments.class", text(editing.className(suggestion.actionClass())));
    form.row("inspector.model", text(modelName(suggestion.model())));
    form.row("inspector.frames", text(frames(suggestion.range().frames())));
    suggestion.uncertainty().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            part ->
                form.row(
                    Messages.find("inspector.part." + part.getKey()).orElse(part.getKey()),
                    text(String.format(Locale.ROOT, "%.2f", part.getValue())),
                    ""));
    VBox bars = new VBox(6);
    suggestion.probabilities().entrySet().stream()
        .sorted(Map.Entry.<ClassId, Double>comparingByValue().reversed())
        .limit(PROBABILITIES_SHOWN)
        .forEach(entry -> bars.getChildren().add(bar(entry.getKey(), entry.getValue())));
    Button accept = new Button(Messages.text("command.label.accept"));
    accept.getStyleClass().add("primary");
    accept.setOnAction(event -> workspace.decisions().accept(List.of(suggestion)));
    Button reject = new Button(Messages.text("command.label.reject"));
    reject.setOnAction(event -> workspace.decisions().reject(List.of(suggestion)));
    accept.disableProperty().bind(workspace.editableProperty().not());
    reject.disableProperty().bind(workspace.editableProperty().not());
    return page(form, heading("inspector.probabilities"), bars, new HBox(8, accept, reject));
  }

  private Node bar(ClassId id, double probability) {
    Label name = text(editing.className(id));
    Label value = text(String.format(Locale.ROOT, "%.2f", probability));
    value.setMinWidth(Region.USE_PREF_SIZE);
    ProgressBar bar = new ProgressBar(probability);
    bar.getStyleClass().add("thin-progress");
    bar.setStyle("-fx-accent: " + editing.colour(id) + ";");
    bar.setMaxWidth(Double.MAX_VALUE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return new VBox(2, new HBox(name, gap, value), bar);
  }

  private String frames(org.cuepoint.core.time.FrameRange frames) {
    String length =
        workspace
            .video()
            .index()
            .map(index -> index.secondsAt(frames.end()) - index.secondsAt(frames.start()))
            .map(seconds -> Messages.text("unit.seconds", seconds))
            .orElse("");
    return Messages.text(
        "inspector.frames.value",
        Integer.toString(frames.start()),
        Integer.toString(frames.end()),
        length);
  }

  private String modelName(ModelVersionId id) {
    return workspace.models().stream()
        .filter(model -> model.id().equals(id))
        .map(ModelVersion::name)
        .findFirst()
        .orElse(id.toString());
  }

  private TextField field(String value, Consumer<String> changed) {
    TextField field = new TextField(value);
    field.editableProperty().bind(workspace.editableProperty());
    field.setOnAction(event -> changed.accept(field.getText()));
    return field;
  }

  private <T> ComboBox<T> chooser(
      List<T> values, T value, java.util.function.Function<T, String> name, Consumer<T> changed) {
    ComboBox<T> box = new ComboBox<>(FXCollections.observableArrayList(values));
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T item) {
            return item == null ? "" : name.apply(item);
          }

          @Override
          public T fromString(String typed) {
            throw new UnsupportedOperationException("Values are chosen, not typed");
          }
        });
    box.setValue(value);
    box.setMaxWidth(Double.MAX_VALUE);
    box.disableProperty().bind(workspace.editableProperty().not());
    box.valueProperty().addListener((property, old, now) -> changed.accept(now));
    return box;
  }

  private static Label heading(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("section-title");
    return label;
  }

  private static Label text(String value) {
    Label label = new Label(value);
    label.setWrapText(true);
    return label;
  }

  private static Node page(Node... parts) {
    VBox page = new VBox(12, parts);
    page.getStyleClass().add("page");
    return page;
  }

  /** Names at the left, values at the right. */
  private static final class Form extends GridPane {
    private int next;

    Form() {
      setHgap(12);
      setVgap(8);
      ColumnConstraints names = new ColumnConstraints();
      names.setMinWidth(Region.USE_PREF_SIZE);
      ColumnConstraints values = new ColumnConstraints();
      values.setHgrow(Priority.ALWAYS);
      values.setFillWidth(true);
      getColumnConstraints().addAll(names, values);
    }

    void row(String key, Node value) {
      row(Messages.text(key), value, key);
    }

    void row(String title, Node value, String id) {
      Label name = new Label(title);
      name.getStyleClass().add("muted");
      name.setLabelFor(value);
      GridPane.setValignment(name, VPos.TOP);
      value.setAccessibleText(
          value instanceof Label label ? title + ": " + label.getText() : title);
      if (!id.isEmpty()) {
        value.setId(id.replace('.', '-'));
      }
      addRow(next++, name, value);
    }
  }
}
