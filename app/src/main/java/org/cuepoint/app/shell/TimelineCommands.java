package org.cuepoint.app.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.cuepoint.app.command.Command;
import org.cuepoint.app.command.CommandRegistry;
import org.cuepoint.app.timeline.TimelineViewModel;
import org.cuepoint.app.timeline.TrackGrouping;

/** What a person can do with the timeline's view and selection. */
final class TimelineCommands {

  private static final double PAGE = 0.5;

  private TimelineCommands() {}

  static void addTo(
      CommandRegistry registry, TimelineViewModel timeline, ObservableBooleanValue videoOpen) {
    BooleanBinding selected =
        Bindings.createBooleanBinding(
            () -> !timeline.selectionProperty().get().isEmpty(), timeline.selectionProperty());
    for (Command held :
        List.of(
            Command.named("view.zoom-in").does(timeline::zoomIn),
            Command.named("view.zoom-out").does(timeline::zoomOut),
            Command.named("view.pan-left").does(() -> turn(timeline, -PAGE)),
            Command.named("view.pan-right").does(() -> turn(timeline, PAGE)),
            Command.named("edit.select-next").does(timeline::selectNext),
            Command.named("edit.select-previous").does(timeline::selectPrevious))) {
      registry.add(held.when(videoOpen).whileHeld());
    }
    registry.add(Command.named("view.fit").when(videoOpen).does(timeline::fit));
    registry.add(
        Command.named("view.zoom-selection")
            .when(Command.all(videoOpen, selected))
            .does(timeline::zoomToSelection));
    registry.add(Command.named("edit.select-all").when(videoOpen).does(timeline::selectAll));
    registry.add(
        Command.named("view.tracks-classes").toggles(grouping(timeline, TrackGrouping.CLASSES)));
    registry.add(
        Command.named("view.tracks-groups").toggles(grouping(timeline, TrackGrouping.GROUPS)));
    registry.add(
        Command.named("view.tracks-subjects").toggles(grouping(timeline, TrackGrouping.SUBJECTS)));
    registry.add(Command.named("view.snap").toggles(timeline.snappingProperty()));
    registry.add(Command.named("view.follow").toggles(timeline.followPlayheadProperty()));
    registry.add(Command.named("view.filmstrip").toggles(timeline.filmstripShownProperty()));
    registry.add(Command.named("view.waveform").toggles(timeline.waveformShownProperty()));
  }

  private static void turn(TimelineViewModel timeline, double pages) {
    timeline.pan(pages * timeline.visibleProperty().get().span());
  }

  /**
   * Returns whether each region has a track of its own; turning it off goes back to the grouping
   * before, or to classes.
   */
  static BooleanProperty tracksByRegion(TimelineViewModel timeline) {
    ObjectProperty<TrackGrouping> tracking = timeline.trackingProperty();
    TrackGrouping[] before = {TrackGrouping.CLASSES};
    BooleanProperty byRegion = new SimpleBooleanProperty(tracking.get() == TrackGrouping.SUBJECTS);
    tracking.addListener(
        (property, old, now) -> {
          if (now == TrackGrouping.SUBJECTS) {
            before[0] = old;
          }
          byRegion.set(now == TrackGrouping.SUBJECTS);
        });
    byRegion.addListener(
        (property, old, now) -> {
          if (now != (tracking.get() == TrackGrouping.SUBJECTS)) {
            tracking.set(now ? TrackGrouping.SUBJECTS : before[0]);
          }
        });
    return byRegion;
  }

  /** Returns whether the tracks are grouped so; one of them always is. */
  private static BooleanProperty grouping(TimelineViewModel timeline, TrackGrouping one) {
    ObjectProperty<TrackGrouping> tracking = timeline.trackingProperty();
    BooleanProperty chosen = new SimpleBooleanProperty(tracking.get() == one);
    tracking.addListener((property, old, now) -> chosen.set(now == one));
    chosen.addListener(
        (property, old, now) -> {
          if (now) {
            tracking.set(one);
          } else if (tracking.get() == one) {
            chosen.set(true);
          }
        });
    return chosen;
  }
}
