package org.cuepoint.app.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.ethogram.Ethogram;
import org.cuepoint.core.taxonomy.ActionClass;

/** Chooses which part of the ethogram is looked at. FX thread only. */
final class EthogramFilter extends FlowPane {

  /** Room that the choices are given before they take a second line. */
  private static final double WRAP = 900;

  private final EthogramViewModel model;
  private final ChoiceBox<Optional<String>> group;
  private final ChoiceBox<Optional<String>> subject;
  private final ChoiceBox<Optional<ActionClass>> actionClass;
  private final ChoiceBox<Optional<Annotator.Person>> person;
  private final HBox subjectRow;
  private final HBox personRow;
  private boolean filling;

  EthogramFilter(EthogramViewModel model) {
    super(16, 8);
    this.model = model;
    getStyleClass().add("filter-bar");
    setAlignment(Pos.CENTER_LEFT);
    setPrefWrapLength(WRAP);
    group =
        choice("ethogram-group", name -> name.isEmpty() ? Messages.text("chart.no-group") : name);
    subject =
        choice(
            "ethogram-subject", name -> name.isEmpty() ? Messages.text("chart.no-subject") : name);
    actionClass = choice("ethogram-class", ActionClass::name);
    person = choice("ethogram-person", Annotator.Person::name);
    subjectRow = row(Messages.text("ethogram.subject"), subject);
    personRow = row(Messages.text("ethogram.person"), person);
    getChildren()
        .addAll(
            row(Messages.text("ethogram.group"), group),
            subjectRow,
            row(Messages.text("ethogram.class"), actionClass),
            personRow);
    bind(group, model.groupProperty());
    bind(subject, model.subjectProperty());
    bind(person, model.personProperty());
    actionClass
        .valueProperty()
        .addListener(
            (property, old, now) -> {
              if (!filling && now != null) {
                model.actionClassProperty().set(now.map(ActionClass::id));
              }
            });
    model.actionClassProperty().addListener((property, old, now) -> fill());
    model.shownProperty().addListener((property, old, now) -> fill());
    fill();
  }

  private <T> void bind(ChoiceBox<Optional<T>> box, ObjectProperty<Optional<T>> property) {
    box.valueProperty()
        .addListener(
            (changed, old, now) -> {
              if (!filling && now != null) {
                property.set(now);
              }
            });
    property.addListener((changed, old, now) -> fill());
  }

  private static <T> ChoiceBox<Optional<T>> choice(String id, Function<T, String> name) {
    ChoiceBox<Optional<T>> box = new ChoiceBox<>();
    box.setId(id);
    box.setMaxWidth(220);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Optional<T> value) {
            return value == null
                ? ""
                : value.map(name).orElseGet(() -> Messages.text("ethogram.everything"));
          }

          @Override
          public Optional<T> fromString(String text) {
            return Optional.empty();
          }
        });
    return box;
  }

  private static HBox row(String name, ChoiceBox<?> box) {
    Label label = new Label(name);
    label.setLabelFor(box);
    label.getStyleClass().add("muted");
    HBox row = new HBox(6, label, box);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void fill() {
    filling = true;
    fill(group, model.groups(), model.groupProperty().get());
    fill(subject, model.subjects(), model.subjectProperty().get());
    fill(person, model.people(), model.personProperty().get());
    Ethogram shown = model.shownProperty().get();
    List<ActionClass> classes = shown == null ? List.of() : shown.scheme().classes();
    fill(
        actionClass,
        classes,
        model
            .actionClassProperty()
            .get()
            .flatMap(id -> classes.stream().filter(each -> each.id().equals(id)).findFirst()));
    show(subjectRow, model.subjects().size() > 1);
    show(personRow, model.people().size() > 1);
    filling = false;
  }

  private static void show(HBox row, boolean shown) {
    row.setVisible(shown);
    row.setManaged(shown);
  }

  private static <T> void fill(ChoiceBox<Optional<T>> box, List<T> values, Optional<T> chosen) {
    List<Optional<T>> wanted = new ArrayList<>();
    wanted.add(Optional.empty());
    values.forEach(value -> wanted.add(Optional.of(value)));
    if (!box.getItems().equals(wanted)) {
      box.getItems().setAll(wanted);
    }
    if (!Objects.equals(box.getValue(), chosen)) {
      box.setValue(wanted.contains(chosen) ? chosen : Optional.empty());
    }
  }
}
