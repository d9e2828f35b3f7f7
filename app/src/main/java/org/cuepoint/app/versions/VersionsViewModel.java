package org.cuepoint.app.versions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cuepoint.app.report.HtmlPage;
import org.cuepoint.app.workspace.VersionActions.Listed;
import org.cuepoint.app.workspace.VersionActions.Listing;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.recognition.ExportFormat;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelRemarks;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ModelAccount;
import org.cuepoint.core.session.ModelDeletion;
import org.cuepoint.core.session.ModelDifference;
import org.cuepoint.core.session.ModelExports;
import org.cuepoint.core.session.ModelVersions;
import org.cuepoint.core.session.Repetition;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the open project, those that a person has selected, and what is to be seen of
 * them. Reads the project only while somebody looks. FX thread only.
 */
final class VersionsViewModel {

  private final Workspace workspace;
  private final ObservableList<Listed> versions = FXCollections.observableArrayList();
  private final ObservableList<Listed> found = FXCollections.observableArrayList();
  private final StringProperty search = new SimpleStringProperty("");
  private final ObservableList<ModelVersionId> selection = FXCollections.observableArrayList();
  private final Set<String> opened = new HashSet<>();
  private final ReadOnlyObjectWrapper<Lineage> lineage = new ReadOnlyObjectWrapper<>(Lineage.EMPTY);
  private final ObservableList<String> figureNames = FXCollections.observableArrayList();
  private final StringProperty figure = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<List<Figures.Line>> lines =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(new Page.Empty());
  private final ObjectProperty<@Nullable Consumer<List<ModelVersion>>> comparing =
      new SimpleObjectProperty<>();
  private final InvalidationListener changed = change -> followProject();
  private Listing listing = Listing.NONE;
  private boolean watching;
  private boolean changing;
  private int reading;
  private int asked;

  VersionsViewModel(Workspace workspace) {
    this.workspace = workspace;
    search.addListener((property, old, now) -> filter());
    figure.addListener((property, old, now) -> drawFigure());
    selection.addListener((InvalidationListener) change -> showSelected());
  }

  /** What the page beside the versions shows. */
  sealed interface Page {

    /** Nothing is selected. */
    record Empty() implements Page {}

    /** All about one version. */
    record Account(ModelAccount account) implements Page {}

    /** Several versions are selected. */
    record Several(List<ModelVersion> models) implements Page {}

    /** What changed from one version to another. */
    record Difference(ModelVersion one, ModelVersion other, ModelDifference difference)
        implements Page {}

    /** What would go. */
    record Deletion(ModelDeletion deletion) implements Page {}

    /** What came of running a training again. */
    record Repeated(Repetition repetition) implements Page {}
  }

  /** Follows the project from now on. */
  void watch() {
    if (!watching) {
      watching = true;
      workspace.models().addListener(changed);
      workspace.activeModelProperty().addListener(changed);
      workspace.sessionProperty().addListener(changed);
      refresh();
    }
  }

  /** Looks at the project no more. */
  void rest() {
    if (watching) {
      watching = false;
      workspace.models().removeListener(changed);
      workspace.activeModelProperty().removeListener(changed);
      workspace.sessionProperty().removeListener(changed);
    }
  }

  private void followProject() {
    if (workspace.sessionProperty().get() == null) {
      opened.clear();
      selection.clear();
      show(Listing.NONE);
      return;
    }
    refresh();
  }

  /** Reads all versions again; only the latest reading is shown. */
  private void refresh() {
    int question = ++reading;
    workspace
        .versions()
        .list(
            read -> {
              if (question == reading) {
                show(read);
              }
            });
  }

  private void show(Listing read) {
    boolean first = listing.versions().isEmpty();
    listing = read;
    versions.setAll(read.versions());
    filter();
    draw();
    List<String> names = Figures.names(read.versions());
    if (!figureNames.equals(names)) {
      String chosen = figure.get();
      figureNames.setAll(names);
      figure.set(names.contains(chosen) ? chosen : names.stream().findFirst().orElse(""));
    }
    drawFigure();
    if (first && selection.isEmpty()) {
      read.activations().stream().findFirst().ifPresent(now -> selection.setAll(now.model()));
    }
    selection.removeIf(id -> find(id).isEmpty());
    if (page.get() instanceof Page.Account || page.get() instanceof Page.Empty) {
      showSelected();
    }
  }

