package org.cuepoint.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The benchmarks, one command each. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    header = "Measure exactness and speed on this computer.",
    description =
        "Each benchmark makes what it needs in a temporary folder, compares with a baseline of the"
            + " same run, and says what is missing on this computer.",
    synopsisSubcommandLabel = "BENCHMARK",
    commandListHeading = "%nBenchmarks:%n",
    optionListHeading = BaseCommand.OPTIONS,
    descriptionHeading = "%n",
    footerHeading = BaseCommand.EXAMPLES,
    footer = {
      "  cuepoint bench exactness --json",
      "  cuepoint bench seek walk.mp4 --against mpv --json",
      "  cuepoint bench decode walk.mp4 --against ffmpeg",
      "  cuepoint bench playback --json",
      "  cuepoint bench timeline --segments 100000 --json",
      "  cuepoint bench engine --against-python --json",
      "  cuepoint bench students --json",
      "  cuepoint bench rank --windows 1000000 --json"
    },
    exitCodeListHeading = BaseCommand.EXIT_CODES,
    exitCodeList = {BaseCommand.CODE_0, BaseCommand.CODE_1, BaseCommand.CODE_2},
    usageHelpWidth = 100,
    subcommands = {
      BenchExactnessCommand.class,
      BenchSeekCommand.class,
      BenchDecodeCommand.class,
      BenchPlaybackCommand.class,
      BenchTimelineCommand.class,
      BenchCompareViewCommand.class,
      BenchEngineCommand.class,
      BenchStudentsCommand.class,
      BenchRankCommand.class,
      BenchLabelLatencyCommand.class
    })
final class BenchCommand implements Runnable, CommandParent {

  @ParentCommand private CuepointCommand root;
  @Spec private CommandSpec spec;

  BenchCommand() {}

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
    throw new ParameterException(spec.commandLine(), "Say which benchmark");
  }
}
