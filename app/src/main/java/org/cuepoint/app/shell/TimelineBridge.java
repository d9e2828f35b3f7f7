package org.cuepoint.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.player.Boundaries;
import org.cuepoint.app.player.PlayerViewModel;
import org.cuepoint.app.timeline.TimelineActions;
import org.cuepoint.app.timeline.TimelineSelection;
import org.cuepoint.app.timeline.TimelineViewModel;
import org.cuepoint.app.workspace.LabelActions;
import org.cuepoint.app.workspace.Navigation;
import org.cuepoint.app.workspace.OpenVideo;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;

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
    Bindings.bindContent(timeline.segments(), video.segments());
    Bindings.bindContent(timeline.suggestions(), video.suggestions());
    Bindings.bindContent(timeline.reviewed(), video.reviewed());
    timeline.selectedSegmentProperty().bindBidirectional(video.selectedSegmentProperty());
    timeline.selectedSuggestionProperty().bindBidirectional(video.selectedSuggestionProperty());
    video.playheadProperty().bind(player.playheadProperty());
    timeline.playheadProperty().bind(player.playheadProperty());
    timeline.modelNameProperty().set(this::modelName);

    video.mediaProperty().addListener((property, old, now) -> mediaChanged(now));
    video.videoProperty().addListener((property, old, now) -> videoChanged(old, now));
    player.setBoundaries(Boundaries.among(this::boundaries));
    player
        .overlayProperty()
        .bind(
            Bindings.createStringBinding(
                this::labelAtPlayhead,
                player.playheadProperty(),
                video.segments(),
                video.suggestions(),
                workspace.schemeProperty()));
    workspace.attach(this);
  }

  TimelineViewModel timeline() {
    return timeline;
  }

  private void mediaChanged(IndexedMedia media) {
    timeline.frameIndexProperty().set(media == null ? null : media.index());
    if (media == null) {
      player.close();
    }
  }

  private void videoChanged(Video old, Video now) {
    IndexedMedia media = workspace.video().mediaProperty().get();
    // The same video with a hash or other facts stays open.
    if (now != null && media != null && (old == null || !old.id().equals(now.id()))) {
      workspace.file(now).ifPresent(file -> player.open(file, media));
    }
  }

  private List<Integer> boundaries() {
    List<Integer> frames = new ArrayList<>();
    workspace.video().segments().forEach(s -> add(frames, s.range().frames()));
    workspace.video().suggestions().forEach(s -> add(frames, s.range().frames()));
    return frames;
  }

  private static void add(List<Integer> frames, FrameRange range) {
    frames.add(range.start());
    frames.add(range.end());
  }

  private String labelAtPlayhead() {
    int frame = player.playheadProperty().get();
    List<String> names = new ArrayList<>();
    for (Segment segment : workspace.video().segments()) {
      if (segment.range().frames().contains(frame)
          && segment.state() == org.cuepoint.core.annotation.LabelState.POSITIVE) {
        names.add(className(segment.actionClass()));
      }
    }
    for (Suggestion suggestion : workspace.video().suggestions()) {
      if (suggestion.range().frames().contains(frame)) {
        names.add(
            Messages.text(
                "player.suggestion", className(suggestion.actionClass()), suggestion.confidence()));
      }
    }
    return String.join(" · ", names);
  }

  private String className(ClassId id) {
    return workspace.schemeProperty().get().find(id).map(ActionClass::name).orElse("");
  }

  private String modelName(org.cuepoint.core.annotation.ModelVersionId id) {
    return workspace.models().stream()
        .filter(model -> model.id().equals(id))
        .map(ModelVersion::name)
        .findFirst()
        .orElse("");
  }

  private LabelActions labels() {
    return workspace.labels();
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
  public void addSegment(ClassId actionClass, FrameRange frames) {
    labels().addSegment(actionClass, frames);
  }

  @Override
  public void reshape(Segment segment, FrameRange frames) {
    labels().reshape(segment, frames);
  }

  @Override
  public void acceptAs(Suggestion suggestion, FrameRange frames, ClassId actionClass) {
    labels().acceptAs(suggestion, frames, actionClass);
  }

  @Override
  public void accept(Suggestion suggestion) {
    labels().accept(suggestion);
  }

  @Override
  public void reject(Suggestion suggestion) {
    labels().reject(suggestion);
  }

  @Override
  public void remove(Segment segment) {
    labels().remove(List.of(segment));
  }

  @Override
  public void select(TimelineSelection selection) {
    // The bound properties have it already.
  }
}
