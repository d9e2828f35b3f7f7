package org.cuepoint.app.shell;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.collections.ObservableList;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.cuepoint.app.command.Command;
import org.cuepoint.app.command.CommandRegistry;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.projects.ProjectsViewModel;
import org.cuepoint.app.taxonomy.ClassPaletteViewModel;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.taxonomy.ActionClass;

/** The menu bar, made from the commands and from what the project holds. */
final class MainMenu {

  /** So many models are listed, the latest first. */
  private static final int MOST_MODELS = 20;

  private final CommandRegistry commands;

  private MainMenu(CommandRegistry commands) {
    this.commands = commands;
  }

  static MenuBar of(
      CommandRegistry commands,
      Workspace workspace,
      ProjectsViewModel projects,
      ClassPaletteViewModel classes,
      List<AcquisitionFunction> acquisitions) {
    MainMenu make = new MainMenu(commands);
    MenuBar bar =
        new MenuBar(
            make.file(projects),
            make.menu(
                "menu.edit",
                "edit.undo",
                "edit.redo",
                "-",
                "edit.delete",
                "-",
                "edit.select-all",
                "edit.select-next",
                "edit.select-previous",
                "edit.select-none",
                "edit.find",
                "-",
                "edit.history"),
            make.view(),
            make.playback(),
            make.label(classes),
            make.learn(workspace, acquisitions),
            make.models(workspace),
            make.menu(
                "menu.help",
                "help.guide",
                "-",
                "help.commands",
                "help.keys",
                "help.edit-keys",
                "-",
                "help.logs",
                "help.about"));
    bar.setUseSystemMenuBar(true);
    bar.setId("menu");
    return bar;
  }

  /** Returns the menu of a right click on the timeline; what lies there is selected before. */
  static ContextMenu onTimeline(CommandRegistry commands) {
    MainMenu make = new MainMenu(commands);
    Menu parts = new Menu();
    make.addTo(
        parts,
        "label.accept",
        "label.reject",
        "-",
        "label.split",
        "label.merge",
        "label.duplicate",
        "label.notes");
    parts.getItems().add(make.states());
    make.addTo(parts, "-", "learn.find-like");
    make.addTo(parts, "-", "view.zoom-selection", "play.loop", "-", "edit.delete");
    ContextMenu menu = new ContextMenu();
    menu.getItems().setAll(parts.getItems());
    return menu;
  }

  private Menu menu(String titleKey, String... ids) {
    Menu menu = new Menu(Messages.text(titleKey));
    addTo(menu, ids);
    return menu;
  }

  private void addTo(Menu menu, String... ids) {
    for (String id : ids) {
      menu.getItems().add(id.equals("-") ? new SeparatorMenuItem() : item(commands.get(id)));
    }
  }

  private static MenuItem item(Command command) {
    MenuItem item =
        command
            .selected()
            .<MenuItem>map(
                selected -> {
                  CheckMenuItem check = new CheckMenuItem();
                  check.selectedProperty().bindBidirectional(selected);
                  return check;
                })
            .orElseGet(
                () -> {
                  MenuItem plain = new MenuItem();
                  plain.setOnAction(event -> command.run());
                  return plain;
                });
    item.setId(command.id().replace('.', '-'));
    item.setMnemonicParsing(false);
    item.textProperty().bind(command.titleProperty());
    item.disableProperty().bind(command.enabledProperty().not());
    item.acceleratorProperty().bind(command.acceleratorBinding());
    return item;
  }

  private Menu file(ProjectsViewModel projects) {
    Menu file = menu("menu.file", "file.new", "file.open", "file.open-sample");
    Menu recent = new Menu(Messages.text("menu.recent"));
    InvalidationListener update = change -> fillRecent(recent, projects);
    projects.recent().addListener(update);
    fillRecent(recent, projects);
    file.getItems().add(recent);
    addTo(
        file,
        "-",
        "file.add-videos",
        "-",
        "file.import-background",
        "file.import-unlabelled",
        "file.export",
        "file.report",
        "-",
        "file.close");
    return file;
  }

  private static void fillRecent(Menu menu, ProjectsViewModel projects) {
    ObservableList<MenuItem> items = menu.getItems();
    items.clear();
    for (Path folder : projects.recent()) {
      MenuItem item = new MenuItem(Messages.text("menu.recent.item", folder.getFileName(), folder));
      item.setMnemonicParsing(false);
      item.setOnAction(event -> projects.open(folder));
      items.add(item);
    }
    menu.setDisable(items.isEmpty());
  }

