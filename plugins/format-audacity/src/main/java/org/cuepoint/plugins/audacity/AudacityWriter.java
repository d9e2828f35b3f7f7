package org.cuepoint.plugins.audacity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.exchange.AnnotationExport;
import org.cuepoint.core.exchange.AnnotationWriter;
import org.cuepoint.core.exchange.ImportedSegment;
import org.cuepoint.core.exchange.KnownVideo;
import org.cuepoint.core.exchange.TextFiles;

/**
 * Writes label tracks: the target itself when it ends in {@code .txt} and there is one video, else
 * a folder with {@code <video>.txt} for each. Only positive rows; times in seconds with six
 * decimals, as Audacity writes them. Thread-safe.
 */
public final class AudacityWriter implements AnnotationWriter {

  /** Makes the writer; found through META-INF/services. */
  public AudacityWriter() {}

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
  public List<String> write(Path target, AnnotationExport export) throws IOException {
    boolean oneFile = target.toString().endsWith(".txt");
    if (oneFile && export.videos().size() != 1) {
      throw new IOException(
          "A label track holds one video, not " + export.videos().size() + "; name a folder");
    }
    Set<String> stems = new HashSet<>();
    for (KnownVideo known : export.videos()) {
      if (!stems.add(known.stem())) {
        throw new IOException(
            "Two videos are called '" + known.stem() + "'; export them one by one");
      }
    }
    List<String> lost = new ArrayList<>();
    for (KnownVideo known : export.videos()) {
      StringBuilder text = new StringBuilder();
      long passedOver = 0;
      for (ImportedSegment row : export.rowsOf(known)) {
        if (row.state() != LabelState.POSITIVE) {
          passedOver++;
          continue;
        }
        // A tab or line end in a name would read as another column or label.
        String label = row.label().replaceAll("[\\t\\r\\n]+", " ");
        text.append(
            String.format(
                Locale.ROOT, "%.6f\t%.6f\t%s\n", row.startSeconds(), row.endSeconds(), label));
      }
      if (passedOver > 0) {
        lost.add(
            "'"
                + known.video().path()
                + "' has "
                + passedOver
                + " negative, unknown or ignored ranges; a label track cannot hold them");
      }
      TextFiles.write(oneFile ? target : target.resolve(known.stem() + ".txt"), text.toString());
    }
    return lost;
  }
}