  private void filter() {
    String wanted = search.get().strip().toLowerCase(Locale.ROOT);
    changing = true;
    found.setAll(versions.reversed().stream().filter(each -> matches(each, wanted)).toList());
    changing = false;
  }

  private static boolean matches(Listed version, String wanted) {
    ModelRemarks remarks = version.entry().remarks();
    String all =
        version.model().name() + "\n" + String.join("\n", remarks.tags()) + "\n" + remarks.note();
    return all.toLowerCase(Locale.ROOT).contains(wanted);
  }

  private void draw() {
    lineage.set(LineageLayout.of(LineageGraph.of(versions, opened)));
  }

  private void drawFigure() {
    lines.set(Figures.over(versions, figure.get()));
  }

  /** Returns the versions that the search finds, newest first. */
  ObservableList<Listed> found() {
    return found;
  }

  /** Says whether the versions are being replaced; what a list then selects nobody meant. */
  boolean isChanging() {
    return changing;
  }

  /** Returns what names, tags and notes must contain. */
  StringProperty searchProperty() {
    return search;
  }

  /** Returns the selected versions, in the order in which they were selected. */
  ObservableList<ModelVersionId> selection() {
    return selection;
  }

  /** Selects these and no others. */
  void select(List<ModelVersionId> wanted) {
    if (!selection.equals(wanted)) {
      selection.setAll(wanted);
    }
  }

  /** Adds a version to the selection, or takes it out. */
  void toggle(ModelVersionId id) {
    List<ModelVersionId> next = new ArrayList<>(selection);
    if (!next.remove(id)) {
      next.add(id);
    }
    select(next);
  }

  ReadOnlyObjectProperty<Lineage> lineageProperty() {
    return lineage.getReadOnlyProperty();
  }

  /** Shows the versions of a fold one by one, or as one again. */
  void openOrFold(String key) {
    if (!opened.remove(key)) {
      opened.add(key);
    }
    draw();
  }

  ObservableList<String> figureNames() {
    return figureNames;
  }

  StringProperty figureProperty() {
    return figure;
  }

