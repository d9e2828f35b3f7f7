package org.cuepoint.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.cuepoint.app.bulk.BulkAcceptView;
import org.cuepoint.app.bulk.BulkAcceptViewModel;
import org.cuepoint.app.command.ClassKeys;
import org.cuepoint.app.command.CommandRegistry;
import org.cuepoint.app.command.EditCommands;
import org.cuepoint.app.command.KeyRouter;
import org.cuepoint.app.command.LabelCommands;
import org.cuepoint.app.command.LearnCommands;
import org.cuepoint.app.command.PlaybackCommands;
import org.cuepoint.app.command.ProjectCommands;
import org.cuepoint.app.command.RegionCommands;
import org.cuepoint.app.compare.CompareWindow;
import org.cuepoint.app.dialog.Dialogs;
import org.cuepoint.app.dialog.PlatformDialogs;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.fx.Panel;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.jobs.JobsView;
import org.cuepoint.app.keys.CommandPaletteView;
import org.cuepoint.app.keys.CommandPaletteViewModel;
import org.cuepoint.app.keys.KeyChoices;
import org.cuepoint.app.keys.KeyEditorView;
import org.cuepoint.app.keys.KeyEditorViewModel;
import org.cuepoint.app.keys.KeySheetView;
import org.cuepoint.app.learn.LearnSheet;
import org.cuepoint.app.learn.StartView;
import org.cuepoint.app.learn.StartViewModel;
import org.cuepoint.app.overview.OverviewWindow;
import org.cuepoint.app.player.Companions;
import org.cuepoint.app.player.PlayerView;
import org.cuepoint.app.player.PlayerViewModel;
import org.cuepoint.app.preview.FilmstripLoader;
import org.cuepoint.app.preview.ThumbnailLoader;
import org.cuepoint.app.preview.WaveformLoader;
import org.cuepoint.app.projects.ProjectsViewModel;
import org.cuepoint.app.projects.VideoChoiceView;
import org.cuepoint.app.projects.VideoListView;
import org.cuepoint.app.regions.CopyRegionsView;
import org.cuepoint.app.regions.RegionBar;
import org.cuepoint.app.settings.LearningSettings;
import org.cuepoint.app.settings.ProjectSettings;
import org.cuepoint.app.settings.QueueSettings;
import org.cuepoint.app.settings.TimelineSettings;
import org.cuepoint.app.settings.WindowSettings;
import org.cuepoint.app.taxonomy.ClassKeyActions;
import org.cuepoint.app.taxonomy.ClassMarking;
import org.cuepoint.app.taxonomy.ClassPaletteView;
import org.cuepoint.app.taxonomy.ClassPaletteViewModel;
import org.cuepoint.app.theme.Theme;
import org.cuepoint.app.timeline.TimelineView;
import org.cuepoint.app.timeline.TimelineViewModel;
import org.cuepoint.app.timeline.TrackGrouping;
import org.cuepoint.app.versions.VersionsWindow;
import org.cuepoint.app.workspace.LabelFiles;
import org.cuepoint.app.workspace.Notice;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.app.workspace.WorkspaceRunners;
import org.cuepoint.core.overview.ComparedModels;
import org.cuepoint.core.time.FrameRange;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The main window. FX thread only. */
public final class WorkbenchWindow implements ShellCommands.Window {

  private static final double MIN_WIDTH = 960;
  private static final double MIN_HEIGHT = 600;

  private final WorkbenchServices services;
  private final Stage stage;
  private final Runnable closed;
  private final Workspace workspace;
  private final PlayerViewModel player;
  private final FilmstripLoader filmstrip;
  private final TimelineBridge bridge;
  private final RegionBridge regions;
  private final Dialogs dialogs;
  private final ProjectsViewModel projects;
  private final ClassPaletteViewModel classes;
  private final CommandRegistry commands = new CommandRegistry();
  private final KeyChoices keys;
  private final Overlay overlay = new Overlay();
  private final Panel jobs;
  private final MainView main;
  private final SideTabs side;
  private final MapWindow map;
  private final StatusBarView status;
  private final VBox top = new VBox();
  private final GuideStrip guide;
  private final VersionsWindow versions;
  private final CompareWindow comparison;
  private Optional<OverviewWindow> overview = Optional.empty();
  private final BooleanProperty dark = new SimpleBooleanProperty();
  private final BooleanProperty fullScreen = new SimpleBooleanProperty();
  private boolean closing;

