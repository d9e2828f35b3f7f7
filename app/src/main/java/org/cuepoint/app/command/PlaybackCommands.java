package org.cuepoint.app.command;

import org.cuepoint.app.player.PlayerViewModel;

/** Playing and stepping. */
public final class PlaybackCommands {

  private PlaybackCommands() {}

  /** Adds the commands. */
  public static void addTo(CommandRegistry registry, PlayerViewModel player) {
    var open = player.openProperty();
    registry.add(Command.named("play.toggle").key("Space").when(open).does(player::togglePlay));
    registry.add(
        Command.named("play.step-back")
            .key("Left")
            .when(open)
            .whileHeld()
            .does(() -> player.step(-1)));
    registry.add(
        Command.named("play.step-forward")
            .key("Right")
            .when(open)
            .whileHeld()
            .does(() -> player.step(1)));
    registry.add(
        Command.named("play.second-back")
            .key("Shift+Left")
            .when(open)
            .whileHeld()
            .does(() -> player.skip(-1)));
    registry.add(
        Command.named("play.second-forward")
            .key("Shift+Right")
            .when(open)
            .whileHeld()
            .does(() -> player.skip(1)));
    registry.add(
        Command.named("play.previous-boundary")
            .key("Up")
            .when(open)
            .whileHeld()
            .does(player::toPreviousBoundary));
    registry.add(
        Command.named("play.next-boundary")
            .key("Down")
            .when(open)
            .whileHeld()
            .does(player::toNextBoundary));
    registry.add(Command.named("play.start").key("Home").when(open).does(player::toStart));
    registry.add(Command.named("play.end").key("End").when(open).does(player::toEnd));
    registry.add(Command.named("play.slower").typed("<").when(open).does(player::slower));
    registry.add(Command.named("play.faster").typed(">").when(open).does(player::faster));
  }
}
