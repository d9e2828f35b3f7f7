package org.cuepoint.app.workspace;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cuepoint.app.fx.FxJobBridge;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.jobs.JobList;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.edit.EditJournal;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.engine.EngineStatus;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobHandle;
import org.cuepoint.core.job.JobRunner;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The opened project as observable state. FX thread only, except {@link #engineChanged}; nothing
 * here waits. Actions stand in {@link #labels()}, {@link #learn()}, {@link #questions()} and {@link
 * #project()}; the state of the video on screen in {@link #video()}.
 */
public final class Workspace {

  private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);

  private final WorkspaceRunners runners;
  private final InstantSource clock;
  private final JobList jobs;
  private final OpenVideo video;
  private final LabelActions labels;
  private final Marking marking;
  private final ChosenRegion region;
  private final RegionActions regions;
  private final SuggestionActions decisions;
  private final ViewActions views;
  private final LearnActions learn;
  private final MapActions map;
  private final TrainingActions trainings;
  private final ComparingActions comparing;
  private final VersionActions versions;
  private final ChainActions chains;
  private final LiveActions live;
  private final QueueActions questions;
  private final ProjectActions project;
  private final OverviewActions overview;
  private final ConcurrentHashMap<VideoId, IndexedMedia> media = new ConcurrentHashMap<>();
  private final Set<VideoId> counting = new HashSet<>();
  private final Set<VideoId> recounting = new HashSet<>();

  private final ReadOnlyObjectWrapper<@Nullable ProjectSession> session =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper projectName = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper editable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<LabelScheme> scheme =
      new ReadOnlyObjectWrapper<>(LabelScheme.EMPTY);
  private final ObservableList<VideoEntry> videos = FXCollections.observableArrayList();
  private final ObservableList<QueueEntry> queue = FXCollections.observableArrayList();
  private final ObservableList<ModelVersion> models = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable ModelVersion> activeModel =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Instant> savedAt = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<EngineStatus> engine =
      new ReadOnlyObjectWrapper<>(new EngineStatus.Stopped());
  private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(Notice.NONE);
  private Navigation navigation = Navigation.NONE;

  /**
   * Makes a workspace without a project.
   *
   * @param runners where slow work runs; not closed here
   * @param clock tells when something was saved and how long a person looked
   */
  public Workspace(WorkspaceRunners runners, InstantSource clock) {
    this.runners = runners;
    this.clock = clock;
    this.jobs = new JobList(runners.bridge());
    this.video = new OpenVideo(clock);
    this.labels = new LabelActions(this);
    this.marking = new Marking(this);
    this.decisions = new SuggestionActions(this, clock);
    this.views = new ViewActions(this);
    this.learn = new LearnActions(this);
    this.map = new MapActions(this, clock);
    this.trainings = new TrainingActions(this);
    this.comparing = new ComparingActions(this, clock);
    this.versions = new VersionActions(this);
    this.chains = new ChainActions(this);
    this.live = new LiveActions(this);
    this.questions = new QueueActions(this, clock);
    this.region = new ChosenRegion(this);
    this.regions = new RegionActions(this);
    this.project = new ProjectActions(this);
    this.overview = new OverviewActions(this, clock);
  }

  /** Lets actions move the player and the timeline from now on. */
  public void attach(Navigation newNavigation) {
    navigation = newNavigation;
  }

  /** Shows a frame of the video on screen. */
  public void seekTo(int frame) {
    navigation.seek(frame);
  }

  Navigation navigation() {
    return navigation;
  }

  WorkspaceRunners runners() {
    return runners;
  }

  /**
   * Shows a project; the one that was open is closed first. The session belongs to the workspace
   * from now on. Opens the first video.
   */
  public void open(ProjectSession opened) {
    close(() -> show(opened));
  }

  private void show(ProjectSession opened) {
    session.set(opened);
    opened.journal().onChange(change -> runners.bridge().execute(() -> follow(opened, change)));
    background(
        runners.edits(),
        new Job<>("open", context -> ProjectContents.read(opened, id -> media(opened, id))),
        contents -> {
          if (session.get() == opened) {
            editable.set(opened.ports().project().access() == ProjectAccess.WRITE);
            update(contents);
            contents.videos().stream().findFirst().ifPresent(v -> openVideo(v.video().id()));
            versions.readDeleted();
            project.hashNewVideos();
            chains.opened(opened);
          }
        });
  }

  /** Shows an edit that is durable, without reading the video again. */
  private void follow(ProjectSession from, EditJournal.Change change) {
    if (session.get() == from) {
      video.current().ifPresent(v -> video.apply(v.id(), change.edits()));
      if (change.edits().stream().anyMatch(RegionActions::divides)) {
        // Other regions are analysed now; what the model says of them is in the project.
        refreshVideo();
      }
    }
  }

  /**
   * Closes the project, after what was given to it before is durable; jobs are cancelled.
   *
   * @param then called when it is closed, at once when none was open
   */
  public void close(Runnable then) {
    ProjectSession open = session.get();
    if (open == null) {
      then.run();
      return;
    }
    session.set(null);
    editable.set(false);
    learn.stop();
    map.reset();
    trainings.clear();
    chains.clear();
    jobs.entries().forEach(org.cuepoint.app.jobs.JobEntry::cancel);
    media.clear();
    counting.clear();
    recounting.clear();
    video.close();
    views.load();
    videos.clear();
    queue.clear();
    models.clear();
    versions.clear();
    activeModel.set(null);
    savedAt.set(null);
    scheme.set(LabelScheme.EMPTY);
    projectName.set("");
    questions.reset();
    // Behind everything that still uses the session: each runner is first come, first served.
    Job<Boolean> last =
        new Job<>(
            "close",
            context -> {
              open.close();
              return true;
            });
    Runnable onEdits = () -> background(runners.edits(), last, done -> then.run());
    Runnable onMedia = () -> background(runners.media(), barrier(), done -> onEdits.run());
    Runnable onLooking = () -> background(runners.looking(), barrier(), done -> onMedia.run());
    background(runners.learning(), barrier(), done -> onLooking.run());
  }

  private static Job<Boolean> barrier() {
    return new Job<>("close", context -> true);
  }

  /** Opens a video of the project. */
  public void openVideo(VideoId id) {
    openVideo(id, () -> {});
  }

  /**
   * Opens a video of the project.
   *
   * @param then called when it is on screen; at once when it is already
   */
  public void openVideo(VideoId id, Runnable then) {
    if (video.shows(id)) {
      then.run();
      return;
    }
    ProjectSession open = session.get();
    if (open == null) {
      return;
    }
    RegionScope before = video.scopeProperty().get();
    background(
        runners.edits(),
        new Job<>(
            "open video",
            context -> {
              media(open, id);
              return VideoContents.read(open, id, before);
            }),
        contents -> {
          IndexedMedia indexed = media.get(id);
          if (session.get() == open && contents.isPresent() && indexed != null) {
            video.show(indexed, contents.get());
            views.load();
            then.run();
          }
        });
  }

  private IndexedMedia media(ProjectSession from, VideoId id) {
    return media.computeIfAbsent(id, key -> from.ports().project().index(key));
  }

  /** Reads everything but the annotations of the video on screen again. */
  void refreshProject(Runnable then) {
    read(
        open -> ProjectContents.read(open, id -> media(open, id)),
        contents -> {
          update(contents);
          then.run();
        });
  }

  /** Reads the open questions again. */
  void refreshQueue(Runnable then) {
    read(
        open -> QueueContents.read(open, id -> media(open, id)),
        contents -> {
          showQueue(contents);
          then.run();
        });
  }

  /** The list stays as it is when nothing changed, so that it does not jump under the person. */
  private void showQueue(QueueContents contents) {
    List<QueueEntry> entries = questions.follow(contents);
    if (!queue.equals(entries)) {
      queue.setAll(entries);
    }
  }

  /** Reads a question of any round; one whose place is gone is passed over. */
  void readEntry(QueueItem item, Consumer<? super QueueEntry> shown) {
    read(
        open -> QueueContents.entry(open, id -> media(open, id), item),
        entry -> entry.ifPresent(shown));
  }

  /** Returns the frames of a video that was needed before. */
  public Optional<IndexedMedia> knownMedia(VideoId id) {
    return Optional.ofNullable(media.get(id));
  }

  /** Reads the video on screen again. */
  void refreshVideo() {
    RegionScope scope = video.scopeProperty().get();
    video
        .current()
        .ifPresent(v -> read(open -> VideoContents.read(open, v.id(), scope), this::updateVideo));
  }

  private void update(ProjectContents contents) {
    projectName.set(contents.project().name());
    scheme.set(contents.project().scheme());
    videos.setAll(contents.videos());
    models.setAll(contents.models());
    activeModel.set(contents.activeModel().orElse(null));
    showQueue(contents.queue());
  }

  private void updateVideo(Optional<VideoContents> read) {
    read.ifPresent(
        contents -> {
          updateEntry(contents.entry());
          if (video.shows(contents.video())) {
            video.update(contents);
          }
        });
  }

  private void updateEntry(VideoEntry entry) {
    for (int i = 0; i < videos.size(); i++) {
      if (videos.get(i).video().id().equals(entry.video().id())) {
        videos.set(i, entry);
      }
    }
  }

  /** Counts a video's labels anew; edits that come while it counts make one more count. */
  private void recount(VideoId id) {
    if (!counting.add(id)) {
      recounting.add(id);
      return;
    }
    Optional<VideoLabels> known = video.shows(id) ? Optional.of(video.labels()) : Optional.empty();
    read(
        open ->
            open.ports()
                .project()
                .video(id)
                .map(
                    v ->
                        known
                            .map(labels -> VideoEntry.of(open, v, labels))
                            .orElseGet(() -> VideoEntry.read(open, v))),
        entry -> {
          entry.ifPresent(this::updateEntry);
          counting.remove(id);
          if (recounting.remove(id)) {
            recount(id);
          }
          learn.labelsChanged(id);
        });
  }

  /**
   * Changes the annotations of a video in the background and shows the result once it is durable.
   *
   * @param work makes the change; its value goes to {@code shown}
   * @param shown called after the lists have followed
   */
  <T> void edit(VideoId id, Function<ProjectSession, T> work, Consumer<? super T> shown) {
    edit(id, work, shown, () -> {});
  }

  /**
   * Changes annotations as the shorter form does.
   *
   * @param failed called when nothing was changed, after the problem was told
   */
  <T> void edit(
      VideoId id, Function<ProjectSession, T> work, Consumer<? super T> shown, Runnable failed) {
    ProjectSession open = session.get();
    if (open == null) {
      return;
    }
    if (!editable.get()) {
      tell(Notice.problem(Messages.text("notice.read-only")));
      return;
    }
    record Changed<R>(R result, Optional<EditStep> undoable, Optional<EditStep> redoable) {}
    Job<Changed<T>> job =
        new Job<>(
            "edit",
            context -> {
              T result = work.apply(open);
              EditJournal journal = open.journal();
              return new Changed<>(
                  result, journal.undoable(Optional.of(id)), journal.redoable(Optional.of(id)));
            });
    runners
        .bridge()
        .whenDone(
            runners.edits().submit(job),
            changed -> {
              if (session.get() == open) {
                notice.set(Notice.NONE);
                if (video.shows(id)) {
                  video.setHistory(changed.undoable(), changed.redoable());
                }
                savedAt.set(clock.instant());
                shown.accept(changed.result());
                recount(id);
              }
            },
            problem -> {
              tell(Notice.problem(problem));
              refreshVideo();
              failed.run();
            });
  }

  /** Reads from the project in the background. */
  <T> void read(Function<ProjectSession, T> work, Consumer<? super T> shown) {
    ProjectSession open = session.get();
    if (open != null) {
      background(
          runners.edits(),
          new Job<>("read", context -> work.apply(open)),
          result -> {
            if (session.get() == open) {
              shown.accept(result);
            }
          });
    }
  }

  /** Reads much from the project in the background; edits do not wait for it. */
  <T> void look(Function<ProjectSession, T> work, Consumer<? super T> shown) {
    ProjectSession open = session.get();
    if (open != null) {
      background(
          runners.looking(),
          new Job<>("look", context -> work.apply(open)),
          result -> {
            if (session.get() == open) {
              shown.accept(result);
            }
          });
    }
  }

  /** Runs a job that nobody needs to watch; a failure is told. */
  <T> JobHandle<T> background(JobRunner runner, Job<T> job, Consumer<? super T> shown) {
    JobHandle<T> handle = runner.submit(job);
    runners.bridge().whenDone(handle, shown, problem -> tell(Notice.problem(problem)));
    return handle;
  }

  /** Runs a job that stands in the list of jobs under {@code name}. */
  <T> JobHandle<T> watched(
      JobRunner runner,
      String name,
      Job<T> job,
      Consumer<? super T> shown,
      FxJobBridge.Ended otherwise) {
    JobHandle<T> handle = jobs.show(name, runner.submit(job));
    runners.bridge().whenDone(handle, shown, otherwise);
    return handle;
  }

  /** Tells the person something. */
  public void tell(Notice next) {
    if (next.level() == Notice.Level.PROBLEM) {
      LOG.info("Told: {}", next.text());
    }
    notice.set(next);
  }

  /** Takes in what the engine says of itself; may be called from any thread. */
  public void engineChanged(EngineStatus status) {
    // Not coalesced: a death must not be hidden by the start that follows it.
    runners
        .bridge()
        .execute(
            () -> {
              engine.set(status);
              if (status instanceof EngineStatus.Died(String reason)) {
                tell(Notice.problem(Messages.text("notice.engine-died", reason)));
              }
            });
  }

  /** Returns the actions on labels that are there, with undo and redo. */
  public LabelActions labels() {
    return labels;
  }

  /** Returns the making of new segments by keys. */
  public Marking marking() {
    return marking;
  }

  /** Returns the region that the person works in. */
  public ChosenRegion region() {
    return region;
  }

  /** Returns the actions on regions. */
  public RegionActions regions() {
    return regions;
  }

  /** Returns the videos beside the one on screen. */
  public ViewActions views() {
    return views;
  }

  /** Returns the decisions about suggestions. */
  public SuggestionActions decisions() {
    return decisions;
  }

  /** Returns the learning actions. */
  public LearnActions learn() {
    return learn;
  }

  /** Returns the map of the project's windows. */
  public MapActions map() {
    return map;
  }

  /** Returns the long trainings. */
  public TrainingActions trainings() {
    return trainings;
  }

  /** Returns the setting of models side by side. */
  public ComparingActions comparing() {
    return comparing;
  }

  /** Returns the actions on model versions. */
  public VersionActions versions() {
    return versions;
  }

  /** Returns the chains of trainings. */
  public ChainActions chains() {
    return chains;
  }

  /** Returns what watches the video on screen while it plays. */
  public LiveActions live() {
    return live;
  }

  /** Returns the actions on the queue. */
  public QueueActions questions() {
    return questions;
  }

  /** Returns the actions on videos, classes and label files. */
  public ProjectActions project() {
    return project;
  }

  /** Returns what reads where the project stands. */
  public OverviewActions overview() {
    return overview;
  }

  /** Returns the video on screen. */
  public OpenVideo video() {
    return video;
  }

  /** Returns the jobs that a person may watch. */
  public JobList jobs() {
    return jobs;
  }

  /** Returns the open project, null when none is. */
  public ReadOnlyObjectProperty<@Nullable ProjectSession> sessionProperty() {
    return session.getReadOnlyProperty();
  }

  /** Returns the open project's folder. */
  public Optional<Path> folder() {
    return Optional.ofNullable(session.get()).map(s -> s.ports().project().folder());
  }

  /** Returns the file of a video of the open project. */
  public Optional<Path> file(Video of) {
    return Optional.ofNullable(session.get()).map(s -> s.ports().project().file(of));
  }

  /** Returns the open project's name, empty when none is open. */
  public ReadOnlyStringProperty projectNameProperty() {
    return projectName.getReadOnlyProperty();
  }

  /** Returns whether a project is open and may be changed. */
  public ReadOnlyBooleanProperty editableProperty() {
    return editable.getReadOnlyProperty();
  }

  /** Returns the current label scheme. */
  public ReadOnlyObjectProperty<LabelScheme> schemeProperty() {
    return scheme.getReadOnlyProperty();
  }

  /** Returns the videos, ordered by path. */
  public ObservableList<VideoEntry> videos() {
    return videos;
  }

  /** Returns the open questions, in rank order. */
  public ObservableList<QueueEntry> queue() {
    return queue;
  }

  /** Returns the model versions, oldest first. */
  public ObservableList<ModelVersion> models() {
    return models;
  }

  /** Returns the name of a version that is or was in the project; empty when nobody knows it. */
  public Optional<String> modelName(ModelVersionId id) {
    return models.stream()
        .filter(model -> model.id().equals(id))
        .map(ModelVersion::name)
        .findFirst()
        .or(() -> versions.deletedName(id));
  }

  /** Returns the model that suggests, null when there is none. */
  public ReadOnlyObjectProperty<@Nullable ModelVersion> activeModelProperty() {
    return activeModel.getReadOnlyProperty();
  }

  /** Returns when the latest edit became durable, null when nothing was edited yet. */
  public ReadOnlyObjectProperty<@Nullable Instant> savedAtProperty() {
    return savedAt.getReadOnlyProperty();
  }

  /** Returns what the engine does. */
  public ReadOnlyObjectProperty<EngineStatus> engineProperty() {
    return engine.getReadOnlyProperty();
  }

  /** Returns the latest sentence for the person. */
  public ReadOnlyObjectProperty<Notice> noticeProperty() {
    return notice.getReadOnlyProperty();
  }
}
