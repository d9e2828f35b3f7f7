package org.cuepoint.app.learn;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.chain.EvaluationSpec;
import org.cuepoint.core.exchange.MsTcnReader;

/** Which models are compared with which truth, on which videos. FX thread only. */
public final class EvaluationChoices {

  private final StringProperty truth = new SimpleStringProperty("");
  private final StringProperty lineRate = new SimpleStringProperty("");
  private final ObservableSet<String> groups = FXCollections.observableSet();
  private final ObservableSet<ModelVersionId> models = FXCollections.observableSet();
  private final BooleanProperty allowSeen = new SimpleBooleanProperty(true);

  EvaluationChoices() {}

  /** Returns the file or folder of the truth; empty for the labels of the project. */
  public StringProperty truthProperty() {
    return truth;
  }

  /** Returns the lines a second of a truth with a label a line; empty to find it out. */
  public StringProperty lineRateProperty() {
    return lineRate;
  }

  /** Returns the groups that are tested; none means all that has labels. */
  public ObservableSet<String> groups() {
    return groups;
  }

  /** Returns the models; none means those that were made just before. */
  public ObservableSet<ModelVersionId> models() {
    return models;
  }

  /** Returns whether videos are tested that a model was trained on, with a remark. */
  public BooleanProperty allowSeenProperty() {
    return allowSeen;
  }

  Observable[] all() {
    return new Observable[] {truth, lineRate, groups, models, allowSeen};
  }

  /** Returns what is wrong, in a sentence; empty if nothing is. */
  Optional<String> problem() {
    String file = truth.get().strip();
    if (!file.isEmpty() && !Files.exists(Path.of(file))) {
      return Optional.of(Messages.text("learn.truth.missing", file));
    }
    return Optional.empty();
  }

  /** Says whether the figures will say little, since the models know what they are asked. */
  boolean saysLittle() {
    return truth.get().isBlank() && allowSeen.get();
  }

  EvaluationSpec spec() {
    String file = truth.get().strip();
    Map<String, String> options =
        lineRate.get().isBlank() ? Map.of() : Map.of(MsTcnReader.LINE_RATE, lineRate.get().strip());
    return new EvaluationSpec(
        file.isEmpty() ? null : Path.of(file).toAbsolutePath().toString(),
        null,
        file.isEmpty() ? Map.of() : options,
        groups.stream().sorted().toList(),
        List.of(),
        models.stream().map(ModelVersionId::toString).toList(),
        allowSeen.get());
  }
}
