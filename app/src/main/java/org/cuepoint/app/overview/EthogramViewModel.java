package org.cuepoint.app.overview;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.ethogram.Ethogram;
import org.cuepoint.core.ethogram.Observation;
import org.cuepoint.core.ethogram.ObservationRecord;
import org.cuepoint.core.ethogram.TransitionMatrix;
import org.cuepoint.core.overview.ProjectOverview;
import org.cuepoint.core.taxonomy.ClassId;
import org.jspecify.annotations.Nullable;

/** Which part of the ethogram is looked at. FX thread only. */
public final class EthogramViewModel {

  private final ReadOnlyObjectWrapper<@Nullable ProjectOverview> overview =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Ethogram> shown = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<Optional<String>> group =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> subject =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<ClassId>> actionClass =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Annotator.Person>> person =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Ethogram.By> by = new SimpleObjectProperty<>(Ethogram.By.ALL);
  private final ObjectProperty<TransitionMatrix.Background> background =
      new SimpleObjectProperty<>(TransitionMatrix.Background.LEFT_OUT);

  /** Follows an overview. */
  public EthogramViewModel(OverviewViewModel source) {
    overview.bind(source.overviewProperty());
    overview.addListener((property, old, now) -> update());
    group.addListener((property, old, now) -> update());
    subject.addListener((property, old, now) -> update());
    actionClass.addListener((property, old, now) -> update());
    person.addListener((property, old, now) -> update());
  }

  private void update() {
    ProjectOverview now = overview.get();
    shown.set(now == null ? null : part(now));
  }

  private Ethogram part(ProjectOverview of) {
    Ethogram whole = person.get().map(who -> of.by(who).ethogram()).orElseGet(of::ethogram);
    Ethogram part = whole.only(this::isWanted);
    Optional<ClassId> wanted = actionClass.get();
    if (wanted.isEmpty()) {
      return part;
    }
    int position = part.scheme().indexOf(wanted.get());
    return new Ethogram(
        part.scheme(),
        part.records().stream().filter(record -> happens(record, position)).toList());
  }

  private boolean isWanted(Observation observation) {
    return group.get().filter(name -> !name.equals(observation.group().orElse(""))).isEmpty()
        && subject.get().filter(name -> !name.equals(observation.subject().orElse(""))).isEmpty();
  }

  private static boolean happens(ObservationRecord record, int position) {
    return position < 0 || !record.behaviours().get(position).occurrences().isEmpty();
  }

  /** Returns the part that is looked at, null while nothing has been read. */
  public ReadOnlyObjectProperty<@Nullable Ethogram> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Returns the names of all groups. */
  public List<String> groups() {
    return names(Ethogram.By.GROUP);
  }

  /** Returns the names of all subjects. */
  public List<String> subjects() {
    return names(Ethogram.By.SUBJECT);
  }

  private List<String> names(Ethogram.By of) {
    ProjectOverview now = overview.get();
    return now == null
        ? List.of()
        : now.ethogram().pools(of).stream().map(pool -> pool.name()).toList();
  }

  /** Returns the people whose labels can be looked at alone. */
  public List<Annotator.Person> people() {
    ProjectOverview now = overview.get();
    return now == null ? List.of() : now.annotators();
  }

  /** Returns the group that is looked at, empty for all. */
  public ObjectProperty<Optional<String>> groupProperty() {
    return group;
  }

  /** Returns the subject that is looked at, empty for all. */
  public ObjectProperty<Optional<String>> subjectProperty() {
    return subject;
  }

  /** Returns the class whose videos are looked at, empty for all. */
  public ObjectProperty<Optional<ClassId>> actionClassProperty() {
    return actionClass;
  }

  /** Returns whose labels are looked at, empty for everybody's. */
  public ObjectProperty<Optional<Annotator.Person>> personProperty() {
    return person;
  }

  /** Returns what figures are counted together. */
  public ObjectProperty<Ethogram.By> byProperty() {
    return by;
  }

  /** Returns whether background is a state of the transitions. */
  public ObjectProperty<TransitionMatrix.Background> backgroundProperty() {
    return background;
  }

  /** Returns the class that is looked at, to be picked out. */
  public Optional<ClassId> only() {
    return actionClass.get();
  }
}
