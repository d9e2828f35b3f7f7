package org.cuepoint.app.versions;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.cuepoint.app.dialog.Dialogs;
import org.cuepoint.app.fx.EmptyState;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.jobs.JobEntry;
import org.cuepoint.app.jobs.JobsView;
import org.cuepoint.app.versions.VersionsViewModel.Page;
import org.cuepoint.app.workspace.Notice;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.job.JobState;
import org.cuepoint.core.recognition.ExportFormat;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** Versions with graph, figures and table at the left, and a page about them at the right. */
final class VersionsView extends BorderPane {

  private static final double SEARCH = 210;
  private static final double BUTTONS = 760;

  private final Workspace workspace;
  private final VersionsViewModel model;
  private final Dialogs dialogs;
  private final ModelExporter exporter;
  private final QuestionPages questions;
  private final ScrollPane page = new ScrollPane();
  private final VersionsTable table;

  VersionsView(
      Workspace workspace, VersionsViewModel model, Dialogs dialogs, ModelExporter exporter) {
    this.workspace = workspace;
    this.model = model;
    this.dialogs = dialogs;
    this.exporter = exporter;
    this.questions = new QuestionPages(model);
    this.table = new VersionsTable(model);
    setId("versions");
    getStyleClass().add("workbench");
    page.setId("version-page");
    page.setFitToWidth(true);
    page.setFitToHeight(false);
    page.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    page.setMinWidth(260);
    model.pageProperty().subscribe(this::show);
    SplitPane left = new SplitPane(pictures(), table);
    left.setOrientation(Orientation.VERTICAL);
    left.setDividerPositions(0.56);
    SplitPane both = new SplitPane(left, page);
    both.setDividerPositions(0.66);
    SplitPane.setResizableWithParent(page, false);
    setTop(actions());
    setCenter(both);
    setBottom(footer());
  }

  private Node pictures() {
    Tab lineage = new Tab(Messages.text("versions.lineage"), new LineageView(model));
    Tab figures = new Tab(Messages.text("versions.figures"), new FiguresView(model));
    figures.setId("versions-figures-tab");
    TabPane tabs = new TabPane(lineage, figures);
    tabs.setId("versions-pictures");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    return tabs;
  }

  private Node actions() {
    TextField search = new TextField();
    search.setId("versions-search");
    search.setPromptText(Messages.text("versions.search"));
    search.setAccessibleText(Messages.text("versions.search"));
    search.setPrefWidth(SEARCH);
    search.setMinWidth(120);
    search.textProperty().bindBidirectional(model.searchProperty());
    Button back =
        button("versions-roll-back", Messages.text("versions.roll-back"), model.canRollBack());
    back.setOnAction(event -> model.rollBack());
    tip(
        back,
        () ->
            model
                .before()
                .map(before -> Messages.text("versions.roll-back.tip", before.name()))
                .orElse(Messages.text("versions.roll-back.none")));
    Button activate =
        button("versions-activate", Messages.text("versions.activate"), model.canActivate());
    activate.setOnAction(event -> model.activate());
    Button repeat = button("versions-repeat", Messages.text("versions.repeat"), model.canRepeat());
    repeat.setOnAction(event -> model.repeat());
    tip(repeat, () -> Messages.text("versions.repeat.tip"));
    Button differ = button("versions-differ", Messages.text("versions.differ"), model.canDiffer());
    differ.setOnAction(event -> model.differ());
    Button compare =
        button("versions-compare", Messages.text("versions.compare"), model.canCompare());
    compare.setOnAction(event -> model.compare());
    Button delete = button("versions-delete", Messages.text("versions.delete"), model.canDelete());
    delete.setOnAction(event -> model.askToDelete());
    FlowPane buttons =
        new FlowPane(8, 8, activate, back, repeat, differ, compare, exports(), delete);
    buttons.setAlignment(Pos.CENTER_LEFT);
    buttons.setPrefWrapLength(BUTTONS);
    HBox.setHgrow(buttons, Priority.ALWAYS);
    HBox row = new HBox(12, buttons, search);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("filter-bar", "versions-actions");
    return row;
  }

  private static void tip(Button button, Supplier<String> text) {
    Tooltip tip = new Tooltip();
    tip.setOnShowing(event -> tip.setText(text.get()));
    button.setTooltip(tip);
  }

