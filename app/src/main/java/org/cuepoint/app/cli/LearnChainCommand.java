package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.chain.Chain;
import org.cuepoint.core.chain.ChainTask;
import org.cuepoint.core.chain.EvaluationSpec;
import org.cuepoint.core.chain.StepEstimate;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.session.ChainOutlook;
import org.cuepoint.core.session.Chains;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.train.PretrainingPlan.Profile;
import org.cuepoint.core.train.TrainingSchedule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes trainings one after the other. */
@Command(
    name = "chain",
    header = "Train one model after the other, over night, and go on after an interruption.",
    description = {
      "Steps, in the order in which they are made: pretrain (an encoder from all videos, without"
          + " labels), tune (the encoder on the labels), teacher, students (all four) or single"
          + " ones (shift-attention, attention-lstm, see-very-little, focal-nano), evaluate. What a"
          + " step makes is what later ones build on: students learn from the teacher of the"
          + " chain.",
      "A chain that is stopped (Ctrl-C), killed or fails goes on with --resume: finished steps are"
          + " not made again, and the one that was cut off goes on from its checkpoint, with the"
          + " labels that it began with. The window goes on with it too, when the project is opened"
          + " there.",
      "Without --truth, models are evaluated on the labels of the project, which they were trained"
          + " on; the report says so, and the figures say little."
    },
    footer = {
      "  cuepoint learn chain study --steps pretrain,teacher,students,evaluate --profile quick",
      "  cuepoint learn chain study --steps teacher,students,evaluate --truth data --test-group g6",
      "  cuepoint learn chain study --resume --json",
      "  cuepoint learn chain study --steps teacher,students --estimate"
    })
final class LearnChainCommand extends ProjectCommand {

  @Option(
      names = "--steps",
      paramLabel = "STEPS",
      split = ",",
      description = "The steps of a new chain, separated by commas.")
  private List<String> steps = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      defaultValue = "quick",
      description =
          "How long each training lasts: quick (at most 5 minutes), standard (half an hour) or"
              + " thorough (hours). Default: ${DEFAULT-VALUE}.")
  private String profile = "quick";

  @Option(
      names = "--training-steps",
      paramLabel = "N",
      description = "Steps of each training instead of the profile's.")
  private @Nullable Integer trainingSteps;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of everything that is random.")
  private @Nullable Long seed;

  @Option(
      names = "--truth",
      paramLabel = "FILE|FOLDER",
      description =
          "What models are compared with in the step evaluate: any label format that can be"
              + " imported.")
  private @Nullable Path truth;

  @Option(
      names = "--test-group",
      paramLabel = "G",
      description =
          "Test the videos of this group; may be given often. No label of it may be in the"
              + " trainings.")
  private List<String> groups = new ArrayList<>();

  @Mixin private FormatOptions format;

  @Option(
      names = "--resume",
      description = "Go on with the chain that is open; a step that failed is tried again.")
  private boolean resume;

  @Option(names = "--skip", description = "Go on past the step that failed or comes next.")
  private boolean skip;

  @Option(names = "--cancel", description = "End the chain that is open; what it made stays.")
  private boolean cancel;

  @Option(
      names = "--estimate",
      description = "Only say how long each step will take here, and what disk it needs.")
  private boolean estimate;

  @Mixin private ProgressOptions progress;

  LearnChainCommand() {}

  @Override
  Intent intent() {
    return estimate ? Intent.LOOK : Intent.CHANGE;
  }

  @Override
  int run(ProjectSession session) throws Exception {
    boolean going = resume || skip || cancel;
    if (going == !steps.isEmpty()) {
      throw wrongUsage("Give --steps for a new chain, or one of --resume, --skip and --cancel");
    }
    ChainTexts texts = new ChainTexts(session.ports().models());
    if (!going) {
      List<ChainTask> tasks = tasks(session);
      List<StepEstimate> estimates =
          new ChainOutlook(session.ports(), services().paces())
              .look(Optional.empty())
              .estimator()
              .estimate(tasks);
      if (estimate) {
        answer(texts.json(estimates));
        say(texts.table(estimates));
        return CommandLineTool.DONE;
      }
      remark(texts.total(estimates));
      return run(services().chains(session).begin(profile, tasks), session, texts);
    }
    Chains chains = services().chains(session);
    Chain open =
        chains
            .open()
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "No chain is open in this project; begin one with --steps."));
    if (cancel) {
      Chain ended = chains.cancel(open);
      return told(ended, texts);
    }
    return run(skip ? chains.skip(open) : chains.resume(open), session, texts);
  }

  private List<ChainTask> tasks(ProjectSession session) {
    try {
      return ChainTask.ofWords(steps, Profile.ofWord(profile), evaluation(session)).stream()
          .map(this::changed)
          .toList();
    } catch (IllegalArgumentException unknown) {
      throw wrongUsage(String.valueOf(unknown.getMessage()));
    }
  }

  private ChainTask changed(ChainTask task) {
    Optional<TrainingSchedule> schedule = task.schedule();
    Integer wantedSteps = trainingSteps;
    if (wantedSteps != null) {
      schedule = schedule.map(usual -> usual.withSteps(wantedSteps));
    }
    Long wantedSeed = seed;
    if (wantedSeed != null) {
      schedule = schedule.map(usual -> usual.withSeed(wantedSeed));
    }
    return schedule.map(task::withSchedule).orElse(task);
  }

  private EvaluationSpec evaluation(ProjectSession session) {
    // Refuses names that are not there.
    var _ = new Names(session).groupsAndVideos(groups, List.of());
    if (truth == null) {
      EvaluationSpec own = EvaluationSpec.ofProjectLabels();
      return groups.isEmpty()
          ? own
          : new EvaluationSpec(
              null, null, own.options(), groups, List.of(), List.of(), own.allowSeen());
    }
    return EvaluationSpec.ofFile(
        truth.toAbsolutePath().toString(), format.format(), format.options(), groups);
  }

  private int run(Chain chain, ProjectSession session, ChainTexts texts) throws Exception {
    Chains chains = services().chains(session);
    Chain now = chain;
    try {
      while (now.next().isPresent()) {
        now = runJob(chains.runNext(now), progress);
      }
    } catch (JobCancelledException stopped) {
      throw new CommandFailedException(
          "Stopped; 'cuepoint learn chain PROJECT --resume' goes on where it was.");
    }
    return told(now, texts);
  }

  private int told(Chain chain, ChainTexts texts) {
    JsonObject document = texts.json(chain);
    answer(document);
    say(texts.table(chain));
    texts.remarks(chain).forEach(this::say);
    return CommandLineTool.DONE;
  }
}
