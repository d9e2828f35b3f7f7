package org.cuepoint.core.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.cuepoint.core.eval.LabelRuns;
import org.cuepoint.core.time.FrameRange;

/**
 * Reads a folder in the layout of MS-TCN, Breakfast, 50Salads and GTEA: {@code groundTruth/*.txt}
 * with one label a line, and {@code mapping.txt}. Also the folder of the text files, or one of
 * them.
 *
 * <p>A line is a frame of the video when there are as many of both; else line k is the time k/r
 * with a rate r that is given by the option {@value #LINE_RATE}, or found as the whole number of
 * lines a second that fits the duration. The labels {@code background} and {@code SIL} (or those of
 * the option {@value #BACKGROUND}, separated by commas) make no rows. Thread-safe.
 */
public final class MsTcnReader implements AnnotationReader {

  /** Option: lines a second, as {@code 15} or {@code 30000/1001}. */
  public static final String LINE_RATE = "lineRate";

  /** Option: labels that mean that nothing happens, separated by commas. */
  public static final String BACKGROUND = "background";

  private static final String FOLDER = "groundTruth";
  private static final String MAPPING = "mapping.txt";

  /** Feature extractors often lose a frame or two at the end. */
  private static final int LOST_FRAMES = 2;

  /** Makes the reader; found through META-INF/services. */
  public MsTcnReader() {}

  @Override
  public String id() {
    return "ms-tcn";
  }

  @Override
  public String displayName() {
    return "MS-TCN folder (a label a line)";
  }

  @Override
  public int apiVersion() {
    return 1;
  }

  @Override
  public boolean accepts(Path file) {
    return Files.isDirectory(file.resolve(FOLDER))
        || (Files.isDirectory(file) && file.toAbsolutePath().endsWith(FOLDER))
        || (Files.isRegularFile(file)
            && file.toAbsolutePath().endsWith(Path.of(FOLDER, String.valueOf(file.getFileName()))));
  }

  @Override
  public ImportedAnnotations read(Path file, ReadContext context) throws IOException {
    Set<String> background = background(context);
    List<ImportedSegment> rows = new ArrayList<>();
    List<String> videos = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    LinkedHashSet<String> labels = new LinkedHashSet<>(mapping(file));
    for (Path text : files(file)) {
      String name = KnownVideo.stem(String.valueOf(text.getFileName()));
      LabelRuns runs = labels(text);
      runs.runs().forEach(run -> labels.add(run.label()));
      Optional<KnownVideo> known = resolve(text, name, context);
      OptionalDouble rate = OptionalDouble.empty();
      if (known.isPresent()) {
        rate = rate(text, runs.length(), known.get(), context, warnings);
      } else {
        warnings.add("The project has no video '" + name + "'");
        rate = givenRate(text, context);
        if (rate.isEmpty()) {
          continue;
        }
      }
      videos.add(name);
      int start = 0;
      for (LabelRuns.Run run : runs.runs()) {
        int end = start + run.length();
        if (!background.contains(run.label())) {
          rows.add(row(name, known, rate, start, end, run.label()));
        }
        start = end;
      }
    }
    labels.removeAll(background);
    return new ImportedAnnotations(
        rows, List.copyOf(labels), videos, warnings, ImportedAnnotations.Gaps.BACKGROUND);
  }

  @Override
  public List<FrameTruth> readTruth(Path file, ReadContext context) throws IOException {
    Set<String> background = background(context);
    List<FrameTruth> truths = new ArrayList<>();
    for (Path text : files(file)) {
      String name = KnownVideo.stem(String.valueOf(text.getFileName()));
      Optional<KnownVideo> known = resolve(text, name, context);
      if (known.isPresent()) {
        LabelRuns runs = labels(text);
        OptionalDouble rate = rate(text, runs.length(), known.get(), context, new ArrayList<>());
        List<LabelRuns.Run> named =
            runs.runs().stream()
                .map(
                    run ->
                        background.contains(run.label())
                            ? new LabelRuns.Run(FrameTruth.BACKGROUND, run.length())
                            : run)
                .toList();
        truths.add(new FrameTruth(known.get(), Optional.empty(), new LabelRuns(named), rate));
      }
    }
    return truths;
  }

  private static ImportedSegment row(
      String name,
      Optional<KnownVideo> known,
      OptionalDouble rate,
      int start,
      int end,
      String label) {
    if (rate.isPresent()) {
      double perSecond = rate.getAsDouble();
      return ImportedSegment.positive(
          name, Optional.empty(), start / perSecond, end / perSecond, label);
    }
    KnownVideo video = known.orElseThrow();
    int frames = video.index().frameCount();
    return ImportedSegment.positive(
        name,
        Optional.of(new FrameRange(start, end)),
        video.index().secondsAt(Math.min(start, frames)),
        video.index().secondsAt(Math.min(end, frames)),
        label);
  }