  /**
   * Makes the window; {@link #show} shows it.
   *
   * @param services what it needs
   * @param runners where its slow work runs; closed by the caller, after {@code closed}
   * @param stage a new stage
   * @param closed called when the project is closed and the window gone
   */
  public WorkbenchWindow(
      WorkbenchServices services, WorkspaceRunners runners, Stage stage, Runnable closed) {
    this(services, runners, stage, new PlatformDialogs(stage), closed);
  }

  WorkbenchWindow(
      WorkbenchServices services,
      WorkspaceRunners runners,
      Stage stage,
      Dialogs dialogs,
      Runnable closed) {
    this.services = services;
    this.stage = stage;
    this.dialogs = dialogs;
    this.closed = closed;
    this.workspace = new Workspace(runners, services.clock());
    this.player =
        new PlayerViewModel(
            services.media(),
            services.audio(),
            runners.playback(),
            runners.sound(),
            runners.bridge());
    this.filmstrip = new FilmstripLoader(services.media(), runners.preview(), runners.bridge());
    this.bridge =
        new TimelineBridge(
            workspace,
            player,
            filmstrip,
            new WaveformLoader(services.audio(), runners.preview(), runners.bridge()));
    this.regions = new RegionBridge(workspace, player);
    this.keys = new KeyChoices(services.settings(), commands.keymapProperty());
    this.projects = new ProjectsViewModel(workspace, runners, services, services.settings());
    WindowSettings settings = windowSettings();
    loadLearningSettings();
    loadTimelineSettings();

    this.side =
        new SideTabs(
            workspace,
            new ThumbnailLoader(workspace, services.media(), runners.preview(), runners.bridge()),
            player.playingProperty().or(Platform.getPreferences().reducedMotionProperty()),
            id -> commands.get(id).run());
    workspace.chains().attach(services::chains, services.paces());
    this.map =
        new MapWindow(
            workspace,
            services.media(),
            runners,
            stage,
            dark,
            player.playingProperty().or(Platform.getPreferences().reducedMotionProperty()));
    ProjectCommands.addTo(
        commands, workspace, projects, dialogs, new LabelFiles(services::exchange));
    EditCommands.addTo(commands, workspace, this::showHistory);
    LabelCommands.addTo(commands, workspace, this::visibleFrames, this::writeNotes);
    LearnCommands.addTo(
        commands, workspace, player.inOutProperty(), this::showSheet, this::showTrainings);
    RegionCommands.addTo(commands, workspace, regions::renameChosen, this::copyRegions);
    PlaybackCommands.addTo(commands, player);
    this.classes =
        new ClassPaletteViewModel(workspace, key -> commands.typedCharacters().contains(key));
    commands.keymapProperty().addListener((property, old, now) -> classes.keysChanged());
    TimelineView timelineView = new TimelineView(timeline());
    timelineView.setFilmstrip(filmstrip);
    this.main =
        new MainView(
            new VideoListView(
                workspace,
                () -> commands.get("file.add-videos").run(),
                () -> commands.get("file.open-sample").run()),
            new ClassPaletteView(classes, workspace),
            pictureAndRegions(),
            side,
            timelineView,
            settings);
    this.jobs = jobsPanel();
    this.status = new StatusBarView(workspace, this::showJobs);
    TimelineCommands.addTo(commands, timeline(), player.openProperty());
    ShellCommands.addTo(commands, workspace, this);
    timelineView.setMenu(MainMenu.onTimeline(commands));
    this.versions = new VersionsWindow(stage, workspace, dialogs, dark, services::exportModel);
    this.comparison =
        new CompareWindow(stage, workspace, dark, () -> dialogs.pageToSave("comparison.html"));
    versions.comparingProperty().set(comparison::show);
    this.guide = new GuideStrip(workspace, player, commands, this::dismissGuide);
    services.onEngineStatus(workspace::engineChanged);
    compose(settings);
  }

  private Node pictureAndRegions() {
    BorderPane both = new BorderPane(new PlayerView(player));
    both.setTop(
        new RegionBar(workspace, TimelineCommands.tracksByRegion(timeline()), this::copyRegions));
    both.setMinSize(0, 0);
    return both;
  }

