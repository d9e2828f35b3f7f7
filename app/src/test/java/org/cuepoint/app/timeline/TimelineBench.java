package org.cuepoint.app.timeline;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.AnnotationSelection;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;

/**
 * Measures the timeline by itself: time from pulse to pulse while something moves, with rendering
 * (run with {@code -Djavafx.animation.fullspeed=true -Dprism.order=sw}), and the time on the FX
 * thread alone. Arguments: segments, suggestions, width and height.
 */
public final class TimelineBench extends Application {

  /** Starts without the checks of {@code Application} subclasses. */
  static final class Main {
    private Main() {}

    public static void main(String[] arguments) {
      Application.launch(TimelineBench.class, arguments);
    }
  }

  private static final int FRAMES = 900_000;
  private static final int WARM_UP = 60;
  private static final int STEPS = 260;

  private record Scenario(String name, Runnable begin, IntConsumer step) {}

  private final PrintStream out = System.out;
  private final TimelineViewModel timeline = new TimelineViewModel(new RecordedActions());
  private AnnotationIndex<Segment> segments = AnnotationIndex.ofSegments(List.of());
  private AnnotationIndex<Suggestion> suggestions = AnnotationIndex.ofSuggestions(List.of());

  @Override
  public void start(Stage stage) {
    List<String> raw = getParameters().getRaw();
    BusyVideo video =
        new BusyVideo(FRAMES, 20, Integer.parseInt(raw.get(0)), Integer.parseInt(raw.get(1)), 2, 5);
    video.show(timeline);
    timeline.probabilitiesProperty().set(video.probabilities());
    timeline.waveformProperty().set(video.waveform());
    timeline.followPlayheadProperty().set(false);
    segments = video.segments;
    suggestions = video.suggestions;
    TimelineView view = new TimelineView(timeline);
    stage.setScene(new Scene(view, Double.parseDouble(raw.get(2)), Double.parseDouble(raw.get(3))));
    stage.show();
    run(new ArrayList<>(scenarios()), view);
  }

  private List<Scenario> scenarios() {
    return List.of(
        new Scenario("pan whole-ish", () -> show(0, 700_000), i -> timeline.pan(700)),
        new Scenario("pan 60k frames", () -> show(100_000, 160_000), i -> timeline.pan(300)),
        new Scenario("pan 20k frames", () -> show(100_000, 120_000), i -> timeline.pan(100)),
        new Scenario("pan 5k frames", () -> show(100_000, 105_000), i -> timeline.pan(20)),
        new Scenario("pan 1k frames", () -> show(100_000, 101_000), i -> timeline.pan(4)),
        new Scenario(
            "zoom",
            () -> show(0, FRAMES),
            i -> timeline.zoomAt(450_000, i % 200 < 100 ? 1.09 : 1 / 1.09)),
        new Scenario(
            "playhead", () -> show(0, FRAMES), i -> timeline.playheadProperty().set(i * 500)),
        new Scenario("edit whole", () -> show(0, FRAMES), this::edit),
        new Scenario("edit 5k frames", () -> show(100_000, 105_000), this::edit),
        new Scenario("accept 5k frames", () -> show(100_000, 105_000), this::decide),
        new Scenario("select", () -> show(100_000, 105_000), i -> timeline.selectNext()));
  }

  private void show(double from, double to) {
    timeline.visibleProperty().set(new Viewport(from, to));
  }

  private void edit(int i) {
    Segment old = segments.item(Math.floorMod(i * 7919, segments.size()));
    int start = old.range().frames().start();
    Segment next =
        old.withRange(
            timeline
                .frameIndexProperty()
                .get()
                .range(start, old.range().frames().end() + 1 + i % 3));
    segments = segments.changed(Set.of(), List.of(next));
    begin = System.nanoTime();
    timeline.segmentsProperty().set(segments);
  }

  private void decide(int i) {
    Suggestion gone = suggestions.item(Math.floorMod(i * 7919, suggestions.size()));
    timeline.selectionProperty().set(AnnotationSelection.of(gone));
    suggestions = suggestions.changed(Set.of(gone.key()), List.of());
    Segment made =
        Segment.positive(
            gone.video(), gone.region(), gone.actionClass(), gone.range(), SampleVideo.ANNA);
    segments = segments.changed(Set.of(), List.of(made));
    begin = System.nanoTime();
    timeline.suggestionsProperty().set(suggestions);
    timeline.segmentsProperty().set(segments);
  }

  private long begin;

  private void run(List<Scenario> left, TimelineView view) {
    if (left.isEmpty()) {
      Platform.exit();
      return;
    }
    Scenario now = left.removeFirst();
    now.begin().run();
    double[] pulses = new double[STEPS];
    double[] updates = new double[STEPS];
    double[] paints = new double[STEPS];
    new AnimationTimer() {
      private int at = -WARM_UP;
      private long last;

      @Override
      public void handle(long pulse) {
        long started = System.nanoTime();
        if (at >= 0) {
          pulses[at] = (started - last) / 1e6;
        }
        last = started;
        begin = started;
        now.step().accept(at + WARM_UP);
        long updated = System.nanoTime();
        if (!now.name().equals("playhead")) {
          view.paintNow();
        }
        if (at >= 0) {
          updates[at] = (updated - begin) / 1e6;
          paints[at] = (System.nanoTime() - updated) / 1e6;
        }
        if (++at == STEPS) {
          stop();
          out.printf(
              "%-18s frame %s   update %s   paint %s%n",
              now.name(), spread(pulses), spread(updates), spread(paints));
          run(left, view);
        }
      }
    }.start();
  }

  private static String spread(double[] values) {
    Arrays.sort(values);
    return String.format(
        "p50 %6.2f p95 %6.2f ms", values[values.length / 2], values[values.length * 95 / 100]);
  }
}
