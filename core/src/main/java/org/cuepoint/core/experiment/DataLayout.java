package org.cuepoint.core.experiment;

import java.util.Optional;

/**
 * How a folder holds videos and labels: a folder of video files and one table of segments in CSV
 * with a header.
 *
 * @param videos the folder with video files, below the data folder
 * @param segments the table, below the data folder
 * @param columns names of the table's columns
 * @param gaps what is between segments
 * @param clock ticks a second; 8 when left out
 */
public record DataLayout(
    String videos, String segments, Columns columns, Gaps gaps, Optional<Integer> clock) {

  /**
   * Names of columns. A video's cell is a file name in the folder, with or without its ending;
   * frames count from 0 in presentation order.
   *
   * @param video the file
   * @param group what splits keep together; left out, each video is a group
   * @param start first frame
   * @param end the frame after the last
   * @param label the class
   */
  public record Columns(
      String video, Optional<String> group, String start, String end, String label) {}

  /** What is between segments. */
  public enum Gaps {
    /** Nothing happens there, and somebody looked. */
    BACKGROUND,
    /** Nobody looked: neither learned nor judged. */
    UNLABELLED
  }
}