  /** Returns what the timeline shows. */
  public TimelineViewModel timeline() {
    return bridge.timeline();
  }

  private void compose(WindowSettings settings) {
    MenuBar menu =
        MainMenu.of(commands, workspace, projects, classes, services.acquisitionFunctions());
    top.getChildren().add(menu);
    top.getChildren().add(new NoticeStrip(workspace, projects));
    if (!projectSettings().guideDismissed()) {
      top.getChildren().add(guide);
    }
    BorderPane frame = new BorderPane(main);
    frame.setTop(top);
    frame.setBottom(status);
    frame.setId("workbench");
    StackPane root = new StackPane(frame, jobs, overlay);
    root.getStyleClass().add("workbench");
    // What was a good size on another screen must not hide the menu on this one.
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    Scene scene =
        new Scene(
            root,
            Math.min(settings.width(), screen.getWidth()),
            Math.min(settings.height(), screen.getHeight()));
    dark.set(Theme.named(settings.theme()) == Theme.DARK);
    dark.subscribe(on -> (on ? Theme.DARK : Theme.LIGHT).applyTo(scene));
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::keyOnOverlay);
    ClassMarking marking = ClassMarking.in(workspace, player.playingProperty()::get);
    ClassKeys classKeys =
        new ClassKeyActions(classes, marking, () -> commands.keymapProperty().get().classKeys());
    KeyRouter router = new KeyRouter(commands, classKeys, overlay.visibleProperty());
    router.setMode(regions::pressed);
    router.attachTo(scene);

