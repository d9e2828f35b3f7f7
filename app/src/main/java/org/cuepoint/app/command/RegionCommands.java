package org.cuepoint.app.command;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.cuepoint.app.workspace.Workspace;

/** Drawing, choosing and copying regions. */
public final class RegionCommands {

  private RegionCommands() {}

  /**
   * Adds the commands.
   *
   * @param rename lets the person write the name of the chosen region
   * @param copy asks where to copy the regions to
   */
  public static void addTo(
      CommandRegistry registry, Workspace workspace, Runnable rename, Runnable copy) {
    var video = workspace.video();
    var regions = workspace.regions();
    BooleanBinding editing = workspace.editableProperty().and(video.videoProperty().isNotNull());
    BooleanBinding some =
        Bindings.createBooleanBinding(
            () -> !video.scopeProperty().get().regions().isEmpty(), video.scopeProperty());
    BooleanBinding one =
        Bindings.createBooleanBinding(
            () -> video.scopeProperty().get().chosen().isPresent(), video.scopeProperty());
    registry.add(Command.named("regions.draw").when(editing).toggles(regions.drawingProperty()));
    registry.add(Command.named("regions.next").when(some).does(workspace.region()::next));
    registry.add(Command.named("regions.previous").when(some).does(workspace.region()::previous));
    registry.add(
        Command.named("regions.rename")
            .when(Command.all(editing, one))
            .does(
                () -> {
                  regions.drawingProperty().set(true);
                  rename.run();
                }));
    registry.add(
        Command.named("regions.remove")
            .when(Command.all(editing, one))
            .does(() -> workspace.region().id().ifPresent(regions::remove)));
    registry.add(Command.named("regions.copy").when(Command.all(editing, some)).does(copy));
  }
}
