package org.cuepoint.app.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.VersionActions;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ModelDeletion;
import org.cuepoint.core.session.ModelDifference;
import org.cuepoint.core.session.Repetition;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The pages that stand in for an account of one version for a while. FX thread only. */
final class QuestionPages {

  /** So many names are listed one below the other. */
  private static final int MOST_NAMES = 40;

  private final VersionsViewModel model;

  QuestionPages(VersionsViewModel model) {
    this.model = model;
  }

  Node several(VersionsViewModel.Page.Several page) {
    VBox box = page(Messages.text("versions.several", page.models().size()), "versions-several");
    box.getChildren().add(names(page.models()));
    box.getChildren().add(text(Messages.text("versions.several.hint")));
    return box;
  }

  Node difference(VersionsViewModel.Page.Difference page) {
    VBox box =
        closable(
            Messages.text("versions.difference.title", page.one().name(), page.other().name()),
            "versions-difference");
    if (page.difference().parts().isEmpty()) {
      box.getChildren().add(text(Messages.text("versions.difference.none")));
    }
    page.difference()
        .parts()
        .forEach(
            (part, changes) ->
                box.getChildren().add(changes(name(part), page.one(), page.other(), changes)));
    return box;
  }

  private static String name(ModelDifference.Part part) {
    return switch (part) {
      case DATA -> Messages.text("versions.part.data");
      case PLAN -> Messages.text("versions.part.plan");
      case SETTINGS -> Messages.text("versions.part.settings");
      case SOFTWARE -> Messages.text("versions.part.software");
      case FIGURES -> Messages.text("versions.part.figures");
    };
  }

  private static Node changes(
      String title, ModelVersion one, ModelVersion other, List<Repetition.Change> changes) {
    return changes(title, one.name(), other.name(), changes);
  }

  private static Node changes(
      String title, String then, String now, List<Repetition.Change> changes) {
    Facts facts = Facts.comparing();
    facts.headings(title, then, now);
    changes.forEach(
        change -> facts.row(change.name(), number(change.then()), number(change.now())));
    return facts;
  }

  /** Shortens numbers that are written in full precision. */
  private static String number(String text) {
    try {
      return text.matches("-?[0-9]+\\.[0-9]{5,}(E-?[0-9]+)?")
          ? Figures.text(Double.parseDouble(text))
          : text;
    } catch (NumberFormatException asItIs) {
      return text;
    }
  }

  Node repeated(Repetition repetition) {
    String name = repetition.model().name();
    VBox box = closable(Messages.text("versions.repeated.title", name), "versions-repeated");
    boolean equal = repetition.weights() == Repetition.Weights.EQUAL;
    Label verdict =
        text(
            equal
                ? Messages.text("versions.repeated.equal", repetition.seconds())
                : Messages.text("versions.repeated.different", repetition.seconds()));
    verdict.getStyleClass().add("row-title");
    box.getChildren().add(verdict);
    if (!equal) {
      repetition
          .partedAt()
          .ifPresent(
              step ->
                  box.getChildren()
                      .add(
                          text(Messages.text("versions.repeated.parted", Integer.toString(step)))));
      box.getChildren()
          .add(
              text(
                  repetition.software().isEmpty()
                      ? Messages.text("versions.repeated.same-software")
                      : Messages.text("versions.repeated.other-software")));
    }
    String then = Messages.text("versions.then");
    String now = Messages.text("versions.now");
    if (!repetition.software().isEmpty()) {
      box.getChildren()
          .add(changes(Messages.text("versions.part.software"), then, now, repetition.software()));
    }
    if (!repetition.figures().isEmpty()) {
      box.getChildren()
          .add(changes(Messages.text("versions.part.figures"), then, now, repetition.figures()));
    }
    if (repetition.encodedTicks() > 0) {
      box.getChildren()
          .add(text(Messages.text("versions.repeated.encoded", repetition.encodedTicks())));
    }
    if (repetition.sources() == Repetition.Sources.CROPS_OF_TODAY) {
      box.getChildren().add(text(Messages.text("versions.repeated.crops", name)));
    }
    return box;
  }

