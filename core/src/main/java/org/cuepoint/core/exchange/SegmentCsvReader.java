package org.cuepoint.core.exchange;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;

/**
 * Reads the segment CSV of SEMANTICS section 4: {@code
 * video,start,end,label[,state,subject,region,annotator,confidence,notes,start_frame,end_frame]} in
 * any order of columns, seconds with a dot; frames win when both are there. Thread-safe.
 */
public final class SegmentCsvReader implements AnnotationReader {

  static final List<String> COLUMNS =
      List.of(
          "video",
          "start",
          "end",
          "label",
          "state",
          "subject",
          "region",
          "annotator",
          "confidence",
          "notes",
          "start_frame",
          "end_frame");

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreHeaderCase(true)
          .setIgnoreEmptyLines(true)
          .setIgnoreSurroundingSpaces(true)
          .get();

  /** Makes the reader; found through META-INF/services. */
  public SegmentCsvReader() {}

  @Override
  public String id() {
    return "segment-csv";
  }

  @Override
  public String displayName() {
    return "Segment table (CSV)";
  }

  @Override
  public int apiVersion() {
    return 1;
  }

  @Override
  public boolean accepts(Path file) {
    String header = TextFiles.glance(file).lines().findFirst().orElse("");
    Set<String> names = new TreeSet<>();
    for (String name : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      names.add(name.strip().replace("\"", ""));
    }
    return names.contains("video")
        && names.contains("label")
        && (names.containsAll(List.of("start", "end"))
            || names.containsAll(List.of("start_frame", "end_frame")));
  }

