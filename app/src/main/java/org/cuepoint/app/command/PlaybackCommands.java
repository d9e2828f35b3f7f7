package org.cuepoint.app.command;

import org.cuepoint.app.player.PlayerViewModel;

/** Playing and stepping. */
public final class PlaybackCommands {

  private PlaybackCommands() {}

  /** Adds the commands. */
  public static void addTo(CommandRegistry registry, PlayerViewModel player) {
    var open = player.openProperty();
    registry.add(Command.named("play.toggle").when(open).does(player::togglePlay));
    registry.add(
        Command.named("play.step-back").when(open).whileHeld().does(() -> player.step(-1)));
    registry.add(
        Command.named("play.step-forward").when(open).whileHeld().does(() -> player.step(1)));
    registry.add(
        Command.named("play.second-back").when(open).whileHeld().does(() -> player.skip(-1)));
    registry.add(
        Command.named("play.second-forward").when(open).whileHeld().does(() -> player.skip(1)));
    registry.add(
        Command.named("play.previous-boundary")
            .when(open)
            .whileHeld()
            .does(player::toPreviousBoundary));
    registry.add(
        Command.named("play.next-boundary").when(open).whileHeld().does(player::toNextBoundary));
    registry.add(Command.named("play.start").when(open).does(player::toStart));
    registry.add(Command.named("play.end").when(open).does(player::toEnd));
    registry.add(Command.named("play.slower").when(open).does(player::slower));
    registry.add(Command.named("play.faster").when(open).does(player::faster));
  }
}
