package org.cuepoint.app.versions;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.versions.Lineage.Placed;
import org.cuepoint.app.workspace.VersionActions.Listed;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.recognition.ModelKind;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/**
 * Draws where versions come from. What is selected stands out with all that it came from and all
 * that came of it. Arrow keys go to the next node, the space bar selects. FX thread only.
 */
final class LineageView extends ScrollPane {

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass RELATED = PseudoClass.getPseudoClass("related");
  private static final PseudoClass FADED = PseudoClass.getPseudoClass("faded");

  private final VersionsViewModel model;
  private final Pane canvas = new Pane();
  private final Map<String, Node> cards = new LinkedHashMap<>();
  private final Map<Lineage.Edge, Path> ways = new LinkedHashMap<>();

  LineageView(VersionsViewModel model) {
    this.model = model;
    setId("lineage");
    setAccessibleText(Messages.text("versions.lineage"));
    setPannable(true);
    canvas.getStyleClass().add("lineage");
    setContent(canvas);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    model.lineageProperty().subscribe(this::draw);
    model
        .selection()
        .addListener(
            (ListChangeListener<ModelVersionId>)
                change -> {
                  mark();
                  reveal();
                });
  }

  private void draw(Lineage lineage) {
    Optional<String> focused =
        cards.entrySet().stream()
            .filter(card -> card.getValue().isFocused())
            .map(Map.Entry::getKey)
            .findFirst();
    cards.clear();
    ways.clear();
    canvas.getChildren().clear();
    canvas.setMinSize(lineage.width(), lineage.height());
    canvas.setPrefSize(lineage.width(), lineage.height());
    for (Lineage.Edge edge : lineage.edges()) {
      Path way = way(edge);
      ways.put(edge, way);
      canvas.getChildren().add(way);
    }
    for (Placed placed : lineage.nodes()) {
      Node card = card(placed);
      cards.put(placed.node().key(), card);
      canvas.getChildren().add(card);
    }
    mark();
    focused.map(cards::get).ifPresent(Node::requestFocus);
  }

  private static Path way(Lineage.Edge edge) {
    Path path = new Path();
    path.getStyleClass().add("lineage-edge");
    path.getStyleClass().add(edge.what() == Lineage.Edge.What.LABELS ? "labels" : "version");
    path.setMouseTransparent(true);
    Lineage.Point before = edge.points().getFirst();
    path.getElements().add(new MoveTo(before.x(), before.y()));
    for (int i = 1; i < edge.points().size(); i++) {
      Lineage.Point next = edge.points().get(i);
      if (i % 2 == 0) {
        // Past a column in which other nodes stand.
        path.getElements().add(new LineTo(next.x(), next.y()));
      } else {
        double middle = (before.x() + next.x()) / 2;
        path.getElements()
            .add(new CubicCurveTo(middle, before.y(), middle, next.y(), next.x(), next.y()));
      }
      before = next;
    }
    return path;
  }

