package org.cuepoint.samples.figures;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The README of the sample project, with tables of what the generator made. */
final class ReadmeText {

  private ReadmeText() {}

  static String of(List<ProjectFiles.Made> made) {
    return String.format(
            Locale.ROOT,
            """
            # Figures

            Twelve short drawn videos in which four people do ten everyday actions, with the exact truth. Made to try
            Cuepoint out without data of one's own: every action needs movement to be told apart, people differ in
            build, speed and preferred hand, light changes, and now and then somebody or something passes in front.

            ## Origin and licence

            No camera and no foreign material: the program `org.cuepoint.samples.figures.FiguresGenerator` of this
            project drew every picture. Licence: Apache-2.0, like the project.

            ## Contents

            | file | what |
            | --- | --- |
            | `project.json` | videos with hashes, classes, clock, which videos are labelled and which are kept for evaluation |
            | `labels.csv` | all segments of the labelled videos: what a new working copy begins with |
            | `truth.csv` | all segments of all videos, for a simulated annotator and for evaluation |
            | `videos/` | H.264 in MP4, %dx%d pixels |

            A segment runs from the first frame at which the pose has left rest to the first at which it is back
            (`end_frame` is the frame after the last). Between segments people breathe, sway and fidget: %.0f %% of the time.

            | video | performer | camera | frames | seconds | rhythm | segments | use |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            %s
            | class | segments | seconds |
            | --- | --- | --- |
            %s
            ## Making it anew

            From the project's folder: see `sample-projects/README.md`. The same version of the generator gives the
            same pictures and the same truth; the bytes of the videos also depend on the encoder's version.
            """,
            FiguresGenerator.SIZE.width(),
            FiguresGenerator.SIZE.height(),
            100 * idle(made),
            made.stream().map(ReadmeText::videoRow).collect(Collectors.joining()),
            Arrays.stream(ActionKind.values())
                .map(kind -> classRow(kind, made))
                .collect(Collectors.joining()))
        .replace("\r\n", "\n");
  }

  private static double idle(List<ProjectFiles.Made> made) {
    double acting = 0;
    double all = 0;
    for (ProjectFiles.Made one : made) {
      all += one.film().seconds(one.film().frames());
      for (Film.Truth truth : one.film().truth()) {
        acting += seconds(one.film(), truth);
      }
    }
    return 1 - acting / all;
  }

  private static double seconds(Film film, Film.Truth truth) {
    return film.seconds(truth.frames().end()) - film.seconds(truth.frames().start());
  }

  private static String videoRow(ProjectFiles.Made one) {
    String file = one.take().file();
    String use =
        FiguresGenerator.LABELLED.contains(file)
            ? "labelled"
            : FiguresGenerator.TEST.contains(file) ? "evaluation" : "";
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %s | %d | %.1f | %s | %d | %s |%n",
        file,
        one.take().subject(),
        one.take().scene().cameraTag(),
        one.film().frames(),
        one.film().seconds(one.film().frames()),
        one.take().rhythm().words(),
        one.film().truth().size(),
        use);
  }

  private static String classRow(ActionKind kind, List<ProjectFiles.Made> made) {
    int count = 0;
    double seconds = 0;
    for (ProjectFiles.Made one : made) {
      for (Film.Truth truth : one.film().truth()) {
        if (truth.kind() == kind) {
          count++;
          seconds += seconds(one.film(), truth);
        }
      }
    }
    return String.format(Locale.ROOT, "| %s | %d | %.0f |%n", kind.label(), count, seconds);
  }
}