  private static Set<String> background(ReadContext context) {
    return context
        .option(BACKGROUND)
        .map(names -> Set.of(names.split("\\s*,\\s*")))
        .orElse(Set.of(FrameTruth.BACKGROUND, "SIL"));
  }

  private static Optional<KnownVideo> resolve(Path text, String name, ReadContext context)
      throws UnreadableAnnotationsException {
    try {
      return context.resolve(name);
    } catch (IllegalArgumentException ambiguous) {
      throw new UnreadableAnnotationsException(text, String.valueOf(ambiguous.getMessage()));
    }
  }

  /** Returns lines a second; empty when a line is a frame. */
  private static OptionalDouble rate(
      Path text, int lines, KnownVideo known, ReadContext context, List<String> warnings)
      throws UnreadableAnnotationsException {
    int frames = known.index().frameCount();
    OptionalDouble given = givenRate(text, context);
    if (given.isPresent() || lines == frames) {
      return given;
    }
    if (Math.abs(lines - frames) <= LOST_FRAMES) {
      warnings.add(
          text.getFileName()
              + " has "
              + lines
              + " lines for "
              + frames
              + " frames; each line was taken as a frame");
      return OptionalDouble.empty();
    }
    double seconds = known.index().seconds();
    long hertz = Math.round(lines / seconds);
    if (hertz < 1 || Math.abs(lines - hertz * seconds) > Math.max(2, 0.005 * lines)) {
      throw new UnreadableAnnotationsException(
          text,
          "its "
              + lines
              + " lines fit neither the "
              + frames
              + " frames of the video nor a whole number of lines a second; say how many lines"
              + " there are a second with "
              + LINE_RATE);
    }
    return OptionalDouble.of((double) hertz);
  }

  private static OptionalDouble givenRate(Path text, ReadContext context)
      throws UnreadableAnnotationsException {
    Optional<String> option = context.option(LINE_RATE);
    if (option.isEmpty()) {
      return OptionalDouble.empty();
    }
    String[] parts = option.get().split("/", -1);
    try {
      double rate = Double.parseDouble(parts[0]);
      if (parts.length == 2) {
        rate /= Double.parseDouble(parts[1]);
      }
      if (parts.length <= 2 && rate > 0 && Double.isFinite(rate)) {
        return OptionalDouble.of(rate);
      }
    } catch (NumberFormatException noNumber) {
      // Told below, like every other rate that is none.
    }
    throw new UnreadableAnnotationsException(
        text, LINE_RATE + " must be lines a second such as 15 or 30000/1001, not " + option.get());
  }

  private static List<Path> files(Path given) throws IOException {
    if (Files.isRegularFile(given)) {
      return List.of(given);
    }
    Path folder = Files.isDirectory(given.resolve(FOLDER)) ? given.resolve(FOLDER) : given;
    if (!Files.isDirectory(folder)) {
      throw new UnreadableAnnotationsException(given, "there is no such folder");
    }
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> texts =
          all.filter(path -> path.toString().endsWith(".txt"))
              .filter(path -> !path.endsWith(MAPPING))
              .sorted()
              .toList();
      if (texts.isEmpty()) {
        throw new UnreadableAnnotationsException(
            given, "there are no text files; choose the folder that holds " + FOLDER);
      }
      return texts;
    }
  }

  private static LabelRuns labels(Path text) throws IOException {
    List<LabelRuns.Run> runs = new ArrayList<>();
    List<String> lines = TextFiles.lines(text);
    for (int i = 0; i < lines.size(); i++) {
      String label = lines.get(i).strip();
      if (label.isEmpty()) {
        throw new UnreadableAnnotationsException(
            text, i + 1, "the line is empty; each line needs the label of one frame");
      }
      runs.add(new LabelRuns.Run(label, 1));
    }
    if (runs.isEmpty()) {
      throw new UnreadableAnnotationsException(text, "the file is empty");
    }
    return new LabelRuns(runs);
  }

  /** Returns the labels of {@code mapping.txt} in its order; none when there is no such file. */
  private static List<String> mapping(Path given) throws IOException {
    Path folder = given.toAbsolutePath();
    for (int up = 0; folder != null && up < 3; up++, folder = folder.getParent()) {
      Path mapping = folder.resolve(MAPPING);
      if (Files.isRegularFile(mapping)) {
        List<String> labels = new ArrayList<>();
        List<String> lines = TextFiles.lines(mapping);
        for (int i = 0; i < lines.size(); i++) {
          String[] parts = lines.get(i).strip().split("\\s+", 2);
          if (parts.length == 2) {
            labels.add(parts[1]);
          } else if (!parts[0].isEmpty()) {
            throw new UnreadableAnnotationsException(
                mapping, i + 1, "a line needs a number and a label");
          }
        }
        return labels;
      }
      boolean atRoot = Files.isDirectory(folder.resolve(FOLDER));
      if (atRoot) {
        break;
      }
    }
    return List.of();
  }
}
