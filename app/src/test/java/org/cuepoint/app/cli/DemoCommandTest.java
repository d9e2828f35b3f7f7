package org.cuepoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole demonstration on the sample project, cut short; a minute or two. */
@Tag("slow")
class DemoCommandTest {

  @TempDir private Path folder;

  @Test
  void theDemoComparesTheQueueWithRandomOrderAtTheSameBudget() {
    try (Shell shell = new Shell(folder)) {
      Path report = folder.resolve("report");

      JsonObject result =
          shell.done("demo", "--rounds", "1", "--budget", "4", "--report", report, "--json").json();

      assertEquals(2, result.getAsJsonArray("strategies").size());
      result
          .getAsJsonArray("strategies")
          .forEach(
              each -> {
                assertEquals(4, each.getAsJsonObject().get("clips").getAsInt());
                assertTrue(each.getAsJsonObject().has("f1_50"));
              });
      assertTrue(Files.exists(report.resolve("index.html")));
    }
  }
}