  ReadOnlyObjectProperty<List<Figures.Line>> linesProperty() {
    return lines.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Page> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** Returns what compares versions; null as long as nothing can. */
  ObjectProperty<@Nullable Consumer<List<ModelVersion>>> comparingProperty() {
    return comparing;
  }

  private Optional<Listed> find(ModelVersionId id) {
    return versions.stream().filter(each -> each.model().id().equals(id)).findFirst();
  }

  /** Returns the selected versions. */
  List<ModelVersion> selected() {
    return selection.stream().flatMap(id -> find(id).stream()).map(Listed::model).toList();
  }

  private Optional<ModelVersion> one() {
    List<ModelVersion> chosen = selected();
    return chosen.size() == 1 ? Optional.of(chosen.getFirst()) : Optional.empty();
  }

  /** Goes back from a question or an outcome to what is selected. */
  void showSelected() {
    int question = ++asked;
    List<ModelVersion> chosen = selected();
    if (chosen.isEmpty()) {
      page.set(new Page.Empty());
    } else if (chosen.size() > 1) {
      page.set(new Page.Several(chosen));
    } else {
      workspace
          .versions()
          .account(
              chosen.getFirst(),
              account -> {
                if (question == asked) {
                  page.set(new Page.Account(account));
                }
              });
    }
  }

  private BooleanBinding when(java.util.function.BooleanSupplier possible) {
    return Bindings.createBooleanBinding(
        possible::getAsBoolean,
        selection,
        versions,
        workspace.editableProperty(),
        workspace.trainings().runningProperty(),
        workspace.learn().busyProperty(),
        comparing);
  }

  private boolean editable() {
    return workspace.editableProperty().get();
  }

  private boolean isActive(ModelVersion model) {
    return find(model.id())
        .filter(each -> each.entry().use() == ModelVersions.Use.ACTIVE)
        .isPresent();
  }

  BooleanBinding canActivate() {
    return when(
        () ->
            editable()
                && one()
                    .filter(model -> model.kind().predicts() || model.kind().encodes())
                    .filter(model -> !isActive(model))
                    .isPresent());
  }

  /** Makes the selected version the active one. */
  void activate() {
    one().ifPresent(model -> workspace.learn().activate(model.id()));
  }

  BooleanBinding canRollBack() {
    return when(() -> editable() && listing.activations().size() > 1);
  }

  /** Returns the version that going back would make active. */
  Optional<ModelVersion> before() {
    return listing.activations().stream()
        .skip(1)
        .findFirst()
        .flatMap(activation -> find(activation.model()))
        .map(Listed::model);
  }

  /** Goes back to the version that was active before. */
  void rollBack() {
    workspace.learn().rollBack();
  }

  BooleanBinding canRepeat() {
    return when(
        () ->
            editable()
                && workspace.trainings().runningProperty().get() == null
                && one().filter(VersionsViewModel::wasTrained).isPresent());
  }

  private static boolean wasTrained(ModelVersion model) {
    return model.kind() != ModelKind.BACKBONE && model.kind() != ModelKind.LIVE_HEAD;
  }

  /** Runs the selected version's training again and shows what came of it. */
  void repeat() {
    one()
        .ifPresent(
            model ->
                workspace
                    .trainings()
                    .repeat(
                        model,
                        repetition -> {
                          asked++;
                          page.set(new Page.Repeated(repetition));
                        }));
  }

  BooleanBinding canDiffer() {
    return when(() -> selected().size() == 2);
  }

  /** Shows what changed from the older of two selected versions to the newer. */
  void differ() {
    List<ModelVersion> two =
        selected().stream().sorted(java.util.Comparator.comparing(ModelVersion::created)).toList();
    if (two.size() == 2) {
      int question = ++asked;
      workspace
          .versions()
          .difference(
              two.getFirst(),
              two.getLast(),
              difference -> {
                if (question == asked) {
                  page.set(new Page.Difference(two.getFirst(), two.getLast(), difference));
                }
              });
    }
  }

  BooleanBinding canCompare() {
    return when(
        () ->
            comparing.get() != null
                && selected().size() > 1
                && selected().stream().allMatch(model -> model.kind().predicts()));
  }

  /** Opens the comparison of the selected versions. */
  void compare() {
    Consumer<List<ModelVersion>> open = comparing.get();
    if (open != null) {
      open.accept(selected());
    }
  }

  BooleanBinding canExport() {
    return when(() -> one().filter(model -> ModelExports.canExport(model.kind())).isPresent());
  }

  /**
   * Exports the selected version.
   *
   * @param job makes the export of a version to a file
   */
  void export(ExportFormat format, Path file, BiFunction<ModelVersion, Path, Job<List<Path>>> job) {
    one().ifPresent(model -> workspace.versions().export(model, job.apply(model, file)));
  }

  /** Returns what a file with the selected version may be called, without its ending. */
  String fileName() {
    return one().map(model -> model.name().replace(' ', '-')).orElse("");
  }

  BooleanBinding canDelete() {
    return when(() -> editable() && !selected().isEmpty());
  }

  /** Shows what would go with the selected versions. */
  void askToDelete() {
    int question = ++asked;
    workspace
        .versions()
        .deletion(
            selected(),
            deletion -> {
              if (question == asked) {
                page.set(new Page.Deletion(deletion));
              }
            });
  }

  /** Deletes what was shown. */
  void delete(ModelDeletion confirmed) {
    workspace
        .versions()
        .delete(
            confirmed,
            done -> {
              selection.clear();
              refresh();
            });
    showSelected();
  }

  /** Replaces what people have written about a version. */
  void remark(ModelVersion model, ModelRemarks remarks) {
    workspace.versions().remark(model, remarks, this::refresh);
  }

  /** Writes the page about a version to a file. */
  void save(Provenance provenance, Path file) {
    String html = provenance.html(workspace.projectNameProperty().get());
    workspace.versions().write(file, place -> HtmlPage.write(html, place));
  }
}
