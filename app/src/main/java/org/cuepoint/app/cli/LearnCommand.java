package org.cuepoint.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Training, one command for each kind of model. */
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    header = "Train a model.",
    description =
        "A training that was stopped (Ctrl-C) or cut off goes on where it was when the same is"
            + " asked again.",
    synopsisSubcommandLabel = "KIND",
    commandListHeading = "%nKinds, and repeating:%n",
    optionListHeading = BaseCommand.OPTIONS,
    descriptionHeading = "%n",
    footerHeading = BaseCommand.EXAMPLES,
    footer = {
      "  cuepoint learn fast-head study",
      "  cuepoint learn encoder study --profile quick",
      "  cuepoint learn teacher study --profile t-cpu --seconds 600 --json",
      "  cuepoint learn student study --kind attention-lstm",
      "  cuepoint learn repeat study teacher-v1",
      "  cuepoint learn tuned-encoder study --profile quick",
      "  cuepoint learn chain study --steps pretrain,teacher,students --profile standard"
    },
    exitCodeListHeading = BaseCommand.EXIT_CODES,
    exitCodeList = {BaseCommand.CODE_0, BaseCommand.CODE_1, BaseCommand.CODE_2},
    usageHelpWidth = 100,
    subcommands = {
      LearnEncoderCommand.class,
      LearnFastHeadCommand.class,
      LearnTeacherCommand.class,
      LearnTemporalCommand.class,
      LearnStudentCommand.class,
      LearnRepeatCommand.class,
      LearnTunedEncoderCommand.class,
      LearnChainCommand.class
    })
final class LearnCommand implements Runnable, CommandParent {

  @ParentCommand private CuepointCommand root;
  @Spec private CommandSpec spec;

  LearnCommand() {}

  @Override
  public CommandServices services() {
    return root.services();
  }

  @Override
  public Console console() {
    return root.console();
  }

  @Override
  public CommandJobs jobs() {
    return root.jobs();
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say what to train: encoder, fast-head, teacher, student, temporal or tuned-encoder;"
            + " repeat a training; or run a chain of trainings");
  }
}
