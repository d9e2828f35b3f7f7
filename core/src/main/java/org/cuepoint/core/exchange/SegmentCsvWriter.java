package org.cuepoint.core.exchange;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.cuepoint.core.time.FrameRange;

/**
 * Writes the segment CSV of SEMANTICS section 4 with all columns; {@link SegmentCsvReader} reads
 * exactly the same rows back. Thread-safe.
 */
public final class SegmentCsvWriter implements AnnotationWriter {

  /** Makes the writer; found through META-INF/services. */
  public SegmentCsvWriter() {}

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
  public List<String> write(Path target, AnnotationExport export) throws IOException {
    StringBuilder text = new StringBuilder();
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setHeader(SegmentCsvReader.COLUMNS.toArray(String[]::new))
            .get();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      for (ImportedSegment row : export.rows()) {
        printer.printRecord(
            row.video(),
            number(row.startSeconds()),
            number(row.endSeconds()),
            row.label(),
            row.state().name().toLowerCase(Locale.ROOT),
            row.subject().orElse(""),
            row.region().orElse(""),
            row.annotator().orElse(""),
            row.confidence().isPresent() ? number(row.confidence().getAsDouble()) : "",
            row.notes(),
            frame(row.frames(), FrameRange::start),
            frame(row.frames(), FrameRange::end));
      }
    }
    TextFiles.write(target, text.toString());
    return List.of();
  }

  /** The shortest decimal that reads back as the same number, never with an exponent. */
  private static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static String frame(
      Optional<FrameRange> frames, java.util.function.ToIntFunction<FrameRange> end) {
    return frames.map(range -> String.valueOf(end.applyAsInt(range))).orElse("");
  }
}
