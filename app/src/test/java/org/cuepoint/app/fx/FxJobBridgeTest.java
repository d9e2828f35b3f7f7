package org.cuepoint.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.job.InlineJobRunner;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobCancelledException;
import org.junit.jupiter.api.Test;

class FxJobBridgeTest {

  private final List<String> told = new ArrayList<>();

  private void run(Job<Integer> job) {
    FxJobBridge.inline()
        .whenDone(
            new InlineJobRunner().submit(job),
            result -> told.add("result " + result),
            new FxJobBridge.Ended() {
              @Override
              public void failed(Exception problem) {
                told.add("failed: " + problem.getMessage());
              }

              @Override
              public void cancelled() {
                told.add("cancelled");
              }
            });
  }

  @Test
  void everyEndOfAJobReachesItsListener() {
    run(new Job<>("good", context -> 3));
    run(
        new Job<>(
            "bad",
            context -> {
              throw new IllegalStateException("no disk");
            }));
    run(
        new Job<>(
            "stopped",
            context -> {
              throw new JobCancelledException();
            }));
    assertEquals(List.of("result 3", "failed: no disk", "cancelled"), told);
  }

  @Test
  void timesInListsAreShort() {
    assertEquals("1:12.5", ShortTime.place(72.48));
    assertEquals("1:01:12", ShortTime.place(3672.4));
    assertEquals("1:37", ShortTime.length(97.3));
    assertEquals("2:00:00", ShortTime.length(7200));
  }
}