  private Menu label(ClassPaletteViewModel classes) {
    Menu menu = new Menu(Messages.text("menu.label"));
    InvalidationListener update =
        change -> {
          menu.getItems().clear();
          for (ActionClass c : classes.classes()) {
            menu.getItems().add(classItem(c, classes));
          }
          if (!classes.classes().isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
          }
          addTo(
              menu,
              "label.start",
              "label.end",
              "label.to-next-boundary",
              "label.point",
              "-",
              "label.accept",
              "label.accept-visible",
              "label.accept-many",
              "label.reject",
              "-",
              "label.trim-start",
              "label.trim-end");
          menu.getItems().add(edges());
          addTo(menu, "label.split", "label.merge", "label.duplicate");
          menu.getItems().add(states());
          addTo(
              menu,
              "label.notes",
              "-",
              "label.review-visible",
              "-",
              "label.next-question",
              "label.question-done",
              "label.question-unsure",
              "label.question-skip",
              "-");
          menu.getItems().add(regions());
        };
    classes.classes().addListener(update);
    update.invalidated(classes.classes());
    return menu;
  }

  private Menu view() {
    Menu view =
        menu(
            "menu.view",
            "view.zoom-in",
            "view.zoom-out",
            "view.fit",
            "view.zoom-selection",
            "view.pan-left",
            "view.pan-right",
            "-");
    view.getItems()
        .add(
            menu(
                "menu.tracks",
                "view.tracks-classes",
                "view.tracks-groups",
                "view.tracks-subjects"));
    addTo(
        view,
        "view.filmstrip",
        "view.waveform",
        "view.snap",
        "view.follow",
        "-",
        "view.left",
        "view.right",
        "view.bottom",
        "view.jobs",
        "-",
        "view.overview",
        "view.ethogram",
        "view.map",
        "-",
        "view.dark",
        "view.full-screen");
    return view;
  }

  private Menu playback() {
    return menu(
        "menu.playback",
        "play.toggle",
        "play.shuttle-back",
        "play.shuttle-stop",
        "play.shuttle-forward",
        "-",
        "play.step-back",
        "play.step-forward",
        "play.second-back",
        "play.second-forward",
        "play.five-back",
        "play.five-forward",
        "play.previous-boundary",
        "play.next-boundary",
        "play.start",
        "play.end",
        "-",
        "play.slower",
        "play.faster",
        "play.speed-normal",
        "-",
        "play.in",
        "play.out",
        "play.clear-in-out",
        "play.loop",
        "play.lock",
        "-",
        "views.add",
        "views.earlier",
        "views.later",
        "-",
        "play.mute");
  }

  private Menu edges() {
    return menu(
        "menu.edges",
        "label.start-earlier",
        "label.start-later",
        "label.start-much-earlier",
        "label.start-much-later",
        "-",
        "label.end-earlier",
        "label.end-later",
        "label.end-much-earlier",
        "label.end-much-later",
        "-",
        "label.move-earlier",
        "label.move-later");
  }

  private Menu regions() {
    return menu(
        "menu.regions",
        "regions.draw",
        "regions.next",
        "regions.previous",
        "-",
        "regions.rename",
        "regions.remove",
        "-",
        "regions.copy");
  }

  private Menu states() {
    return menu("menu.state", "label.positive", "label.negative", "label.unknown", "label.ignore");
  }

