package org.cuepoint.core.session;

import java.io.IOException;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TrainingEvent;
import org.cuepoint.core.train.TrainingRequest;

/**
 * A training that has begun and has no model yet: it runs, was paused, or was cut off.
 *
 * @param run its files; the log may be read while it runs
 * @param request what was asked for
 * @param step steps made as far as the log says
 * @param steps how many there will be, 0 when it has not begun
 */
public record UnfinishedTraining(RunFolder run, TrainingRequest request, int step, int steps) {

  /** Reads where a run stands. */
  static UnfinishedTraining of(RunFolder run, TrainingRequest request) throws IOException {
    int step = 0;
    int steps = 0;
    for (TrainingEvent event : run.events()) {
      step = Math.max(step, event.step());
      if (event instanceof TrainingEvent.Started started) {
        steps = started.steps();
      }
    }
    return new UnfinishedTraining(run, request, step, steps);
  }
}
