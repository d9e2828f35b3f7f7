package org.cuepoint.plugins.audacity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cuepoint.core.exchange.AnnotationReader;
import org.cuepoint.core.exchange.ImportedAnnotations;
import org.cuepoint.core.exchange.ImportedSegment;
import org.cuepoint.core.exchange.ReadContext;
import org.cuepoint.core.exchange.TextFiles;
import org.cuepoint.core.exchange.UnreadableAnnotationsException;

/**
 * Reads a label track: lines of start, end and text separated by tabs, in seconds; equal times are
 * a point. A line that begins with a backslash holds the frequencies of the line before and is
 * passed over. One file is one video: its name without {@code .txt} (and {@code .labels}) names the
 * video, unless the option {@value #VIDEO} does. Thread-safe.
 */
public final class AudacityReader implements AnnotationReader {

  /** Option: the video that the labels are of. */
  public static final String VIDEO = "video";

  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(-?[0-9.]+(?:[eE][-+]?[0-9]+)?)\\t(-?[0-9.]+(?:[eE][-+]?[0-9]+)?)(?:\\t(.*))?");

  /** Makes the reader; found through META-INF/services. */
  public AudacityReader() {}

  @Override
  public String id() {
    return "audacity";
  }

  @Override
  public String displayName() {
    return "Audacity label track";
  }

  @Override
  public int apiVersion() {
    return 1;
  }

  @Override
  public boolean accepts(Path file) {
    return file.toString().endsWith(".txt")
        && TextFiles.glance(file)
            .lines()
            .filter(line -> !line.isBlank())
            .findFirst()
            .filter(line -> LINE.matcher(line).matches())
            .isPresent();
  }

  @Override
  public ImportedAnnotations read(Path file, ReadContext context) throws IOException {
    String video =
        context
            .option(VIDEO)
            .orElse(String.valueOf(file.getFileName()).replaceFirst("(\\.labels)?\\.txt$", ""));
    List<ImportedSegment> rows = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    LinkedHashSet<String> labels = new LinkedHashSet<>();
    if (!known(file, video, context)) {
      warnings.add("The project has no video '" + video + "'");
    }
    List<String> lines = TextFiles.lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("\\")) {
        continue;
      }
      Optional<ImportedSegment> row = row(file, i + 1, line, video);
      if (row.isPresent()) {
        rows.add(row.get());
        labels.add(row.get().label());
      } else {
        warnings.add("Line " + (i + 1) + " has no text and was passed over");
      }
    }
    return new ImportedAnnotations(
        rows, List.copyOf(labels), List.of(video), warnings, ImportedAnnotations.Gaps.UNLABELLED);
  }

  private static boolean known(Path file, String video, ReadContext context)
      throws UnreadableAnnotationsException {
    try {
      return context.resolve(video).isPresent();
    } catch (IllegalArgumentException ambiguous) {
      throw new UnreadableAnnotationsException(file, String.valueOf(ambiguous.getMessage()));
    }
  }

  private static Optional<ImportedSegment> row(Path file, int number, String line, String video)
      throws UnreadableAnnotationsException {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new UnreadableAnnotationsException(
          file, number, "a line needs start, end and text, separated by tabs");
    }
    String label = Optional.ofNullable(parts.group(3)).orElse("").strip();
    if (label.isEmpty()) {
      return Optional.empty();
    }
    try {
      // Audacity lets a label begin before zero; there is no video there.
      double start = Math.max(0, Double.parseDouble(parts.group(1)));
      double end = Math.max(0, Double.parseDouble(parts.group(2)));
      return Optional.of(ImportedSegment.positive(video, Optional.empty(), start, end, label));
    } catch (IllegalArgumentException wrong) {
      throw new UnreadableAnnotationsException(file, number, String.valueOf(wrong.getMessage()));
    }
  }
}