  private Node card(Placed placed) {
    LineageNode node = placed.node();
    HBox card =
        switch (node) {
          case LineageNode.Version version -> card(version);
          case LineageNode.Labels labels -> card(labels);
          case LineageNode.Fold fold -> card(fold);
        };
    card.getStyleClass().add("lineage-node");
    card.setAlignment(Pos.CENTER_LEFT);
    card.setLayoutX(placed.x());
    card.setLayoutY(placed.y());
    card.setMinSize(placed.width(), placed.height());
    card.setPrefSize(placed.width(), placed.height());
    card.setMaxSize(placed.width(), placed.height());
    card.setFocusTraversable(true);
    card.setAccessibleRole(AccessibleRole.BUTTON);
    card.setUserData(node);
    card.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> clicked(card, node, event));
    return card;
  }

  private static HBox card(LineageNode.Version version) {
    Listed listed = version.listed();
    String figure = VersionTexts.figure(listed);
    String made = VersionTexts.brief(listed.model().created());
    String facts = figure.isEmpty() ? made : made + " · " + figure;
    HBox card = card(icon(listed.model().kind()), listed.model().name(), facts);
    card.getStyleClass().add("version");
    if (version.isActive()) {
      card.getStyleClass().add("active");
      card.setAccessibleText(
          Messages.text("versions.active", listed.model().name()) + ", " + facts);
      var sign = Icons.small(MaterialDesignC.CHECK_CIRCLE);
      sign.getStyleClass().add("accent-icon");
      card.getChildren().add(sign);
    }
    card.setId("lineage-" + listed.model().name().replace(' ', '-'));
    return card;
  }

  private static HBox card(LineageNode.Labels labels) {
    HBox card =
        card(
            MaterialDesignT.TAG_MULTIPLE_OUTLINE,
            Messages.text("versions.node.labels"),
            labels
                .summary()
                .map(VersionTexts::labels)
                .orElse(Messages.text("versions.node.labels-gone")));
    card.getStyleClass().add("labels");
    return card;
  }

  private static HBox card(LineageNode.Fold fold) {
    boolean open = fold.state() == LineageNode.Fold.State.OPEN;
    HBox card =
        card(
            icon(fold.kind()),
            Messages.text("versions.node.fold", fold.members().size(), fold.kind().word()),
            open
                ? Messages.text("versions.node.fold-close")
                : Messages.text(
                    "versions.node.fold-open",
                    Integer.toString(fold.members().getFirst().model().number()),
                    Integer.toString(fold.members().getLast().model().number())));
    card.getStyleClass().add("fold");
    card.getChildren()
        .add(Icons.small(open ? MaterialDesignC.CHEVRON_UP : MaterialDesignC.CHEVRON_DOWN));
    card.setId("lineage-fold-" + fold.kind().word());
    return card;
  }

  private static HBox card(Ikon ikon, String title, String facts) {
    Label name = line(title);
    name.getStyleClass().add("row-title");
    Label about = line(facts);
    about.getStyleClass().addAll("muted", "lineage-facts");
    VBox lines = new VBox(1, name, about);
    lines.setAlignment(Pos.CENTER_LEFT);
    lines.setMinWidth(0);
    HBox.setHgrow(lines, javafx.scene.layout.Priority.ALWAYS);
    HBox card = new HBox(8, Icons.small(ikon), lines);
    card.setAccessibleText(title + ", " + facts);
    Tooltip.install(card, new Tooltip(title + "\n" + facts));
    return card;
  }

  private static Label line(String text) {
    Label label = new Label(text);
    label.setTextOverrun(OverrunStyle.ELLIPSIS);
    label.setMinWidth(0);
    return label;
  }

  private static Ikon icon(ModelKind kind) {
    return switch (kind) {
      case ENCODER, BACKBONE -> MaterialDesignE.EYE_OUTLINE;
      case TEMPORAL -> MaterialDesignT.TIMELINE_OUTLINE;
      case FAST_HEAD, LIVE_HEAD -> MaterialDesignL.LIGHTNING_BOLT_OUTLINE;
      case TEACHER -> MaterialDesignS.SCHOOL_OUTLINE;
      case SEE_VERY_LITTLE, SHIFT_ATTENTION, ATTENTION_LSTM, FOCAL_NANO ->
          MaterialDesignA.ACCOUNT_SCHOOL_OUTLINE;
    };
  }

  private void clicked(Node card, LineageNode node, MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      card.requestFocus();
      use(node, event.isShortcutDown());
      event.consume();
    }
  }

  private void use(LineageNode node, boolean add) {
    switch (node) {
      case LineageNode.Version version -> {
        ModelVersionId id = version.listed().model().id();
        if (add) {
          model.toggle(id);
        } else {
          model.select(List.of(id));
        }
      }
      case LineageNode.Fold fold -> model.openOrFold(fold.key());
      case LineageNode.Labels labels ->
          // Labels have no page; those that were made from them are what one wants to see.
          model.select(
              model.lineageProperty().get().edges().stream()
                  .filter(edge -> edge.from().equals(labels.key()))
                  .flatMap(edge -> model.lineageProperty().get().find(edge.to()).stream())
                  .flatMap(placed -> LineageView.version(placed.node()).stream())
                  .toList());
    }
  }

  private static Optional<ModelVersionId> version(LineageNode node) {
    return node instanceof LineageNode.Version version
        ? Optional.of(version.listed().model().id())
        : Optional.empty();
  }

  private void mark() {
    Lineage lineage = model.lineageProperty().get();
    Set<String> chosen = new HashSet<>();
    Set<String> related = new HashSet<>();
    for (ModelVersionId id : model.selection()) {
      lineage
          .showing(id)
          .map(placed -> placed.node().key())
          .ifPresent(
              key -> {
                chosen.add(key);
                related.addAll(lineage.related(key));
              });
    }
    boolean any = !chosen.isEmpty();
    cards.forEach(
        (key, card) -> {
          card.pseudoClassStateChanged(CHOSEN, chosen.contains(key));
          card.pseudoClassStateChanged(RELATED, related.contains(key));
          card.pseudoClassStateChanged(FADED, any && !related.contains(key));
        });
    ways.forEach(
        (edge, way) -> {
          boolean on = related.contains(edge.from()) && related.contains(edge.to());
          way.pseudoClassStateChanged(RELATED, on);
          way.pseudoClassStateChanged(FADED, any && !on);
          if (on) {
            way.toFront();
          }
        });
    cards.values().forEach(Node::toFront);
  }

  /** Scrolls to what is selected elsewhere. */
  private void reveal() {
    if (model.selection().size() == 1) {
      model
          .lineageProperty()
          .get()
          .showing(model.selection().getFirst())
          .ifPresent(placed -> reveal(placed));
    }
  }

  private void reveal(Placed placed) {
    Bounds port = getViewportBounds();
    Lineage lineage = model.lineageProperty().get();
    setHvalue(scrolled(getHvalue(), placed.x(), placed.width(), lineage.width(), port.getWidth()));
    setVvalue(
        scrolled(getVvalue(), placed.y(), placed.height(), lineage.height(), port.getHeight()));
  }

  private static double scrolled(double now, double start, double length, double all, double port) {
    double hidden = all - port;
    if (hidden <= 0 || port <= 0) {
      return 0;
    }
    double shown = now * hidden;
    boolean visible = start >= shown && start + length <= shown + port;
    return visible ? now : Math.clamp((start + length / 2 - port / 2) / hidden, 0, 1);
  }

  private void pressed(KeyEvent event) {
    Node owner = getScene().getFocusOwner();
    if (owner == null || !(owner.getUserData() instanceof LineageNode node)) {
      return;
    }
    Optional<Placed> here = model.lineageProperty().get().find(node.key());
    if (here.isEmpty()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT, RIGHT, UP, DOWN -> next(here.get(), event.getCode()).ifPresent(this::focus);
      case SPACE, ENTER -> use(node, event.isShortcutDown());
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void focus(Placed placed) {
    @Nullable Node card = cards.get(placed.node().key());
    if (card != null) {
      card.requestFocus();
      reveal(placed);
    }
  }

  private Optional<Placed> next(Placed here, KeyCode way) {
    return model.lineageProperty().get().nodes().stream()
        .filter(other -> !other.node().key().equals(here.node().key()))
        .filter(
            other ->
                switch (way) {
                  case LEFT -> other.column() < here.column();
                  case RIGHT -> other.column() > here.column();
                  case UP -> other.column() == here.column() && other.y() < here.y();
                  default -> other.column() == here.column() && other.y() > here.y();
                })
        .min(
            Comparator.comparingInt((Placed other) -> Math.abs(other.column() - here.column()))
                .thenComparingDouble(other -> Math.abs(other.middle() - here.middle())));
  }
}