  @Override
  public ImportedAnnotations read(Path file, ReadContext context) throws IOException {
    List<ImportedSegment> rows = new ArrayList<>();
    LinkedHashSet<String> warnings = new LinkedHashSet<>();
    Map<String, Optional<KnownVideo>> videos = new LinkedHashMap<>();
    String text = TextFiles.read(file);
    try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
      checkHeader(file, parser.getHeaderNames(), warnings);
      Iterator<CSVRecord> records = parser.iterator();
      long line = 1;
      int counted = 0;
      while (records.hasNext()) {
        CSVRecord csv = records.next();
        int position = afterEmptyLines(text, (int) csv.getCharacterPosition());
        line += text.substring(counted, position).chars().filter(c -> c == '\n').count();
        counted = position;
        ImportedSegment row = row(file, line, csv, context, videos);
        rows.add(row);
        warn(line, row, videos.getOrDefault(row.video(), Optional.empty()), warnings);
      }
    } catch (UncheckedIOException | IllegalArgumentException broken) {
      throw new UnreadableAnnotationsException(
          file, "this is no table of comma-separated values: " + broken.getMessage());
    }
    return new ImportedAnnotations(
        rows,
        rows.stream().map(ImportedSegment::label).distinct().toList(),
        List.copyOf(videos.keySet()),
        List.copyOf(warnings),
        ImportedAnnotations.Gaps.UNLABELLED);
  }

  /** The parser counts empty lines as part of the record that follows. */
  private static int afterEmptyLines(String text, int position) {
    int after = position;
    while (after < text.length() && (text.charAt(after) == '\n' || text.charAt(after) == '\r')) {
      after++;
    }
    return after;
  }

  private static void checkHeader(Path file, List<String> header, Set<String> warnings)
      throws UnreadableAnnotationsException {
    List<String> names = header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    boolean seconds = names.contains("start") && names.contains("end");
    boolean frames = names.contains("start_frame") && names.contains("end_frame");
    if (!names.contains("video") || !names.contains("label") || !(seconds || frames)) {
      throw new UnreadableAnnotationsException(
          file, 1, "the first line must name the columns video,start,end,label");
    }
    for (String name : names) {
      if (!COLUMNS.contains(name)) {
        warnings.add("The column '" + name + "' is not known and was passed over");
      }
    }
  }

  private static ImportedSegment row(
      Path file,
      long line,
      CSVRecord csv,
      ReadContext context,
      Map<String, Optional<KnownVideo>> videos)
      throws UnreadableAnnotationsException {
    try {
      if (csv.size() > csv.getParser().getHeaderNames().size()) {
        throw new IllegalArgumentException(
            "there are more values than columns; put quotes around a text with commas");
      }
      String video = text(csv, "video").orElseThrow(() -> missing("video"));
      Optional<FrameRange> frames = frames(csv);
      Optional<KnownVideo> known = videos.computeIfAbsent(video, context::resolve);
      // A table of frames alone has no seconds; the video knows them.
      boolean framesAlone = frames.isPresent() && text(csv, "start").isEmpty();
      OptionalDouble confidence =
          text(csv, "confidence").isPresent()
              ? OptionalDouble.of(number(csv, "confidence"))
              : OptionalDouble.empty();
      return new ImportedSegment(
          video,
          frames,
          framesAlone ? seconds(known, frames.get().start()) : number(csv, "start"),
          framesAlone ? seconds(known, frames.get().end()) : number(csv, "end"),
          text(csv, "label").orElseThrow(() -> missing("label")),
          state(csv),
          text(csv, "subject"),
          text(csv, "region"),
          text(csv, "annotator"),
          confidence,
          text(csv, "notes").orElse(""));
    } catch (IllegalArgumentException wrong) {
      throw new UnreadableAnnotationsException(file, line, String.valueOf(wrong.getMessage()));
    }
  }

  private static double seconds(Optional<KnownVideo> known, int frame) {
    FrameIndex index =
        known
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the seconds are missing, and the project has no such video to take them"
                            + " from"))
            .index();
    return index.secondsAt(Math.min(frame, index.frameCount()));
  }

  private static Optional<FrameRange> frames(CSVRecord csv) {
    Optional<String> start = text(csv, "start_frame");
    Optional<String> end = text(csv, "end_frame");
    if (start.isEmpty() && end.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new FrameRange(whole(csv, "start_frame"), whole(csv, "end_frame")));
  }

  private static LabelState state(CSVRecord csv) {
    String word = text(csv, "state").orElse("positive");
    for (LabelState state : LabelState.values()) {
      if (state.name().equalsIgnoreCase(word)) {
        return state;
      }
    }
    throw new IllegalArgumentException(
        "the state '" + word + "' is not one of positive, negative, unknown, ignore");
  }

  private static double number(CSVRecord csv, String column) {
    String value = text(csv, column).orElseThrow(() -> missing(column));
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException noNumber) {
      throw new IllegalArgumentException(
          "'" + value + "' in the column " + column + " is no number with a decimal dot", noNumber);
    }
  }

  private static int whole(CSVRecord csv, String column) {
    String value = text(csv, column).orElseThrow(() -> missing(column));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException noNumber) {
      throw new IllegalArgumentException(
          "'" + value + "' in the column " + column + " is no whole number", noNumber);
    }
  }

  private static IllegalArgumentException missing(String column) {
    return new IllegalArgumentException("the column " + column + " is empty");
  }

  private static Optional<String> text(CSVRecord csv, String column) {
    return csv.isSet(column)
        ? Optional.of(csv.get(column)).filter(v -> !v.isEmpty())
        : Optional.empty();
  }

  private static void warn(
      long line, ImportedSegment row, Optional<KnownVideo> known, Set<String> warnings) {
    if (known.isEmpty()) {
      warnings.add("The project has no video '" + row.video() + "'");
      return;
    }
    FrameIndex index = known.get().index();
    double frame = index.seconds() / index.frameCount();
    boolean late =
        row.frames().isPresent()
            ? row.frames().get().end() > index.frameCount()
            : row.endSeconds() > index.seconds() + frame;
    if (late) {
      warnings.add(
          "Line " + line + " reaches beyond the end of '" + row.video() + "' and is cut there");
    }
  }
}
