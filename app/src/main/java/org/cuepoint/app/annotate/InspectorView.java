package org.cuepoint.app.annotate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cuepoint.app.fx.EmptyState;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.RegionScope;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionParts;
import org.cuepoint.core.edit.JournalEntry;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/**
 * Everything about the selected segment or suggestion, and what several selected segments have in
 * common. FX thread only.
 */
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
    workspace
        .video()
        .selectionProperty()
        .addListener(
            (p, old, now) -> {
              if (old.size() > 1 || now.size() > 1) {
                update();
              }
            });
    workspace
        .video()
        .selectedSegmentProperty()
        .addListener(
            (p, old, now) -> {
              if (workspace.video().selectionProperty().get().size() <= 1) {
                update();
              }
            });
    workspace.video().segmentIndexProperty().addListener((p, old, now) -> updateSeveral());
    workspace.video().selectedSuggestionProperty().addListener((p, old, now) -> update());
    workspace.schemeProperty().addListener((p, old, now) -> update());
    workspace
        .video()
        .scopeProperty()
        .addListener(
            (p, old, now) -> {
              if (!old.regions().equals(now.regions())) {
                update();
              }
            });
    update();
  }

  /** Puts the cursor into the notes of the selected segment. */
  public void writeNotes() {
    if (writtenNotes != null) {
      writtenNotes.requestFocus();
      writtenNotes.end();
    }
  }

  /** One of several may have changed while neither the choice nor its lead did. */
  private void updateSeveral() {
    if (workspace.video().selectionProperty().get().size() > 1) {
      update();
    }
  }

  private void update() {
    List<Segment> several = workspace.video().selectedSegments();
    Segment segment = workspace.video().selectedSegmentProperty().get();
    Suggestion suggestion = workspace.video().selectedSuggestionProperty().get();
    writtenNotes = null;
    if (several.size() > 1) {
      scroll.setContent(ofSeveral(several));
    } else if (segment != null) {
      scroll.setContent(ofSegment(segment));
    } else if (suggestion != null) {
      scroll.setContent(ofSuggestion(suggestion));
    } else {
      scroll.setContent(null);
    }
    empty.setVisible(scroll.getContent() == null);
    scroll.setVisible(scroll.getContent() != null);
  }

  private Node ofSegment(Segment segment) {
    InspectorForm form = new InspectorForm(workspace);
    form.row(
        "segments.class",
        form.chooser(
            workspace.schemeProperty().get().classes().stream().map(ActionClass::id).toList(),
            segment.actionClass(),
            editing::className,
            chosen -> workspace.labels().changeClass(List.of(segment), chosen)));
    form.row(
        "segments.start",
        form.field(editing.start(segment), text -> editing.setStart(segment, text)));
    form.row(
        "segments.end", form.field(editing.end(segment), text -> editing.setEnd(segment, text)));
    form.row(
        "segments.state",
        form.chooser(
            Arrays.asList(LabelState.values()),
            segment.state(),
            SegmentEditing::stateName,
            chosen -> workspace.labels().changeState(List.of(segment), chosen)));
    form.row("segments.confidence", confidence(form, List.of(segment)));
    TextArea notes =
        form.notes(segment.notes(), text -> workspace.labels().changeNotes(List.of(segment), text));
    form.row("segments.notes", notes);
    writtenNotes = notes;
    addRegion(form, List.of(segment));
    form.row("inspector.who", text(segment.annotator().name()));
    if (segment.origin() instanceof Annotator.Model(ModelVersionId id, String name)) {
      form.row("inspector.origin", text(name.isBlank() ? modelName(id) : name));
    }
    form.row("inspector.frames", text(frames(segment.range().frames())));
    VBox history = new VBox(2);
    workspace.project().history(entries -> showHistory(history, entries, segment.key()));
    return page(form, heading("inspector.history"), history);
  }

  /** What can be said of several at once; a value that differs among them is left open. */
  private Node ofSeveral(List<Segment> segments) {
    InspectorForm form = new InspectorForm(workspace);
    ComboBox<ClassId> classes =
        form.chooser(
            workspace.schemeProperty().get().classes().stream().map(ActionClass::id).toList(),
            common(segments, Segment::actionClass).orElse(null),
            editing::className,
            chosen -> workspace.labels().changeClass(segments, chosen));
    classes.setPromptText(Messages.text("inspector.various"));
    form.row("segments.class", classes);
    ComboBox<LabelState> states =
        form.chooser(
            Arrays.asList(LabelState.values()),
            common(segments, Segment::state).orElse(null),
            SegmentEditing::stateName,
            chosen -> workspace.labels().changeState(segments, chosen));
    states.setPromptText(Messages.text("inspector.various"));
    form.row("segments.state", states);
    form.row("segments.confidence", confidence(form, segments));
    Optional<String> said = common(segments, Segment::notes);
    TextArea notes =
        form.notes(said.orElse(""), text -> workspace.labels().changeNotes(segments, text));
    if (said.isEmpty()) {
      notes.setPromptText(Messages.text("inspector.various"));
    }
    form.row("segments.notes", notes);
    writtenNotes = notes;
    addRegion(form, segments);
    common(segments, s -> s.annotator().name())
        .ifPresent(name -> form.row("inspector.who", text(name)));
    form.row("segments.length", text(editing.length(segments)));
    Button merge = new Button(Messages.text("command.label.merge"));
    merge.setOnAction(event -> workspace.labels().merge());
    Button delete = new Button(Messages.text("segments.delete"));
    delete.setOnAction(event -> workspace.labels().remove(segments));
    merge.disableProperty().bind(workspace.editableProperty().not());
    delete.disableProperty().bind(workspace.editableProperty().not());
    Label title = heading("inspector.several");
    title.setText(Messages.text("inspector.several", segments.size()));
    return page(title, form, new HBox(8, merge, delete));
  }

  /** Lets a person give segments to another region, where the video has any. */
  private void addRegion(InspectorForm form, List<Segment> segments) {
    List<Optional<RegionId>> places = new ArrayList<>();
    places.add(Optional.empty());
    RegionScope scope = workspace.video().scopeProperty().get();
    scope.regions().forEach(region -> places.add(Optional.of(region.id())));
    Optional<Optional<RegionId>> now = common(segments, Segment::region);
    if (places.size() > 1) {
      ComboBox<Optional<RegionId>> box =
          form.chooser(
              places,
              now.orElse(null),
              workspace.regions()::name,
              chosen -> workspace.regions().assign(segments, chosen));
      box.setPromptText(Messages.text("inspector.various"));
      form.row("segments.region", box);
      now.map(workspace.regions()::subject)
          .filter(subject -> !subject.isEmpty())
          .ifPresent(subject -> form.row("segments.subject", text(subject)));
    }
  }

  private TextField confidence(InspectorForm form, List<Segment> segments) {
    Optional<OptionalDouble> common = common(segments, Segment::confidence);
    TextField field =
        form.field(
            common.map(ConfidenceText::of).orElse(""),
            text -> editing.setConfidence(segments, text));
    field.setPromptText(
        Messages.text(common.isPresent() ? "inspector.confidence.none" : "inspector.various"));
    return field;
  }

  private static <T> Optional<T> common(List<Segment> segments, Function<Segment, T> value) {
    T first = value.apply(segments.getFirst());
    return segments.stream().allMatch(segment -> value.apply(segment).equals(first))
        ? Optional.of(first)
        : Optional.empty();
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
    InspectorForm form = new InspectorForm(workspace);
    form.row("segments.class", text(editing.className(suggestion.actionClass())));
    if (!workspace.video().scopeProperty().get().regions().isEmpty()) {
      form.row("segments.region", text(workspace.regions().name(suggestion.region())));
    }
    form.row("inspector.model", text(modelName(suggestion.model())));
    form.row("inspector.frames", text(frames(suggestion.range().frames())));
    edge(form, "inspector.edge.start", SuggestionParts.startBand(suggestion));
    edge(form, "inspector.edge.end", SuggestionParts.endBand(suggestion));
    suggestion.uncertainty().entrySet().stream()
        .filter(part -> !SuggestionParts.EDGES.contains(part.getKey()))
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

  private void edge(InspectorForm form, String key, Optional<FrameRange> band) {
    band.ifPresent(
        frames ->
            form.row(
                key, text(Messages.text("inspector.edge.value", frames.start(), frames.end()))));
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

  private String frames(FrameRange frames) {
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
    return workspace.modelName(id).orElse(id.toString());
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
}
