package org.cuepoint.core.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cuepoint.core.experiment.ExperimentResult.Curve;
import org.cuepoint.core.experiment.ExperimentResult.Detail;
import org.cuepoint.core.experiment.ExperimentResult.Row;
import org.cuepoint.core.job.JobContext;

/**
 * Runs the plans of one kind. One thread at a time.
 *
 * @param <P> the plans
 */
interface ExperimentRun<P extends ExperimentPlan> {

  /**
   * Runs a plan.
   *
   * @param data the folder of data
   * @param context asked often about cancellation
   * @throws Exception if the data do not fit the plan or a file cannot be read; the message says
   *     which
   */
  Outcome run(P plan, Path data, JobContext context) throws Exception;

  /**
   * What a run gives; {@link Experiments} adds the rest of the result.
   *
   * @param rows the table
   * @param curves one a system and figure, or none
   * @param details for plots
   * @param notes what a reader must know
   * @param inputs content hashes by role, for the provenance
   */
  record Outcome(
      List<Row> rows,
      List<Curve> curves,
      List<Detail> details,
      List<String> notes,
      Map<String, String> inputs) {
    /** Copies the collections. */
    public Outcome {
      rows = List.copyOf(rows);
      curves = List.copyOf(curves);
      details = List.copyOf(details);
      notes = List.copyOf(notes);
      inputs = Map.copyOf(inputs);
    }
  }
}