  Node deletion(ModelDeletion deletion) {
    VBox box =
        page(
            deletion.refusal().isPresent()
                ? Messages.text("versions.delete.refused")
                : Messages.text("versions.delete.title", deletion.models().size()),
            "versions-deletion");
    deletion
        .refusal()
        .ifPresentOrElse(
            sentence -> {
              Label refused = text(sentence);
              refused.setId("versions-refusal");
              refused.getStyleClass().add("problem-text");
              box.getChildren().addAll(refused, back(Messages.text("versions.delete.close")));
            },
            () -> box.getChildren().addAll(whatGoes(deletion), buttons(deletion)));
    return box;
  }

  private static Node whatGoes(ModelDeletion deletion) {
    VBox box = new VBox(10);
    box.getChildren().add(names(deletion.chosen()));
    if (!deletion.dependents().isEmpty()) {
      Label title = text(Messages.text("versions.delete.dependents", deletion.dependents().size()));
      title.getStyleClass().add("row-title");
      box.getChildren().addAll(title, names(deletion.dependents()));
    }
    Facts facts = new Facts();
    ModelDeletion.Counts counts = deletion.counts();
    count(facts, Messages.text("versions.delete.proposals"), counts.proposals());
    count(facts, Messages.text("versions.delete.questions"), counts.questions());
    count(facts, Messages.text("versions.delete.evaluations"), counts.evaluations());
    count(facts, Messages.text("versions.delete.trainings"), deletion.trainings().size());
    facts.row(
        Messages.text("versions.delete.files"), VersionActions.bytes(deletion.bytes().files()));
    if (deletion.bytes().snapshots() > 0) {
      facts.row(
          Messages.text("versions.delete.snapshots"),
          VersionActions.bytes(deletion.bytes().snapshots()));
    }
    if (deletion.bytes().features() > 0) {
      facts.row(
          Messages.text("versions.delete.features"),
          VersionActions.bytes(deletion.bytes().features()));
    }
    facts.row(
        Messages.text("versions.delete.freed"), VersionActions.bytes(deletion.bytes().total()));
    box.getChildren().add(facts);
    box.getChildren()
        .add(
            text(
                deletion.counts().decided() == 0
                    ? Messages.text("versions.delete.stays")
                    : Messages.text("versions.delete.stays-decided", deletion.counts().decided())));
    return box;
  }

  private static void count(Facts facts, String name, int count) {
    if (count > 0) {
      facts.row(name, String.format(Locale.ROOT, "%d", count));
    }
  }

  private Node buttons(ModelDeletion deletion) {
    Button delete = new Button(Messages.text("versions.delete.confirm", deletion.models().size()));
    delete.setId("versions-delete-confirm");
    delete.getStyleClass().add("destructive");
    delete.setOnAction(event -> model.delete(deletion));
    HBox row = new HBox(8, delete, back(Messages.text("versions.delete.keep")));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Button back(String text) {
    Button back = new Button(text);
    back.setId("versions-back");
    back.setOnAction(event -> model.showSelected());
    return back;
  }

  private VBox closable(String title, String id) {
    Label heading = heading(title);
    Button close = Icons.only(new Button(), MaterialDesignC.CLOSE, Messages.text("sheet.close"));
    close.setId("versions-back");
    close.setOnAction(event -> model.showSelected());
    HBox header = new HBox(8, heading, close);
    HBox.setHgrow(heading, javafx.scene.layout.Priority.ALWAYS);
    header.setAlignment(Pos.TOP_LEFT);
    VBox box = new VBox(12, header);
    box.setId(id);
    box.getStyleClass().addAll("page", "version-page");
    return box;
  }

  private static VBox page(String title, String id) {
    VBox box = new VBox(12, heading(title));
    box.setId(id);
    box.getStyleClass().addAll("page", "version-page");
    return box;
  }

  private static Label heading(String title) {
    Label heading = text(title);
    heading.getStyleClass().add("sheet-title");
    heading.setMaxWidth(Double.MAX_VALUE);
    return heading;
  }

  private static Node names(List<ModelVersion> models) {
    List<String> lines = new ArrayList<>();
    models.stream().limit(MOST_NAMES).map(ModelVersion::name).forEach(lines::add);
    if (models.size() > MOST_NAMES) {
      lines.add(Messages.text("versions.more", models.size() - MOST_NAMES));
    }
    return text(String.join("\n", lines));
  }

  private static Label text(String value) {
    Label label = new Label(value);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
