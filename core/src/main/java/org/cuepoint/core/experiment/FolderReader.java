package org.cuepoint.core.experiment;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.exchange.TextFiles;
import org.cuepoint.core.experiment.LabelledFolder.Entry;
import org.cuepoint.core.experiment.LabelledFolder.Labelled;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameIndexCodec;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.time.FeatureClock;

/** Reads a data folder by its layout; frame indexes are kept. One thread at a time. */
final class FolderReader {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setIgnoreSurroundingSpaces(true)
          .get();

  private static final int DEFAULT_CLOCK = 8;

  private final MediaLibrary media;
  private final Path indexes;

  FolderReader(MediaLibrary media, Path indexes) {
    this.media = media;
    this.indexes = indexes;
  }

  /** One row of the table. */
  private record Row(String group, Labelled segment) {}

  /**
   * Reads the table and indexes the videos that it names; videos without a row are passed over.
   *
   * @throws IOException if a file is missing or cannot be read; the message names it
   * @throws IllegalArgumentException if a row makes no sense; the message names the line
   */
  LabelledFolder read(Path data, DataLayout layout, JobContext context) throws IOException {
    Path table = data.resolve(layout.segments());
    Map<String, List<Row>> rows = rows(table, layout.columns());
    Map<String, Path> files = files(data.resolve(layout.videos()));
    FeatureClock clock = new FeatureClock(layout.clock().orElse(DEFAULT_CLOCK));
    List<Entry> videos = new ArrayList<>();
    TreeSet<String> classes = new TreeSet<>();
    for (Map.Entry<String, List<Row>> each : rows.entrySet()) {
      context.progress(videos.size(), rows.size(), "Reading " + each.getKey());
      Path file =
          Optional.ofNullable(files.get(each.getKey()))
              .orElseThrow(
                  () ->
                      new IOException(
                          "The table '"
                              + table
                              + "' names the video '"
                              + each.getKey()
                              + "', which the folder '"
                              + data.resolve(layout.videos())
                              + "' does not have."));
      videos.add(entry(each.getKey(), file, each.getValue(), context));
      each.getValue().forEach(row -> classes.add(row.segment().label()));
    }
    return new LabelledFolder(clock, List.copyOf(classes), videos, layout.gaps());
  }

  private static Map<String, List<Row>> rows(Path table, DataLayout.Columns columns)
      throws IOException {
    Map<String, List<Row>> rows = new TreeMap<>();
    try (CSVParser parser = FORMAT.parse(new StringReader(TextFiles.read(table)))) {
      List<String> header = parser.getHeaderNames();
      for (String column :
          List.of(
              columns.video(),
              columns.start(),
              columns.end(),
              columns.label(),
              columns.group().orElse(columns.video()))) {
        if (!header.contains(column)) {
          throw new IOException(
              "The table '"
                  + table
                  + "' has no column '"
                  + column
                  + "'; it has "
                  + String.join(", ", header)
                  + ".");
        }
      }
      for (CSVRecord each : parser) {
        String video = each.get(columns.video());
        Labelled segment =
            new Labelled(
                each.get(columns.label()),
                frame(table, each, columns.start()),
                frame(table, each, columns.end()));
        if (segment.start() < 0 || segment.end() <= segment.start()) {
          throw new IllegalArgumentException(
              where(table, each) + "a segment must end after its start.");
        }
        rows.computeIfAbsent(video, v -> new ArrayList<>())
            .add(new Row(each.get(columns.group().orElse(columns.video())), segment));
      }
    }
    if (rows.isEmpty()) {
      throw new IOException("The table '" + table + "' has no rows.");
    }
    return rows;
  }

  private static int frame(Path table, CSVRecord row, String column) {
    try {
      return Integer.parseInt(row.get(column));
    } catch (NumberFormatException noNumber) {
      throw new IllegalArgumentException(
          where(table, row) + "'" + row.get(column) + "' is no frame number.", noNumber);
    }
  }

  private static String where(Path table, CSVRecord row) {
    // The header is line 1 and record 1 is line 2.
    return "Line " + (row.getRecordNumber() + 1) + " of '" + table + "' cannot be used: ";
  }

  /** Returns the files of a folder by name and by name without ending. */
  private static Map<String, Path> files(Path folder) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, Files::isRegularFile)) {
      for (Path file : found) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        files.put(name, file);
        if (dot > 0) {
          files.putIfAbsent(name.substring(0, dot), file);
        }
      }
    }
    return files;
  }

  private Entry entry(String name, Path file, List<Row> rows, JobContext context)
      throws IOException {
    String group = rows.getFirst().group();
    if (rows.stream().anyMatch(row -> !row.group().equals(group))) {
      throw new IllegalArgumentException(
          "The video '" + name + "' has rows of several groups; a video belongs to one group.");
    }
    ContentHash hash = ContentHash.of(file, bytes -> context.throwIfCancelled());
    Path kept = indexes.resolve(hash.hex() + ".frames");
    IndexedMedia index = index(file, kept, context);
    List<Labelled> segments =
        rows.stream().map(Row::segment).sorted(Comparator.comparingInt(Labelled::start)).toList();
    int at = 0;
    for (Labelled segment : segments) {
      if (segment.start() < at || segment.end() > index.index().frameCount()) {
        throw new IllegalArgumentException(
            "The segment '"
                + segment.label()
                + "' at frame "
                + segment.start()
                + " of '"
                + name
                + "' "
                + (segment.start() < at
                    ? "overlaps the one before."
                    : "ends after the last frame, " + (index.index().frameCount() - 1) + "."));
      }
      at = segment.end();
    }
    String id =
        UUID.nameUUIDFromBytes((name + " " + hash.hex()).getBytes(StandardCharsets.UTF_8))
            .toString();
    EngineProtocol.Source source =
        new EngineProtocol.Source(
            id, null, name, file.toString(), kept.toString(), hash.hex(), List.of(0., 0., 1., 1.));
    return new Entry(name, group, source, index, hash, segments);
  }

  private IndexedMedia index(Path file, Path kept, JobContext context) throws IOException {
    if (Files.exists(kept)) {
      return FrameIndexCodec.decode(Files.readAllBytes(kept));
    }
    IndexedMedia index = media.index(file, JobContext.NONE);
    context.throwIfCancelled();
    Files.createDirectories(indexes);
    Path part = Files.createTempFile(indexes, "index", ".part");
    Files.write(part, FrameIndexCodec.encode(index));
    Files.move(part, kept, StandardCopyOption.REPLACE_EXISTING);
    return index;
  }
}
