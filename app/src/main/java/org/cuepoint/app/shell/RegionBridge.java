package org.cuepoint.app.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.cuepoint.app.player.PlayerViewModel;
import org.cuepoint.app.player.RegionDrawing;
import org.cuepoint.app.player.RegionsViewModel;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;

/**
 * Connects the regions over the picture with the workspace, and gives the drawing mode its keys:
 * arrows move, with Alt they resize, with Shift by ten pixels; Enter renames, Delete removes,
 * Escape leaves. FX thread only.
 */
final class RegionBridge implements RegionDrawing {

  private static final int FAR = 10;

  private final Workspace workspace;
  private final RegionsViewModel regions;

  RegionBridge(Workspace workspace, PlayerViewModel player) {
    this.workspace = workspace;
    this.regions = player.regions();
    regions.setActions(this);
    regions
        .regionsProperty()
        .bind(
            workspace
                .video()
                .scopeProperty()
                .map(scope -> scope.regions())
                .orElse(List.<AnalysisRegion>of()));
    regions.chosenProperty().bind(workspace.video().scopeProperty().map(scope -> scope.chosen()));
    regions.drawingProperty().bindBidirectional(workspace.regions().drawingProperty());
    workspace
        .video()
        .videoProperty()
        .subscribe(
            (Video video) -> {
              if (video != null) {
                regions.sizeProperty().set(video.facts().displaySize());
              }
            });
  }

  @Override
  public void choose(Optional<RegionId> region) {
    workspace.region().choose(region);
  }

  @Override
  public void add(Crop crop) {
    workspace.regions().add(crop, added -> regions.rename(added.id()));
  }

  @Override
  public void reshape(RegionId region, Crop crop) {
    workspace.regions().reshape(region, crop);
  }

  @Override
  public void rename(RegionId region, String name) {
    workspace.regions().rename(region, name);
  }

  /** Lets the person write the name of the chosen region. */
  void renameChosen() {
    workspace.region().id().ifPresent(regions::rename);
  }

  /** Takes a key of the drawing mode; says whether it was one. */
  boolean pressed(KeyEvent event) {
    if (!regions.drawingProperty().get() || event.isShortcutDown() || event.isMetaDown()) {
      return false;
    }
    KeyCode code = event.getCode();
    if (code == KeyCode.ESCAPE) {
      escape(event);
      return true;
    }
    boolean writing =
        event.getTarget() instanceof TextInputControl
            || regions.renamingProperty().get().isPresent();
    if (writing || workspace.region().id().isEmpty()) {
      return false;
    }
    int step = event.isShiftDown() ? FAR : 1;
    switch (code) {
      case LEFT -> arrow(event, -step, 0);
      case RIGHT -> arrow(event, step, 0);
      case UP -> arrow(event, 0, -step);
      case DOWN -> arrow(event, 0, step);
      case ENTER -> renameChosen();
      case DELETE, BACK_SPACE -> removeOrReject();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void escape(KeyEvent event) {
    if (regions.renamingProperty().get().isPresent()
        && event.getTarget() instanceof javafx.scene.Node node
        && node.getScene() != null) {
      regions.escape();
      node.getScene().getRoot().requestFocus();
    } else {
      regions.escape();
    }
  }

  private void arrow(KeyEvent event, int right, int down) {
    if (event.isAltDown()) {
      regions.grow(right, down);
    } else {
      regions.nudge(right, down);
    }
  }

  private void removeOrReject() {
    if (workspace.video().selectionProperty().get().isEmpty()) {
      workspace.region().id().ifPresent(workspace.regions()::remove);
    } else {
      workspace.labels().deleteSelected();
    }
  }
}
