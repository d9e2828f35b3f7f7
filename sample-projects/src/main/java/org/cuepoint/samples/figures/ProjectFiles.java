package org.cuepoint.samples.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.samples.SampleProject;

/** Writes what stands beside the videos: description, first labels, truth and README. */
final class ProjectFiles {

  static final String HEADER =
      "video,start,end,label,state,subject,region,annotator,confidence,notes,start_frame,end_frame";

  /**
   * A finished video.
   *
   * @param take what was asked for
   * @param film what it shows
   * @param file where it is
   */
  record Made(Take take, Film film, Path file) {}

  private final List<Made> made;

  ProjectFiles(List<Made> made) {
    this.made = List.copyOf(made);
  }

  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(SampleProject.PROJECT), SampleProject.toJson(description()));
    Files.writeString(folder.resolve(SampleProject.README), ReadmeText.of(made));
    Files.writeString(folder.resolve(SampleProject.TRUTH), csv(made));
    Files.writeString(
        folder.resolve(SampleProject.LABELS),
        csv(made.stream().filter(m -> FiguresGenerator.LABELLED.contains(m.take.file())).toList()));
  }

  private SampleProject.Description description() throws IOException {
    List<SampleProject.VideoEntry> videos = new ArrayList<>();
    for (Made one : made) {
      videos.add(
          new SampleProject.VideoEntry(
              "videos/" + one.take.file(),
              one.take.subject(),
              one.take.performer().name(),
              List.of(one.take.scene().cameraTag()),
              ContentHash.of(one.file, done -> {}).hex(),
              one.film.frames()));
    }
    List<SampleProject.ClassEntry> classes =
        Arrays.stream(ActionKind.values())
            .map(kind -> new SampleProject.ClassEntry(kind.label(), kind.colour(), kind.hotkey()))
            .toList();
    return new SampleProject.Description(
        "Figures", 8, videos, classes, true, FiguresGenerator.LABELLED, FiguresGenerator.TEST);
  }

  /** Returns a segment CSV with one row for each action. */
  static String csv(List<Made> videos) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (Made one : videos) {
      for (Film.Truth truth : one.film.truth()) {
        int start = truth.frames().start();
        int end = truth.frames().end();
        text.append(
            String.format(
                Locale.ROOT,
                "%s,%.6f,%.6f,%s,positive,%s,,generator,,,%d,%d%n",
                one.take.file(),
                one.film.seconds(start),
                one.film.seconds(end),
                truth.kind().label(),
                one.take.subject(),
                start,
                end));
      }
    }
    return text.toString().replace("\r\n", "\n");
  }
}
