package org.cuepoint.app.train;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import javafx.scene.control.Label;
import org.cuepoint.app.fx.AmountText;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.jobs.JobEntry;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.chain.Chain;
import org.cuepoint.core.engine.EngineStatus;
import org.cuepoint.core.job.JobHandle;

/**
 * One line on what trains: device, memory, and how long it will still take. FX thread only; reads a
 * file of the system's memory that is no disk.
 */
final class EngineLine extends Label {

  private final Workspace workspace;
  private final InstantSource clock;
  private final RemainingTime remaining = new RemainingTime();

  EngineLine(Workspace workspace, InstantSource clock) {
    this.workspace = workspace;
    this.clock = clock;
    setId("training-engine");
    getStyleClass().addAll("muted", "small", "engine-line");
    setWrapText(true);
    update();
  }

  /** Looks again; called now and then while somebody can see it. */
  void update() {
    JobHandle<?> handle = workspace.trainings().runningProperty().get();
    setVisible(handle != null);
    setManaged(handle != null);
    if (handle == null) {
      return;
    }
    List<String> parts = new ArrayList<>();
    if (workspace.engineProperty().get() instanceof EngineStatus.Ready ready) {
      parts.add(Messages.text("engine.device", device(ready.device()), ready.threads()));
      OptionalLong memory = EngineMemory.resident(ready.process());
      memory.ifPresent(bytes -> parts.add(Messages.text("engine.memory", AmountText.bytes(bytes))));
    }
    workspace
        .jobs()
        .find(handle)
        .map(JobEntry::progress)
        .ifPresent(progress -> remaining.update(progress, clock.instant()));
    left()
        .ifPresent(
            seconds ->
                parts.add(
                    Messages.text(
                        "engine.left",
                        AmountText.duration(seconds),
                        AmountText.end(seconds, clock.instant()))));
    setText(String.join(" · ", parts));
  }

  private OptionalDouble left() {
    Chain chain = workspace.chains().chainProperty().get();
    boolean runs = workspace.chains().runningProperty().get() != null;
    return chain != null && runs
        ? ChainRows.left(chain, remaining.seconds(), workspace.chains().estimatesProperty().get())
        : remaining.seconds();
  }

  private static String device(String name) {
    return name.replace("()", "").replace('(', ' ').replace(")", "").toUpperCase(Locale.ROOT);
  }
}