  private static MenuItem classItem(ActionClass actionClass, ClassPaletteViewModel classes) {
    Rectangle swatch = new Rectangle(10, 10, Color.web(actionClass.colour()));
    String title =
        classes
            .key(actionClass)
            .map(
                key ->
                    Messages.text(
                        "menu.class", actionClass.name(), key.toUpperCase(java.util.Locale.ROOT)))
            .orElse(actionClass.name());
    MenuItem item = new MenuItem(title, swatch);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> classes.use(actionClass.id()));
    return item;
  }

  private Menu learn(Workspace workspace, List<AcquisitionFunction> functions) {
    Menu menu =
        menu(
            "menu.learn",
            "learn.index",
            "learn.train",
            "learn.suggest",
            "learn.rank",
            "learn.find-like",
            "-");
    addTo(
        menu,
        "learn.pretrain",
        "learn.tune",
        "learn.teacher",
        "learn.students",
        "-",
        "learn.evaluate",
        "learn.ablation",
        "-",
        "learn.chain",
        "learn.trainings");
    addTo(menu, "learn.pause", "-");
    addTo(
        menu,
        "learn.update-while-labelling",
        "learn.recognise-while-playing",
        "learn.hide-guesses");
    Menu ranking = new Menu(Messages.text("menu.acquisition"));
    ToggleGroup group = new ToggleGroup();
    for (AcquisitionFunction function : functions) {
      RadioMenuItem item = new RadioMenuItem(function.displayName());
      item.setToggleGroup(group);
      item.setSelected(function.id().equals(workspace.learn().acquisitionProperty().get()));
      item.setOnAction(event -> workspace.learn().acquisitionProperty().set(function.id()));
      ranking.getItems().add(item);
    }
    ranking.setDisable(functions.isEmpty());
    menu.getItems().add(ranking);
    return menu;
  }

  private Menu models(Workspace workspace) {
    Menu menu = new Menu(Messages.text("menu.models"));
    InvalidationListener update = change -> fillModels(menu, workspace);
    workspace.models().addListener(update);
    workspace.activeModelProperty().addListener(update);
    // Which models speak changes with every edit; it is looked up when somebody wants to see it.
    menu.setOnShowing(event -> fillModels(menu, workspace));
    fillModels(menu, workspace);
    return menu;
  }

  /** Which models have a lane of suggestions in the video on screen. */
  private static Menu suggestingBeside(Workspace workspace, List<ModelVersion> models) {
    Menu beside = new Menu(Messages.text("menu.models.beside"));
    Set<ModelVersionId> speaking = new HashSet<>();
    workspace.video().suggestions().forEach(suggestion -> speaking.add(suggestion.model()));
    for (ModelVersion model : models.reversed().stream().limit(MOST_MODELS).toList()) {
      CheckMenuItem item = new CheckMenuItem(model.name());
      item.setMnemonicParsing(false);
      item.setSelected(speaking.contains(model.id()));
      item.setOnAction(
          event -> {
            if (item.isSelected()) {
              workspace.learn().suggestBeside(model);
            } else {
              workspace.learn().withdraw(model);
            }
          });
      beside.getItems().add(item);
    }
    beside
        .disableProperty()
        .bind(workspace.editableProperty().not().or(workspace.video().videoProperty().isNull()));
    return beside;
  }

  private static boolean isTrained(ModelVersion model) {
    return model.kind() != ModelKind.BACKBONE;
  }

  /** Trainings that can be run again to see whether the same comes out. */
  private static Menu repeating(Workspace workspace) {
    Menu repeating = new Menu(Messages.text("menu.models.repeat"));
    for (ModelVersion model :
        workspace.models().reversed().stream()
            .filter(MainMenu::isTrained)
            .limit(MOST_MODELS)
            .toList()) {
      MenuItem item = new MenuItem(model.name());
      item.setMnemonicParsing(false);
      item.setOnAction(event -> workspace.trainings().repeat(model));
      repeating.getItems().add(item);
    }
    repeating
        .disableProperty()
        .bind(
            workspace
                .editableProperty()
                .not()
                .or(workspace.trainings().runningProperty().isNotNull()));
    return repeating;
  }

  private void fillModels(Menu menu, Workspace workspace) {
    menu.getItems().clear();
    ModelVersion active = workspace.activeModelProperty().get();
    ToggleGroup group = new ToggleGroup();
    List<ModelVersion> suggesting =
        workspace.models().stream().filter(m -> m.kind().predicts()).toList();
    for (ModelVersion model : suggesting.reversed().stream().limit(MOST_MODELS).toList()) {
      RadioMenuItem item = new RadioMenuItem(model.name());
      item.setMnemonicParsing(false);
      item.setToggleGroup(group);
      item.setSelected(active != null && active.id().equals(model.id()));
      item.disableProperty().bind(workspace.editableProperty().not());
      item.setOnAction(event -> workspace.learn().activate(model.id()));
      menu.getItems().add(item);
    }
    if (!menu.getItems().isEmpty()) {
      menu.getItems().addAll(new SeparatorMenuItem(), suggestingBeside(workspace, suggesting));
    }
    if (workspace.models().stream().anyMatch(MainMenu::isTrained)) {
      menu.getItems().add(repeating(workspace));
    }
    if (menu.getItems().isEmpty()) {
      MenuItem none = new MenuItem(Messages.text("menu.models.none"));
      none.setDisable(true);
      menu.getItems().add(none);
    }
    addTo(menu, "-", "models.versions", "models.compare", "models.roll-back");
  }
}
