package org.cuepoint.app.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.player.Boundaries;
import org.cuepoint.app.player.Companion;
import org.cuepoint.app.player.PlayerViewModel;
import org.cuepoint.app.preview.FilmstripLoader;
import org.cuepoint.app.preview.WaveformLoader;
import org.cuepoint.app.timeline.AskedPlace;
import org.cuepoint.app.timeline.PendingSegment;
import org.cuepoint.app.timeline.TimelineActions;
import org.cuepoint.app.timeline.TimelineViewModel;
import org.cuepoint.app.timeline.TrackGrouping;
import org.cuepoint.app.workspace.Draft;
import org.cuepoint.app.workspace.Navigation;
import org.cuepoint.app.workspace.OpenVideo;
import org.cuepoint.app.workspace.QueueActions;
import org.cuepoint.app.workspace.ViewBeside;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.AnnotationSelection;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * Connects player and timeline with the workspace: the video on screen opens in both, what a person
 * does there becomes an action, and what actions ask to see is shown there.
 */
final class TimelineBridge implements TimelineActions, Navigation {

  private final Workspace workspace;
  private final PlayerViewModel player;
  private final FilmstripLoader filmstrip;
  private final WaveformLoader waveform;
  private final TimelineViewModel timeline;

  TimelineBridge(
      Workspace workspace,
      PlayerViewModel player,
      FilmstripLoader filmstrip,
      WaveformLoader waveform) {
    this.workspace = workspace;
    this.player = player;
    this.filmstrip = filmstrip;
    this.waveform = waveform;
    this.timeline = new TimelineViewModel(this);
    OpenVideo video = workspace.video();

    timeline.schemeProperty().bind(workspace.schemeProperty());
    timeline
        .probabilitiesProperty()
        .bind(
            Bindings.when(workspace.questions().guessHiddenProperty())
                .then((ProbabilityTrack) null)
                .otherwise(video.probabilitiesProperty()));
    timeline
        .askedProperty()
        .bind(
            Bindings.createObjectBinding(
                this::askedPlace,
                workspace.questions().askedProperty(),
                workspace.questions().guessHiddenProperty(),
                video.videoProperty()));
    timeline.segmentsProperty().bind(video.segmentIndexProperty());
    timeline.suggestionsProperty().bind(video.suggestionIndexProperty());
    Bindings.bindContent(timeline.reviewed(), video.reviewed());
    timeline.selectionProperty().bindBidirectional(video.selectionProperty());
    timeline
        .drawClassProperty()
        .bind(workspace.marking().activeClassProperty().map(Optional::of).orElse(Optional.empty()));
    timeline.filterProperty().bind(video.filterProperty());
    timeline
        .activeModelProperty()
        .bind(
            workspace
                .activeModelProperty()
                .map(model -> Optional.of(model.id()))
                .orElse(Optional.empty()));
    timeline.waveformProperty().bind(waveform.waveformProperty());
    video.playheadProperty().bind(player.playheadProperty());
    timeline.playheadProperty().bind(player.playheadProperty());
    timeline.seekingProperty().bind(player.refiningProperty());
    timeline.modelNameProperty().set(this::modelName);
    timeline
        .modelNoteProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> id -> note(id), workspace.learn().speakerProperty(), workspace.models()));
    timeline
        .pendingProperty()
        .bind(
            Bindings.createObjectBinding(
                this::pending,
                video.draftProperty(),
                video.heldProperty(),
                player.playheadProperty()));

    video.mediaProperty().addListener((property, old, now) -> mediaChanged(now));
    video.videoProperty().addListener((property, old, now) -> videoChanged(old, now));
    timeline
        .trackingProperty()
        .subscribe(
            tracks -> workspace.region().allShownProperty().set(tracks == TrackGrouping.SUBJECTS));
    player.setBoundaries(new LabelBoundaries());
    player
        .rangeProperty()
        .bind(
            Bindings.createObjectBinding(
                this::selectedFrames,
                video.selectionProperty(),
                video.segmentIndexProperty(),
                video.suggestionIndexProperty()));
    timeline.playRangeProperty().bind(player.inOutProperty());
    player
        .overlayProperty()
        .bind(
            Bindings.createStringBinding(
                this::labelAtPlayhead,
                player.playheadProperty(),
                video.segmentIndexProperty(),
                video.suggestionIndexProperty(),
                workspace.schemeProperty()));
    player
        .liveProperty()
        .bind(
            Bindings.when(workspace.questions().guessHiddenProperty())
                .then("")
                .otherwise(workspace.live().textProperty()));
    workspace.views().besideProperty().subscribe(this::showBeside);
    player.companions().setOnOffsetChanged(this::keepOffset);
    player.companions().setOnClosed(this::takeAway);
    workspace.attach(this);
  }

  TimelineViewModel timeline() {
    return timeline;
  }

  private void mediaChanged(@Nullable IndexedMedia media) {
    timeline.frameIndexProperty().set(media == null ? null : media.index());
    if (media == null) {
      player.close();
      filmstrip.close();
      waveform.close();
    }
  }

  private void videoChanged(@Nullable Video old, @Nullable Video now) {
    timeline.regionsProperty().set(now == null ? List.of() : now.regions());
    IndexedMedia media = workspace.video().mediaProperty().get();
    // The same video with a hash or other facts stays open.
    if (now != null && media != null && (old == null || !old.id().equals(now.id()))) {
      workspace.file(now).ifPresent(file -> open(file, media));
    }
  }

  private void open(Path file, IndexedMedia media) {
    player.open(file, media);
    filmstrip.open(file, media);
    waveform.open(file, media);
  }

  /** Lets the player show the same videos beside the leading one as the project says. */
  private void showBeside(List<ViewBeside> views) {
    for (Companion companion : List.copyOf(player.companions().list())) {
      if (views.stream().noneMatch(view -> view.file().equals(companion.file()))) {
        player.companions().remove(companion);
      }
    }
    for (ViewBeside view : views) {
      player.companions().list().stream()
          .filter(companion -> companion.file().equals(view.file()))
          .findFirst()
          .ifPresentOrElse(
              companion -> companion.offsetProperty().set(view.offsetSeconds()),
              () ->
                  player
                      .companions()
                      .add(view.video().name(), view.file(), view.media(), view.offsetSeconds()));
    }
  }

  private Optional<ViewBeside> viewOf(Companion companion) {
    return workspace.views().besideProperty().get().stream()
        .filter(view -> view.file().equals(companion.file()))
        .findFirst();
  }

  private void keepOffset(Companion companion) {
    viewOf(companion)
        .ifPresent(
            view ->
                workspace.views().setOffset(view.video().id(), companion.offsetProperty().get()));
  }

  private void takeAway(Companion companion) {
    viewOf(companion).ifPresent(view -> workspace.views().remove(view.video().id()));
  }

  /** Returns where the question is that is on screen, as long as its video is. */
  private Optional<AskedPlace> askedPlace() {
    QueueActions questions = workspace.questions();
    return Optional.ofNullable(questions.askedProperty().get())
        .filter(entry -> workspace.video().shows(entry.item().video()))
        .map(
            entry ->
                new AskedPlace(
                    entry.item().range().frames(),
                    questions.guessHiddenProperty().get()
                        ? AskedPlace.Guess.HIDDEN
                        : AskedPlace.Guess.SHOWN));
  }

  /** Returns what the keys are marking, growing with the playhead. */
  private List<PendingSegment> pending() {
    OpenVideo video = workspace.video();
    int playhead = player.playheadProperty().get();
    List<PendingSegment> pending = new ArrayList<>();
    Draft draft = video.draftProperty().get();
    draft
        .frames(playhead)
        .ifPresent(frames -> pending.add(new PendingSegment(draft.actionClass(), frames)));
    video
        .heldProperty()
        .get()
        .forEach(
            (actionClass, start) ->
                Draft.started(actionClass, start)
                    .frames(playhead)
                    .ifPresent(
                        frames ->
                            pending.add(new PendingSegment(Optional.of(actionClass), frames))));
    return pending;
  }

  /** Where segments and suggestions begin and end. */
  private final class LabelBoundaries implements Boundaries {

    @Override
    public OptionalInt before(int frame) {
      OptionalInt segment = segments().boundaryBefore(frame);
      OptionalInt suggestion = suggestions().boundaryBefore(frame);
      return segment.orElse(-1) >= suggestion.orElse(-1) ? segment : suggestion;
    }

    @Override
    public OptionalInt after(int frame) {
      OptionalInt segment = segments().boundaryAfter(frame);
      OptionalInt suggestion = suggestions().boundaryAfter(frame);
      int none = Integer.MAX_VALUE;
      return segment.orElse(none) <= suggestion.orElse(none) ? segment : suggestion;
    }
  }

  private AnnotationIndex<Segment> segments() {
    return workspace.video().segmentIndexProperty().get();
  }

  private AnnotationIndex<Suggestion> suggestions() {
    return workspace.video().suggestionIndexProperty().get();
  }

  /** Returns the frames of what is selected, from the first to the last. */
  private Optional<FrameRange> selectedFrames() {
    OpenVideo video = workspace.video();
    return Stream.concat(
            video.selectedSegments().stream().map(s -> s.range().frames()),
            video.selectedSuggestions().stream().map(s -> s.range().frames()))
        .filter(frames -> !frames.isPoint())
        .reduce(
            (a, b) -> new FrameRange(Math.min(a.start(), b.start()), Math.max(a.end(), b.end())));
  }

  private String labelAtPlayhead() {
    int frame = player.playheadProperty().get();
    List<String> names = new ArrayList<>();
    for (Segment segment : segments().at(frame)) {
      if (segment.state() == LabelState.POSITIVE) {
        names.add(className(segment.actionClass()));
      }
    }
    for (Suggestion suggestion : suggestions().at(frame)) {
      names.add(
          Messages.text(
              "player.suggestion", className(suggestion.actionClass()), suggestion.confidence()));
    }
    return String.join(" · ", names);
  }

  private String className(ClassId id) {
    return workspace.schemeProperty().get().find(id).map(ActionClass::name).orElse("");
  }

  private String modelName(ModelVersionId id) {
    return workspace.modelName(id).orElse("");
  }

  private String note(ModelVersionId id) {
    return model(id).map(workspace.learn()::speakerNote).orElse("");
  }

  private Optional<ModelVersion> model(ModelVersionId id) {
    return workspace.models().stream().filter(model -> model.id().equals(id)).findFirst();
  }

  @Override
  public void seek(int frame) {
    player.seek(frame);
    timeline.reveal(frame);
  }

  @Override
  public void show(FrameRange frames) {
    timeline.zoomTo(frames);
  }

  @Override
  public void add(ClassId actionClass, Optional<RegionId> region, FrameRange frames) {
    boolean onItsTrack = timeline.trackingProperty().get() == TrackGrouping.SUBJECTS;
    workspace.marking().add(actionClass, onItsTrack ? region : workspace.region().id(), frames);
  }

  @Override
  public void reshape(Segment segment, FrameRange frames) {
    workspace.labels().reshape(segment, frames);
  }

  @Override
  public void move(List<Segment> segments, int frames) {
    workspace.labels().move(segments, frames);
  }

  @Override
  public void changeClass(List<Segment> segments, ClassId actionClass) {
    workspace.labels().changeClass(segments, actionClass);
  }

  @Override
  public void moveTo(List<Segment> segments, int frames, ClassId actionClass) {
    workspace.labels().moveTo(segments, frames, actionClass);
  }

  @Override
  public void acceptAs(Suggestion suggestion, FrameRange frames, ClassId actionClass) {
    workspace.decisions().acceptAs(suggestion, frames, actionClass);
  }

  @Override
  public void accept(List<Suggestion> suggestions) {
    workspace.decisions().accept(suggestions);
  }

  @Override
  public void reject(List<Suggestion> suggestions) {
    workspace.decisions().reject(suggestions);
  }

  @Override
  public void remove(List<Segment> segments) {
    workspace.labels().remove(segments);
  }

  @Override
  public void select(AnnotationSelection selection) {
    // The bound property has it already.
  }
}
