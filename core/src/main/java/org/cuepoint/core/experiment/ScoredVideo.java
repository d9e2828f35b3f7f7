package org.cuepoint.core.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Frame-wise class scores of a video with the truth. The arrays are not to be changed.
 *
 * @param name the file's name without its ending
 * @param split whose test video it is; the scores come from a model that never saw this split
 * @param truth the class of each frame
 * @param scores shape (frames, classes)
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only, and never compared.
record ScoredVideo(String name, String split, int[] truth, double[][] scores) {

  private static final Pattern NAME = Pattern.compile("(split\\d+)-.*\\.csv");

  int frames() {
    return truth.length;
  }

  int classes() {
    return scores[0].length;
  }

  /**
   * Reads all videos of a folder, in order of their names.
   *
   * @throws IOException if there are none, or one is no table of scores
   */
  static List<ScoredVideo> readAll(Path folder) throws IOException {
    List<ScoredVideo> videos = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          videos.add(read(file, name.group(1)));
        }
      }
    }
    if (videos.isEmpty()) {
      throw new IOException(
          "There are no scores in '" + folder + "'; files are named split<k>-video<n>.csv.");
    }
    return videos;
  }

  private static ScoredVideo read(Path file, String split) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int frames = lines.size() - 1;
    if (frames < 1 || !lines.getFirst().startsWith("truth,")) {
      throw new IOException(
          "'" + file + "' is no table of scores; its first line names truth,s0,…");
    }
    int classes = lines.getFirst().split(",", -1).length - 1;
    int[] truth = new int[frames];
    double[][] scores = new double[frames][classes];
    for (int t = 0; t < frames; t++) {
      String[] cells = lines.get(t + 1).split(",", -1);
      if (cells.length != classes + 1) {
        throw new IOException(
            "Line " + (t + 2) + " of '" + file + "' has " + cells.length + " cells");
      }
      try {
        truth[t] = Integer.parseInt(cells[0]);
        for (int c = 0; c < classes; c++) {
          scores[t][c] = Double.parseDouble(cells[c + 1]);
        }
      } catch (NumberFormatException wrong) {
        throw new IOException("Line " + (t + 2) + " of '" + file + "' holds no numbers", wrong);
      }
    }
    String name = file.getFileName().toString();
    return new ScoredVideo(name.substring(0, name.length() - 4), split, truth, scores);
  }
}
