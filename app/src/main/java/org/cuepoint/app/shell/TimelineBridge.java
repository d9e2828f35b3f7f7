package org.cuepoint.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.binding.Bindings;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.player.PlayerViewModel;
import org.cuepoint.app.timeline.TimelineActions;
import org.cuepoint.app.timeline.TimelineViewModel;
import org.cuepoint.app.workspace.LabelActions;
import org.cuepoint.app.workspace.Navigation;
import org.cuepoint.app.workspace.OpenVideo;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.AnnotationSelection;
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
    timeline
        .segmentsProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> AnnotationIndex.ofSegments(video.segments()), video.segments()));
    timeline
        .suggestionsProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> AnnotationIndex.ofSuggestions(video.suggestions()), video.suggestions()));
    Bindings.bindContent(timeline.reviewed(), video.reviewed());
    video
        .selectedSegmentProperty()
        .addListener((property, old, now) -> show(now, video.selectedSuggestionProperty().get()));
    video
        .selectedSuggestionProperty()
        .addListener((property, old, now) -> show(video.selectedSegmentProperty().get(), now));
    video.playheadProperty().bind(player.playheadProperty());
    timeline.playheadProperty().bind(player.playheadProperty());
    timeline.modelNameProperty().set(this::modelName);

    video.mediaProperty().addListener((property, old, now) -> mediaChanged(now));
    video.videoProperty().addListener((property, old, now) -> videoChanged(old, now));
    player.setBoundaries(this::boundaries);
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
  public void add(ClassId actionClass, Optional<RegionId> region, FrameRange frames) {
    labels().addSegment(actionClass, frames);
  }

  @Override
  public void reshape(Segment segment, FrameRange frames) {
    labels().reshape(segment, frames);
  }

  @Override
  public void move(List<Segment> segments, int frames) {
    for (Segment segment : segments) {
      FrameRange old = segment.range().frames();
      labels().reshape(segment, new FrameRange(old.start() + frames, old.end() + frames));
    }
  }

  @Override
  public void changeClass(List<Segment> segments, ClassId actionClass) {
    segments.forEach(segment -> labels().changeClass(segment, actionClass));
  }

  @Override
  public void moveTo(List<Segment> segments, int frames, ClassId actionClass) {
    changeClass(segments, actionClass);
    move(segments.stream().map(s -> s.withActionClass(actionClass)).toList(), frames);
  }

  @Override
  public void acceptAs(Suggestion suggestion, FrameRange frames, ClassId actionClass) {
    labels().acceptAs(suggestion, frames, actionClass);
  }

  @Override
  public void accept(List<Suggestion> suggestions) {
    suggestions.forEach(labels()::accept);
  }

  @Override
  public void reject(List<Suggestion> suggestions) {
    suggestions.forEach(labels()::reject);
  }

  @Override
  public void remove(List<Segment> segments) {
    labels().remove(segments);
  }

  @Override
  public void select(AnnotationSelection selection) {
    OpenVideo video = workspace.video();
    Optional<UUID> lead = selection.lead();
    video
        .selectedSegmentProperty()
        .set(lead.flatMap(timeline.segmentsProperty().get()::find).orElse(null));
    video
        .selectedSuggestionProperty()
        .set(lead.flatMap(timeline.suggestionsProperty().get()::find).orElse(null));
  }

  private void show(@Nullable Segment segment, @Nullable Suggestion suggestion) {
    Annotation lead = segment == null ? suggestion : segment;
    UUID key = lead == null ? null : lead.key();
    // What is chosen here with others stays chosen.
    if (!Objects.equals(key, timeline.selectionProperty().get().lead().orElse(null))) {
      timeline
          .selectionProperty()
          .set(lead == null ? AnnotationSelection.NONE : AnnotationSelection.of(lead));
    }
  }
}
