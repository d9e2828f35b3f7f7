package org.cuepoint.core.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cuepoint.core.experiment.ExperimentResult.Curve;
import org.cuepoint.core.experiment.ExperimentResult.Detail;
import org.cuepoint.core.experiment.ExperimentResult.Row;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.provenance.Provenance;

/** Runs experiments. One at a time. */
public final class Experiments {

  private final ExperimentTools tools;
  private final InstantSource clock;

  /** Makes the runner. */
  public Experiments(ExperimentTools tools, InstantSource clock) {
    this.tools = tools;
    this.clock = clock;
  }

  /**
   * Returns the job that runs a plan on data.
   *
   * @param plan the plan
   * @param data the folder that the plan's paths start from
   */
  public Job<ExperimentResult> run(PlanReader.ReadPlan plan, Path data) {
    return new Job<>(plan.plan().name(), context -> result(plan, data, context));
  }

  private ExperimentResult result(PlanReader.ReadPlan read, Path data, JobContext context)
      throws Exception {
    Instant started = clock.instant();
    ExperimentRun.Outcome outcome = outcome(read, data, context);
    Map<String, String> inputs = new LinkedHashMap<>(outcome.inputs());
    inputs.put("plan", ContentHash.of(read.json().toString()).hex());
    return new ExperimentResult(
        read.plan().name(),
        read.json().toString(),
        outcome.rows(),
        outcome.curves(),
        outcome.details(),
        outcome.notes(),
        new Provenance(inputs, Map.of("data", data.toString()), 0, tools.software()),
        started,
        Duration.between(started, clock.instant()).toMillis() / 1000.0);
  }

  private ExperimentRun.Outcome outcome(PlanReader.ReadPlan read, Path data, JobContext context)
      throws Exception {
    return switch (read.plan()) {
      case RepresentationPlan plan -> new RepresentationRun(tools).run(plan, data, context);
      case SegmentationPlan plan -> new SegmentationRun(tools).run(plan, data, context);
      case FrameScoresPlan plan -> new FrameScoresRun().run(plan, data, context);
      case AblationPlan plan -> ablation(plan, read.folder(), data, context);
    };
  }

  private ExperimentRun.Outcome ablation(
      AblationPlan plan, Path folder, Path data, JobContext context) throws Exception {
    List<Row> rows = new ArrayList<>();
    List<Curve> curves = new ArrayList<>();
    List<Detail> details = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Map<String, String> inputs = new LinkedHashMap<>();
    for (AblationPlan.Variant variant : plan.variants()) {
      ExperimentRun.Outcome each =
          outcome(PlanReader.variant(plan, variant, folder), data, context);
      String before = variant.name() + ": ";
      each.rows().forEach(row -> rows.add(row.withSystem(before + row.system())));
      each.curves().forEach(curve -> curves.add(curve.withSystem(before + curve.system())));
      each.details().forEach(detail -> details.add(detail.withSystem(before + detail.system())));
      each.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
      inputs.putAll(each.inputs());
    }
    return new ExperimentRun.Outcome(rows, curves, details, notes, inputs);
  }
}
