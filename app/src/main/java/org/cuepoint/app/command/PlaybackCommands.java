package org.cuepoint.app.command;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.cuepoint.app.player.PlayerViewModel;

/** Playing and stepping. */
public final class PlaybackCommands {

  private PlaybackCommands() {}

  /** Adds the commands. */
  public static void addTo(CommandRegistry registry, PlayerViewModel player) {
    var open = player.openProperty();
    registry.add(Command.named("play.toggle").when(open).does(player::togglePlay));
    moves(registry, player);
    views(registry, player);
    registry.add(Command.named("play.shuttle-back").when(open).does(player::shuttleBack));
    registry.add(Command.named("play.shuttle-stop").when(open).does(player::shuttleStop));
    registry.add(Command.named("play.shuttle-forward").when(open).does(player::shuttleForward));
    registry.add(Command.named("play.slower").when(open).does(player::slower));
    registry.add(Command.named("play.faster").when(open).does(player::faster));
    registry.add(Command.named("play.speed-normal").when(open).does(player::normalSpeed));
    registry.add(Command.named("play.in").when(open).does(player::markIn));
    registry.add(Command.named("play.out").when(open).does(player::markOut));
    registry.add(
        Command.named("play.clear-in-out")
            .when(
                Bindings.createBooleanBinding(
                    () -> player.inOutProperty().get().isPresent(), player.inOutProperty()))
            .does(player::clearInOut));
    registry.add(Command.named("play.loop").toggles(player.loopingProperty()));
    registry.add(Command.named("play.lock").toggles(player.lockedProperty()));
    registry.add(Command.named("play.mute").toggles(player.mutedProperty()));
  }

  private static void views(CommandRegistry registry, PlayerViewModel player) {
    BooleanBinding several = Bindings.isNotEmpty(player.companions().list());
    for (Command shift :
        List.of(
            Command.named("views.earlier").does(() -> shift(player, -1)),
            Command.named("views.later").does(() -> shift(player, 1)))) {
      registry.add(shift.when(several).whileHeld());
    }
  }

  private static void shift(PlayerViewModel player, int frames) {
    player.companions().list().forEach(companion -> companion.adjustOffsetByFrames(frames));
  }

  private static void moves(CommandRegistry registry, PlayerViewModel player) {
    for (Command move :
        List.of(
            Command.named("play.step-back").does(() -> player.step(-1)),
            Command.named("play.step-forward").does(() -> player.step(1)),
            Command.named("play.second-back").does(() -> player.skip(-1)),
            Command.named("play.second-forward").does(() -> player.skip(1)),
            Command.named("play.five-back").does(() -> player.skip(-5)),
            Command.named("play.five-forward").does(() -> player.skip(5)),
            Command.named("play.previous-boundary").does(player::toPreviousBoundary),
            Command.named("play.next-boundary").does(player::toNextBoundary))) {
      registry.add(move.when(player.openProperty()).whileHeld());
    }
    registry.add(Command.named("play.start").when(player.openProperty()).does(player::toStart));
    registry.add(Command.named("play.end").when(player.openProperty()).does(player::toEnd));
  }
}
