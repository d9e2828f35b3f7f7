package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.train.JobRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the jobs of a project. */
@Command(
    name = "jobs",
    header = "List the latest jobs of a project, newest first.",
    footer = {"  cuepoint jobs study", "  cuepoint jobs study --limit 5 --json"})
final class JobsCommand extends ProjectCommand {

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many (default: ${DEFAULT-VALUE}).")
  private int limit;

  JobsCommand() {}

  @Override
  Intent intent() {
    return Intent.LOOK;
  }

  @Override
  int run(ProjectSession session) {
    List<JobRecord> jobs = session.ports().runs().jobs(Math.max(1, limit));
    Table table = new Table("id", "kind", "state", "started", "seconds>", "message");
    for (JobRecord job : jobs) {
      table.row(
          Names.brief(job.id()),
          job.kind(),
          word(job),
          job.started().toString(),
          job.ended()
              .map(
                  end ->
                      String.format(
                          Locale.ROOT,
                          "%.1f",
                          Duration.between(job.started(), end).toMillis() / 1000.0))
              .orElse(""),
          job.message());
    }
    JsonObject document = new JsonObject();
    document.add(
        "jobs",
        Json.array(
            jobs,
            job -> {
              JsonObject object = new JsonObject();
              object.addProperty("id", job.id().toString());
              object.addProperty("kind", job.kind());
              object.addProperty("state", word(job));
              object.addProperty("started", job.started().toString());
              job.ended().ifPresent(end -> object.addProperty("ended", end.toString()));
              object.addProperty("request", job.request());
              object.addProperty("message", job.message());
              return object;
            }));
    answer(document);
    if (jobs.isEmpty()) {
      say("No job has run in this project yet.");
    } else {
      say(table);
    }
    return CommandLineTool.DONE;
  }

  private static String word(JobRecord job) {
    return job.state().name().toLowerCase(Locale.ROOT);
  }
}
