package org.cuepoint.app.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.chain.TeacherChoice;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.PretrainingStart;
import org.cuepoint.core.train.TeacherSpec;

/** What few people need to change. FX thread only. */
final class AdvancedPane extends GridPane {

  private final StartViewModel model;

  AdvancedPane(StartViewModel model) {
    this.model = model;
    setHgap(12);
    setVgap(8);
    LearnSheet sheet = model.sheet();
    boolean chain = sheet == LearnSheet.CHAIN;
    if (chain || sheet == LearnSheet.PRETRAIN) {
      line(Messages.text("learn.begin"), begin());
    }
    if (chain || sheet == LearnSheet.TEACHER || sheet == LearnSheet.ABLATION) {
      line(
          Messages.text("learn.size"),
          choice(
              List.of(TeacherSpec.T_CPU, TeacherSpec.T_CPU_PLUS, TeacherSpec.T_GPU),
              TeacherSpec::name,
              model.sizeProperty()));
    }
    if (chain || sheet == LearnSheet.STUDENTS || sheet == LearnSheet.ABLATION) {
      line(Messages.text("learn.teacher"), teacher());
    }
    field(Messages.text("learn.steps"), "learn-steps", model.limits().stepsProperty());
    field(Messages.text("learn.minutes"), "learn-minutes", model.limits().minutesProperty());
    field(Messages.text("learn.seed"), "learn-seed", model.limits().seedProperty());
  }

  private void line(String text, Node control) {
    Label label = new Label(text);
    label.setLabelFor(control);
    label.setMinWidth(Region.USE_PREF_SIZE);
    addRow(getRowCount(), label, control);
  }

  private void field(String text, String id, StringProperty value) {
    TextField field = new TextField();
    field.setId(id);
    field.setPrefColumnCount(9);
    field.setPromptText(Messages.text("learn.usual"));
    field.textProperty().bindBidirectional(value);
    line(text, field);
  }

  private Node begin() {
    List<Optional<String>> starts = new ArrayList<>();
    starts.add(Optional.empty());
    starts.add(Optional.of(PretrainingStart.UNTRAINED));
    List<ModelVersion> encoders =
        model.models(ModelKind.ENCODER).stream()
            .filter(encoder -> encoder.files().containsKey("trainable"))
            .toList();
    encoders.forEach(encoder -> starts.add(Optional.of(encoder.id().toString())));
    return choice(
        starts,
        word ->
            word.map(
                    each ->
                        each.equals(PretrainingStart.UNTRAINED)
                            ? Messages.text("learn.begin.random")
                            : name(encoders, each))
                .orElseGet(() -> Messages.text("learn.begin.usual")),
        model.beginProperty());
  }

  private Node teacher() {
    List<ModelVersion> teachers = model.models(ModelKind.TEACHER);
    List<TeacherChoice> choices = new ArrayList<>(List.of(TeacherChoice.LATEST));
    teachers.forEach(each -> choices.add(TeacherChoice.of(each.id())));
    choices.add(TeacherChoice.NONE);
    return choice(
        choices,
        each ->
            each.equals(TeacherChoice.LATEST)
                ? Messages.text("learn.teacher.latest")
                : each.equals(TeacherChoice.NONE)
                    ? Messages.text("learn.teacher.none")
                    : name(teachers, each.word()),
        model.teacherProperty());
  }

  private static String name(List<ModelVersion> versions, String id) {
    return versions.stream()
        .filter(each -> each.id().toString().equals(id))
        .map(ModelVersion::name)
        .findFirst()
        .orElse(id);
  }

  private static <T> ChoiceBox<T> choice(
      List<T> values, Function<T, String> name, Property<T> value) {
    ChoiceBox<T> box = new ChoiceBox<>(FXCollections.observableArrayList(values));
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T each) {
            return each == null ? "" : name.apply(each);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException(text);
          }
        });
    box.setValue(value.getValue());
    box.valueProperty().addListener((property, old, now) -> value.setValue(now));
    return box;
  }
}
