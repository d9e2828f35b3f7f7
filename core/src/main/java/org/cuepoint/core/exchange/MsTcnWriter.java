package org.cuepoint.core.exchange;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.eval.LabelRuns;
import org.cuepoint.core.provenance.ContentHash;

/**
 * Writes the MS-TCN layout: {@code groundTruth/<video>.txt} with one label a frame of the video,
 * {@code mapping.txt} with background first, and {@code frames.provenance.json}, which says what
 * the lines count, as the text files carry no frame rate. Thread-safe.
 */
public final class MsTcnWriter implements AnnotationWriter {

  /** Makes the writer; found through META-INF/services. */
  public MsTcnWriter() {}

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
  public List<String> write(Path target, AnnotationExport export) throws IOException {
    List<String> lost = new ArrayList<>();
    Map<String, String> stems = new HashMap<>();
    for (KnownVideo known : export.videos()) {
      String other = stems.put(known.stem(), known.video().path());
      if (other != null) {
        throw new IOException(
            "The videos "
                + other
                + " and "
                + known.video().path()
                + " would be written to the same file; export them one by one");
      }
    }
    for (String label : export.labels()) {
      if (label.chars().anyMatch(Character::isWhitespace)) {
        lost.add("Some programs read only the first word of the label '" + label + "'");
      }
    }
    JsonArray provenance = new JsonArray();
    for (KnownVideo known : export.videos()) {
      List<ImportedSegment> rows = export.rowsOf(known);
      tellLosses(known, rows, lost);
      List<ImportedSegment> positive =
          rows.stream().filter(row -> row.state() == LabelState.POSITIVE).toList();
      LabelRuns runs = FrameTruth.paint(known, positive);
      String text = runs.frames().stream().collect(Collectors.joining("\n", "", "\n"));
      TextFiles.write(target.resolve("groundTruth").resolve(known.stem() + ".txt"), text);
      provenance.add(provenance(known));
    }
    StringBuilder mapping = new StringBuilder("0 " + FrameTruth.BACKGROUND + "\n");
    List<String> others =
        export.labels().stream().filter(label -> !label.equals(FrameTruth.BACKGROUND)).toList();
    for (int i = 0; i < others.size(); i++) {
      mapping.append(i + 1).append(' ').append(others.get(i)).append('\n');
    }
    TextFiles.write(target.resolve("mapping.txt"), mapping.toString());
    TextFiles.write(
        target.resolve("frames.provenance.json"),
        new GsonBuilder().setPrettyPrinting().create().toJson(provenance) + "\n");
    return List.copyOf(lost);
  }

  private static void tellLosses(KnownVideo known, List<ImportedSegment> rows, List<String> lost) {
    String video = known.video().path();
    if (rows.stream().anyMatch(row -> row.state() != LabelState.POSITIVE)) {
      lost.add(
          "'"
              + video
              + "' has negative, unknown or ignored ranges; they are written as background");
    }
    if (rows.stream().anyMatch(row -> row.startSeconds() == row.endSeconds())) {
      lost.add("'" + video + "' has points; the format has none");
    }
    int[] covered = new int[known.index().frameCount()];
    for (ImportedSegment row : rows) {
      if (row.state() == LabelState.POSITIVE) {
        row.place(known.index())
            .ifPresent(
                place -> {
                  for (int frame = place.start(); frame < place.end(); frame++) {
                    covered[frame]++;
                  }
                });
      }
    }
    long overlapping = java.util.Arrays.stream(covered).filter(count -> count > 1).count();
    if (overlapping > 0) {
      lost.add(
          "'"
              + video
              + "' has "
              + overlapping
              + " frames with several labels; each keeps the one that began last");
    }
  }

  private static JsonObject provenance(KnownVideo known) {
    JsonObject json = new JsonObject();
    json.addProperty("video", known.video().path());
    json.addProperty("sha256", known.video().hash().map(ContentHash::hex).orElse(""));
    json.addProperty("time_base", known.index().timeBase().toString());
    json.addProperty("frames", known.index().frameCount());
    json.addProperty("seconds", known.index().seconds());
    json.addProperty("variable_frame_rate", known.index().isVariableFrameRate());
    json.addProperty("lines", "frames in presentation order, from 0");
    return json;
  }
}
