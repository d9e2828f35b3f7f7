package org.cuepoint.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of all commands. */
@Command(
    name = "cuepoint",
    mixinStandardHelpOptions = true,
    header = "Label actions in video with few labels.",
    description =
        "Without arguments the window opens. Everything that a menu does, a command does too,"
            + " without a display.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands, in the order of the work:%n",
    parameterListHeading = BaseCommand.PARAMETERS,
    optionListHeading = BaseCommand.OPTIONS,
    descriptionHeading = "%n",
    footerHeading = BaseCommand.EXAMPLES,
    footer = {
      "  cuepoint new study --class walk --class run",
      "  cuepoint add study videos --group g1",
      "  cuepoint import study labels.csv --gaps background",
      "  cuepoint index study",
      "  cuepoint learn fast-head study",
      "  cuepoint suggest study",
      "  cuepoint export study out.csv --format segment-csv"
    },
    exitCodeListHeading = BaseCommand.EXIT_CODES,
    exitCodeList = {BaseCommand.CODE_0, BaseCommand.CODE_1, BaseCommand.CODE_2},
    usageHelpWidth = 100,
    subcommands = {
      WorkbenchCommand.class,
      NewCommand.class,
      AddCommand.class,
      InfoCommand.class,
      SchemeCommand.class,
      ViewsCommand.class,
      RegionsCommand.class,
      LabelCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      FormatsCommand.class,
      IndexCommand.class,
      FeaturesCommand.class,
      BackboneCommand.class,
      LearnCommand.class,
      SuggestCommand.class,
      StreamCommand.class,
      ModelsCommand.class,
      CompareCommand.class,
      ExportModelCommand.class,
      RankCommand.class,
      EmbedCommand.class,
      SimulateCommand.class,
      QueueCommand.class,
      AcceptCommand.class,
      RejectCommand.class,
      AuditCommand.class,
      ProgressCommand.class,
      ReportCommand.class,
      SuspectsCommand.class,
      EvaluateCommand.class,
      MetricsCommand.class,
      ExperimentCommand.class,
      JobsCommand.class,
      DemoCommand.class,
      BenchCommand.class,
      DoctorCommand.class,
      EngineCommand.class,
      StarterCommand.class
    })
final class CuepointCommand implements Runnable, CommandParent {

  private final CommandServices services;
  private final Console console;
  private final CommandJobs jobs;
  @Spec private CommandSpec spec;

  CuepointCommand(CommandServices services, Console console, CommandJobs jobs) {
    this.services = services;
    this.console = console;
    this.jobs = jobs;
  }

  @Override
  public CommandServices services() {
    return services;
  }

  @Override
  public Console console() {
    return console;
  }

  @Override
  public CommandJobs jobs() {
    return jobs;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which command");
  }
}
