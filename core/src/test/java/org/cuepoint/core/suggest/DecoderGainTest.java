package org.cuepoint.core.suggest;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cuepoint.core.eval.LabelRuns;
import org.cuepoint.core.eval.LabelledVideo;
import org.cuepoint.core.eval.SegmentationScores;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the decoder gains over taking the best label of each frame, on published scores. */
final class DecoderGainTest {

  @Test
  void segmentsOfGteaAreBetterThanArgmax() throws IOException {
    assertGain("gtea-svm", new FeatureClock(5));
  }

  @Test
  void segmentsOfFiftySaladsAreBetterThanArgmax() throws IOException {
    assertGain("50salads-eval-svm", new FeatureClock(1));
  }

  private static void assertGain(String name, FeatureClock clock) throws IOException {
    Path folder =
        Path.of(System.getProperty("cuepoint.shared", "none"), "data", "framescores", name);
    assumeTrue(Files.isDirectory(folder), "The frame scores are not on this machine");
    List<LabelledVideo> argmax = new ArrayList<>();
    List<LabelledVideo> decoded = new ArrayList<>();
    SegmentDecoder decoder = new ViterbiDecoder(DecoderSettings.defaults());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        List<double[]> rows = rows(file);
        int labels = rows.getFirst().length - 1;
        List<String> truth = rows.stream().map(row -> label((int) row[0])).toList();
        float[] values = new float[rows.size() * (labels - 1)];
        List<String> best = new ArrayList<>();
        for (int t = 0; t < rows.size(); t++) {
          double[] p = softmax(Arrays.copyOfRange(rows.get(t), 1, labels + 1));
          best.add(label(IntStream.range(0, labels).reduce(0, (a, b) -> p[b] > p[a] ? b : a)));
          for (int c = 1; c < labels; c++) {
            values[t * (labels - 1) + c - 1] = (float) p[c];
          }
        }
        ProbabilityTrack track =
            new ProbabilityTrack(clock, Collections.nCopies(labels - 1, ClassId.random()), values);
        List<List<Integer>> groups = List.of(IntStream.range(0, labels - 1).boxed().toList());
        List<String> path = new ArrayList<>(Collections.nCopies(rows.size(), label(0)));
        for (DecodedSegment segment : decoder.decode(track, groups, List.of())) {
          for (int t = segment.startTick(); t < segment.endTick(); t++) {
            path.set(t, label(segment.classIndex() + 1));
          }
        }
        argmax.add(video(truth, best));
        decoded.add(video(truth, path));
      }
    }
    SegmentationScores before = SegmentationScores.of(argmax, Set.of());
    SegmentationScores after = SegmentationScores.of(decoded, Set.of());
    LoggerFactory.getLogger(DecoderGainTest.class)
        .info("{}: argmax {}, decoder {}", name, before, after);
    assertTrue(after.edit() > before.edit(), name + " edit: " + before + ", " + after);
    for (int overlap : SegmentationScores.OVERLAPS) {
      assertTrue(
          after.f1().getOrDefault(overlap, 0.0) > before.f1().getOrDefault(overlap, 0.0),
          name + " F1@" + overlap + ": " + before + ", " + after);
    }
  }

  private static LabelledVideo video(List<String> truth, List<String> prediction) {
    return new LabelledVideo(
        "v", Optional.empty(), LabelRuns.ofFrames(truth), LabelRuns.ofFrames(prediction));
  }

  private static String label(int number) {
    return "class " + number;
  }

  private static List<double[]> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .skip(1)
        .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }

  /** Margins of a linear SVM spread about one: twice the margin makes usable probabilities. */
  private static double[] softmax(double[] scores) {
    double[] p = Arrays.stream(scores).map(s -> Math.exp(2 * s)).toArray();
    double sum = Arrays.stream(p).sum();
    return Arrays.stream(p).map(v -> v / sum).toArray();
  }
}