  private static Button button(String id, String text, ObservableBooleanValue possible) {
    Button button = new Button(text);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.disableProperty().bind(Bindings.not(possible));
    return button;
  }

  private Node exports() {
    MenuButton menu = new MenuButton(Messages.text("versions.export"));
    menu.setId("versions-export");
    menu.disableProperty().bind(model.canExport().not());
    for (ExportFormat format : ExportFormat.values()) {
      MenuItem item = new MenuItem(format.word().toUpperCase(Locale.ROOT));
      item.setOnAction(event -> export(format));
      menu.getItems().add(item);
    }
    return menu;
  }

  private void export(ExportFormat format) {
    var session = workspace.sessionProperty().get();
    if (session != null) {
      dialogs
          .modelToExport(model.fileName() + "." + format.word())
          .ifPresent(
              file ->
                  model.export(
                      format,
                      file,
                      (version, place) -> exporter.export(session, version, format, place)));
    }
  }

  private void save(Provenance provenance) {
    dialogs
        .pageToSave(provenance.title().replace(' ', '-') + ".html")
        .ifPresent((Path file) -> model.save(provenance, file));
  }

  private void show(Page next) {
    if (next instanceof Page.Account(var account)
        && page.getContent() instanceof AccountPage shown
        && shown.isWriting()
        && shown.account().model().id().equals(account.model().id())
        && shown.account().remarks().equals(account.remarks())) {
      // Something else changed; what is being written must not go under it.
      return;
    }
    page.setContent(
        switch (next) {
          case Page.Empty empty -> nothing();
          case Page.Account(var account) -> new AccountPage(model, account, this::save);
          case Page.Several several -> questions.several(several);
          case Page.Difference difference -> questions.difference(difference);
          case Page.Deletion(var deletion) -> questions.deletion(deletion);
          case Page.Repeated(var repetition) -> questions.repeated(repetition);
        });
    page.setVvalue(0);
  }

  private static Node nothing() {
    StackPane middle =
        new StackPane(
            new EmptyState(
                MaterialDesignS.SOURCE_BRANCH,
                Messages.text("versions.nothing.title"),
                Messages.text("versions.nothing.text")));
    middle.getStyleClass().addAll("page", "version-page");
    return middle;
  }

  /** What was done or could not be, and the job that runs: the main window may be behind. */
  private Node footer() {
    Label notice = new Label();
    notice.setId("versions-notice");
    notice.setWrapText(true);
    notice.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(notice, Priority.ALWAYS);
    workspace
        .noticeProperty()
        .subscribe(
            next -> {
              notice.setText(next.text());
              notice.getStyleClass().remove("problem-text");
              if (next.level() == Notice.Level.PROBLEM) {
                notice.getStyleClass().add("problem-text");
              }
            });
    Label name = new Label();
    name.setMinWidth(Region.USE_PREF_SIZE);
    ProgressBar bar = new ProgressBar();
    bar.getStyleClass().add("status-progress");
    bar.setPrefWidth(120);
    Button cancel = Icons.only(new Button(), MaterialDesignC.CLOSE, Messages.text("jobs.cancel"));
    cancel.setId("versions-cancel");
    HBox job = new HBox(8, name, bar, cancel);
    job.setAlignment(Pos.CENTER_LEFT);
    workspace
        .jobs()
        .currentProperty()
        .flatMap(JobEntry::stateProperty)
        .subscribe(state -> follow(name, bar, state));
    workspace
        .jobs()
        .currentProperty()
        .subscribe(
            entry -> {
              job.setVisible(entry != null);
              if (entry != null) {
                cancel.setOnAction(event -> entry.cancel());
              }
            });
    HBox row = new HBox(12, notice, job);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("status-bar");
    return row;
  }

  private void follow(Label name, ProgressBar bar, @Nullable JobState<?> state) {
    JobEntry entry = workspace.jobs().currentProperty().get();
    if (entry != null && state != null) {
      name.setText(entry.name() + ": " + JobsView.share(entry.progress()));
      bar.setProgress(entry.fraction().orElse(ProgressBar.INDETERMINATE_PROGRESS));
    }
  }

  /** Returns what wants the focus first. */
  Node firstFocus() {
    return table;
  }
}
