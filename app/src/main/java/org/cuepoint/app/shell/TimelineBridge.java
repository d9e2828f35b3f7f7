package org.cuepoint.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.player.Boundaries;
import org.cuepoint.app.player.PlayerViewModel;
import org.cuepoint.app.timeline.PendingSegment;
import org.cuepoint.app.timeline.TimelineActions;
import org.cuepoint.app.timeline.TimelineViewModel;
import org.cuepoint.app.workspace.Navigation;
import org.cuepoint.app.workspace.OpenVideo;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.annotation.AnnotationSelection;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.recognition.ModelVersion;
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
  private final TimelineViewModel timeline;

  TimelineBridge(Workspace workspace, PlayerViewModel player) {
    this.workspace = workspace;
    this.player = player;
    this.timeline = new TimelineViewModel(this);
    OpenVideo video = workspace.video();

    timeline.schemeProperty().bind(workspace.schemeProperty());
    timeline.probabilitiesProperty().bind(video.probabilitiesProperty());
    timeline.segmentsProperty().bind(video.segmentIndexProperty());
    timeline.suggestionsProperty().bind(video.suggestionIndexProperty());
    Bindings.bindContent(timeline.reviewed(), video.reviewed());
    timeline.selectionProperty().bindBidirectional(video.selectionProperty());
    timeline.filterProperty().bind(video.filterProperty());
    timeline
        .activeModelProperty()
        .bind(
            workspace
                .activeModelProperty()
                .map(model -> Optional.of(model.id()))
                .orElse(Optional.empty()));
    video.playheadProperty().bind(player.playheadProperty());
    timeline.playheadProperty().bind(player.playheadProperty());
    timeline.modelNameProperty().set(this::modelName);
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
    player.setBoundaries(Boundaries.among(this::boundaries));
    player
        .overlayProperty()
        .bind(
            Bindings.createStringBinding(
                this::labelAtPlayhead,
                player.playheadProperty(),
                video.segmentIndexProperty(),
                video.suggestionIndexProperty(),
                workspace.schemeProperty()));
    workspace.attach(this);
  }

  TimelineViewModel timeline() {
    return timeline;
  }

  private void mediaChanged(@Nullable IndexedMedia media) {
    timeline.frameIndexProperty().set(media == null ? null : media.index());
    if (media == null) {
      player.close();
    }
  }

  private void videoChanged(@Nullable Video old, @Nullable Video now) {
    timeline.regionsProperty().set(now == null ? List.of() : now.regions());
    IndexedMedia media = workspace.video().mediaProperty().get();
    // The same video with a hash or other facts stays open.
    if (now != null && media != null && (old == null || !old.id().equals(now.id()))) {
      workspace.file(now).ifPresent(file -> player.open(file, media));
    }
  }

  /** Returns what the keys are marking, growing with the playhead. */
  private Optional<PendingSegment> pending() {
    OpenVideo video = workspace.video();
    int playhead = player.playheadProperty().get();
    return video
        .draftProperty()
        .get()
        .frames(playhead)
        .map(frames -> new PendingSegment(video.draftProperty().get().actionClass(), frames));
  }

  private List<Integer> boundaries() {
    List<Integer> frames = new ArrayList<>();
    OpenVideo video = workspace.video();
    int frame = player.playheadProperty().get();
    video.segmentIndexProperty().get().boundaryBefore(frame).ifPresent(frames::add);
    video.segmentIndexProperty().get().boundaryAfter(frame).ifPresent(frames::add);
    video.suggestionIndexProperty().get().boundaryBefore(frame).ifPresent(frames::add);
    video.suggestionIndexProperty().get().boundaryAfter(frame).ifPresent(frames::add);
    return frames;
  }

  private String labelAtPlayhead() {
    int frame = player.playheadProperty().get();
    OpenVideo video = workspace.video();
    List<String> names = new ArrayList<>();
    for (Segment segment : video.segmentIndexProperty().get().at(frame)) {
      if (segment.state() == LabelState.POSITIVE) {
        names.add(className(segment.actionClass()));
      }
    }
    for (Suggestion suggestion : video.suggestionIndexProperty().get().at(frame)) {
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
    return workspace.models().stream()
        .filter(model -> model.id().equals(id))
        .map(ModelVersion::name)
        .findFirst()
        .orElse("");
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
    workspace.marking().add(actionClass, region, frames);
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