    stage.setScene(scene);
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    stage.setMaximized(settings.maximised());
    stage
        .titleProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    workspace.projectNameProperty().get().isEmpty()
                        ? Messages.text("window.title")
                        : Messages.text(
                            "window.title.project", workspace.projectNameProperty().get()),
                workspace.projectNameProperty()));
    stage.setFullScreenExitHint("");
    fullScreen.addListener((property, old, now) -> stage.setFullScreen(now));
    stage.fullScreenProperty().addListener((property, old, now) -> fullScreen.set(now));
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          close();
        });
  }

  /** The jobs float over the corner above the status bar; a popup window would steal the keys. */
  private Panel jobsPanel() {
    Button close = Icons.only(new Button(), MaterialDesignC.CLOSE, Messages.text("sheet.close"));
    Panel panel = new Panel(Messages.text("jobs.title"), new JobsView(workspace.jobs()), close);
    close.setOnAction(event -> showJobs());
    panel.getStyleClass().add("floating");
    panel.setPrefSize(380, 320);
    panel.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    panel.setVisible(false);
    StackPane.setAlignment(panel, Pos.BOTTOM_RIGHT);
    StackPane.setMargin(panel, new Insets(0, 12, 40, 0));
    return panel;
  }

  private void keyOnOverlay(KeyEvent event) {
    if (!overlay.isVisible() && jobs.isVisible() && event.getCode() == KeyCode.ESCAPE) {
      showJobs();
      event.consume();
    }
  }

  /**
   * Shows the window.
   *
   * @param project the project to open; empty opens the last one, or the sample on the first start
   */
  public void show(Optional<Path> project) {
    stage.show();
    project.ifPresentOrElse(projects::open, projects::openLast);
  }

  /** Closes the window once the project is closed; a second call does not wait for that. */
  void close() {
    saveSettings();
    if (closing) {
      gone();
      return;
    }
    closing = true;
    versions.hide();
    comparison.hide();
    workspace.tell(Notice.information(Messages.text("notice.closing")));
    player.close();
    workspace.close(this::gone);
  }

  private void gone() {
    overview.ifPresent(OverviewWindow::close);
    if (stage.isShowing()) {
      stage.hide();
      closed.run();
    }
  }

  private void saveSettings() {
    WindowSettings before = windowSettings();
    boolean large = stage.isMaximized() || stage.isFullScreen();
    WindowSettings size =
        new WindowSettings(
            large ? before.width() : stage.getScene().getWidth(),
            large ? before.height() : stage.getScene().getHeight(),
            stage.isMaximized(),
            before.left(),
            before.right(),
            before.timeline(),
            before.classes(),
            (dark.get() ? Theme.DARK : Theme.LIGHT).name(),
            before.panels());
    services.settings().save(WindowSettings.KEY, main.in(size));
    saveTimelineSettings();
    boolean hiding = workspace.questions().hidingGuessesProperty().get();
    services.settings().save(QueueSettings.KEY, new QueueSettings(hiding));
    LearningSettings learning =
        services
            .settings()
            .load(LearningSettings.KEY, LearningSettings.defaults())
            .withAcquisition(workspace.learn().acquisitionProperty().get());
    services
        .settings()
        .save(
            LearningSettings.KEY,
            workspace.learn().updateWhileLabellingProperty().get()
                ? learning.updating()
                : learning.waiting());
  }

  private void loadLearningSettings() {
    QueueSettings queue = services.settings().load(QueueSettings.KEY, QueueSettings.defaults());
    workspace.questions().hidingGuessesProperty().set(queue.hideGuesses());
    LearningSettings learning =
        services.settings().load(LearningSettings.KEY, LearningSettings.defaults());
    workspace.learn().updateWhileLabellingProperty().set(learning.updateWhileLabelling());
    workspace.learn().acquisitionProperty().set(learning.acquisition());
    workspace.learn().queueLengthProperty().set(learning.queueLength());
  }

  private void loadTimelineSettings() {
    TimelineSettings saved =
        services.settings().load(TimelineSettings.KEY, TimelineSettings.defaults());
    for (TrackGrouping grouping : TrackGrouping.values()) {
      if (grouping.name().equals(saved.tracks())) {
        timeline().trackingProperty().set(grouping);
      }
    }
    timeline().filmstripShownProperty().set(saved.filmstrip());
    timeline().waveformShownProperty().set(saved.waveform());
    timeline().snappingProperty().set(saved.snap());
    timeline().followPlayheadProperty().set(saved.follow());
  }

  private void saveTimelineSettings() {
    services
        .settings()
        .save(
            TimelineSettings.KEY,
            new TimelineSettings(
                timeline().trackingProperty().get().name(),
                timeline().filmstripShownProperty().get(),
                timeline().waveformShownProperty().get(),
                timeline().snappingProperty().get(),
                timeline().followPlayheadProperty().get()));
  }

  private WindowSettings windowSettings() {
    return services.settings().load(WindowSettings.KEY, WindowSettings.defaults());
  }

  private ProjectSettings projectSettings() {
    return services.settings().load(ProjectSettings.KEY, ProjectSettings.defaults());
  }

  private Optional<FrameRange> visibleFrames() {
    return workspace
        .video()
        .index()
        .map(
            index -> {
              var visible = timeline().visibleProperty().get();
              int start = Math.clamp((long) visible.start(), 0, index.frameCount());
              int end = Math.clamp((long) Math.ceil(visible.end()), start, index.frameCount());
              return new FrameRange(start, end);
            });
  }

  @Override
  public void findSegments() {
    main.rightShownProperty().set(true);
    side.findSegments();
  }

  @Override
  public void chooseVideoBeside() {
    if (workspace.views().besideProperty().get().size() >= Companions.MOST) {
      workspace.tell(Notice.problem(Messages.text("notice.views-full", Companions.MOST + 1)));
      return;
    }
    VideoChoiceView choice =
        new VideoChoiceView(
            workspace,
            video -> {
              overlay.hide();
              workspace.views().add(video);
            });
    overlay.show(Messages.text("command.views.add"), choice, choice.list());
  }

  @Override
  public void acceptMany() {
    BulkAcceptView page =
        new BulkAcceptView(
            new BulkAcceptViewModel(workspace), workspace.schemeProperty().get(), overlay::hide);
    overlay.show(Messages.text("bulk.title"), page, page.firstFocus());
  }

  private void showSheet(LearnSheet sheet) {
    StartView page =
        new StartView(
            new StartViewModel(workspace, sheet),
            new StartView.Window() {
              @Override
              public void run(String command) {
                commands.get(command).run();
              }

              @Override
              public void chooseTruth(Consumer<String> chosen) {
                dialogs.labelsToImport().map(Path::toString).ifPresent(chosen);
              }

              @Override
              public void close() {
                overlay.hide();
              }

              @Override
              public void started() {
                showTrainings();
              }
            });
    overlay.show(sheet.title(), page, page.firstFocus());
  }

  private void showTrainings() {
    main.rightShownProperty().set(true);
    side.showTraining();
  }

  private void copyRegions() {
    CopyRegionsView choice =
        new CopyRegionsView(
            workspace,
            videos -> {
              overlay.hide();
              workspace.regions().copyTo(videos);
            });
    overlay.show(Messages.text("regions.copy.title"), choice, choice.firstFocus());
  }

  private void writeNotes() {
    main.rightShownProperty().set(true);
    side.writeNotes();
  }

  private void showHistory() {
    main.rightShownProperty().set(true);
    side.showHistory();
  }

  private void dismissGuide() {
    top.getChildren().remove(guide);
    services.settings().save(ProjectSettings.KEY, projectSettings().withoutGuide());
  }

  /** Tells that something went wrong that nobody expected; the log has the details. */
  void tellUnexpected(Throwable problem) {
    workspace.tell(
        Notice.problem(
            Messages.text("notice.unexpected", problem.toString(), services.logFolder())));
  }

  /** Returns the opened project as the window sees it. */
  public Workspace workspace() {
    return workspace;
  }

  Node root() {
    return stage.getScene().getRoot();
  }

  CommandRegistry commands() {
    return commands;
  }

  @Override
  public BooleanProperty darkProperty() {
    return dark;
  }

  @Override
  public BooleanProperty fullScreenProperty() {
    return fullScreen;
  }

  @Override
  public BooleanProperty leftShownProperty() {
    return main.leftShownProperty();
  }

  @Override
  public BooleanProperty rightShownProperty() {
    return main.rightShownProperty();
  }

  @Override
  public BooleanProperty bottomShownProperty() {
    return main.bottomShownProperty();
  }

  @Override
  public void showGuide() {
    if (!top.getChildren().contains(guide)) {
      top.getChildren().add(guide);
    }
  }

  @Override
  public void showKeys() {
    KeySheetView page = new KeySheetView(commands, classes, keys, this::editKeys);
    overlay.show(Messages.text("keys.title"), page, page.firstFocus());
  }

  @Override
  public void editKeys() {
    KeyEditorViewModel model = new KeyEditorViewModel(commands, keys, classes);
    KeyEditorView page = new KeyEditorView(model, dialogs, overlay::hide);
    overlay.show(Messages.text("keys.edit.title"), page, page.firstFocus());
  }

  @Override
  public void showCommands() {
    CommandPaletteViewModel model = new CommandPaletteViewModel(commands, classes, List::of);
    CommandPaletteView page = new CommandPaletteView(model, overlay::hide);
    overlay.show(Messages.text("keys.palette.title"), page, page.firstFocus());
  }

  @Override
  public void showAbout() {
    Label text = new Label(Messages.text("about.text", services.version()));
    text.setWrapText(true);
    text.setMaxWidth(460);
    VBox page = new VBox(12, text);
    page.getStyleClass().add("page");
    overlay.show(Messages.text("window.title"), page);
  }

  @Override
  public void showLogs() {
    dialogs.showFolder(services.logFolder());
  }

  @Override
  public void showVersions() {
    versions.show();
  }

  @Override
  public void showComparison() {
    comparison.show();
  }

  /** Returns the window of models side by side. */
  CompareWindow comparison() {
    return comparison;
  }

  /** Returns the window of model versions. */
  VersionsWindow versions() {
    return versions;
  }

  @Override
  public void showOverview() {
    overview().showDashboard();
  }

  @Override
  public void showEthogram() {
    overview().showEthogram();
  }

  /** Returns the window beside this one; it is made when it is wanted first. */
  OverviewWindow overview() {
    if (overview.isEmpty()) {
      overview =
          Optional.of(
              new OverviewWindow(
                  workspace,
                  stage,
                  dark,
                  dialogs instanceof PlatformDialogs ? Optional.empty() : Optional.of(dialogs)));
    }
    return overview.get();
  }

  @Override
  public void writeReport() {
    dialogs
        .fileToWrite(workspace.projectNameProperty().get() + ".html")
        .ifPresent(to -> workspace.overview().report(ComparedModels.NONE, to));
  }

  @Override
  public void showJobs() {
    jobs.setVisible(!jobs.isVisible());
  }

  @Override
  public void showMap() {
    map.show();
  }
}
