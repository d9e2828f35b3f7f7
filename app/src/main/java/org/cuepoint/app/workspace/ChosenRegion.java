package org.cuepoint.app.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.recognition.ProbabilityTrack;

/**
 * The region that a person works in: new labels get it, and timeline, table and queue follow it. FX
 * thread only.
 */
public final class ChosenRegion {

  private final Workspace workspace;
  private final BooleanProperty allShown = new SimpleBooleanProperty();

  ChosenRegion(Workspace workspace) {
    this.workspace = workspace;
    allShown.addListener(
        (property, old, all) ->
            video()
                .setScope(scope().showing(all ? RegionScope.Shown.ALL : RegionScope.Shown.CHOSEN)));
  }

  private OpenVideo video() {
    return workspace.video();
  }

  private RegionScope scope() {
    return video().scopeProperty().get();
  }

  /** Returns the region that new labels get; empty for the whole frame. */
  public Optional<RegionId> id() {
    return scope().chosen();
  }

  /** Returns whether the labels of all regions are shown. */
  public BooleanProperty allShownProperty() {
    return allShown;
  }

  /** Chooses a region of the video on screen, or its whole frame. */
  public void choose(Optional<RegionId> region) {
    RegionScope next = scope().choosing(region);
    if (next.chosen().equals(scope().chosen())) {
      return;
    }
    // What was begun belongs to the region in which it was begun.
    video().setDraft(Draft.NONE);
    video().setHeld(Map.of());
    video().setScope(next);
    readProbabilities(next);
  }

  private void readProbabilities(RegionScope scope) {
    scope
        .video()
        .ifPresent(
            id ->
                workspace.read(
                    session ->
                        VideoContents.probabilities(session, id, scope.regions(), scope.chosen()),
                    (Optional<ProbabilityTrack> track) -> video().showPredictions(scope, track)));
  }

  /** Chooses the region after the chosen one; after the last one comes the whole frame. */
  public void next() {
    step(1);
  }

  /** Chooses the region before the chosen one. */
  public void previous() {
    step(-1);
  }

  private void step(int by) {
    List<Optional<RegionId>> round = new ArrayList<>();
    scope().regions().stream().map(AnalysisRegion::id).map(Optional::of).forEach(round::add);
    round.add(Optional.empty());
    int at = round.indexOf(scope().chosen());
    choose(round.get(Math.floorMod(at + by, round.size())));
  }
}
