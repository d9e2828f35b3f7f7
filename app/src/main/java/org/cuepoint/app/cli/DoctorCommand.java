package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** Checks this computer. */
@Command(
    name = "doctor",
    header = "Check that everything the program needs is there.",
    description =
        "Java, the native libraries, the start of the engine process, device, threads, display,"
            + " disk space and folders: each with ok, or with what to do.",
    footer = {"  cuepoint doctor", "  cuepoint doctor --json"},
    exitCodeList = {
      "0:Everything needed works; there may be remarks.",
      "1:Something that is needed does not work.",
      "2:Wrong usage."
    })
final class DoctorCommand extends BaseCommand {

  DoctorCommand() {}

  @Override
  int run() {
    List<Checkup.Finding> findings = new ArrayList<>();
    Table table = new Table("", "what", "found", "what to do");
    for (Checkup.Check check : new Checkup(services()).checks()) {
      Checkup.Finding finding = check.look();
      findings.add(finding);
      table.row(finding.verdict().word(), finding.what(), finding.found(), finding.advice());
    }
    boolean broken = findings.stream().anyMatch(f -> f.verdict() == Checkup.Verdict.BROKEN);
    JsonObject document = new JsonObject();
    document.addProperty("ok", !broken);
    document.addProperty("version", services().version());
    document.add(
        "checks",
        Json.array(
            findings,
            finding -> {
              JsonObject object = new JsonObject();
              object.addProperty("what", finding.what());
              object.addProperty("verdict", finding.verdict().word());
              object.addProperty("found", finding.found());
              if (!finding.advice().isEmpty()) {
                object.addProperty("advice", finding.advice());
              }
              return object;
            }));
    answer(document);
    say("cuepoint " + services().version());
    say(table);
    return broken ? CommandLineTool.FAILED : CommandLineTool.DONE;
  }
}
