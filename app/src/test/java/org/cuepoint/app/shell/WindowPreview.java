package org.cuepoint.app.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.app.settings.WindowSettings;
import org.cuepoint.app.testing.FakeLearningLoop;
import org.cuepoint.app.testing.FakeMedia;
import org.cuepoint.app.testing.FakeServices;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.media.javacv.JavaCvMediaLibrary;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FrameRange;

/**
 * Shows the window for a person to look at: a project in memory, with videos and labels of the
 * motion theatre when its folder is given, else with painted ones. Arguments: width, height, LIGHT
 * or DARK, {@code empty} or {@code full}, and perhaps the folder.
 */
final class WindowPreview {

  private WindowPreview() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("cuepoint-preview");
    MediaLibrary media = arguments.length > 4 ? new JavaCvMediaLibrary() : new FakeMedia();
    FakeServices services = new FakeServices(folder, media, InstantSource.system());
    WindowSettings look = WindowSettings.defaults();
    services
        .settings()
        .save(
            WindowSettings.KEY,
            new WindowSettings(
                Double.parseDouble(arguments[0]),
                Double.parseDouble(arguments[1]),
                false,
                look.left(),
                look.right(),
                look.timeline(),
                look.classes(),
                arguments[2],
                look.panels()));
    Path at = folder.resolve("study");
    InMemoryProject project = services.project(at, "Motion theatre");
    if (arguments[3].equals("full")) {
      if (arguments.length > 4) {
        fill(project, media, Path.of(arguments[4]));
      } else {
        fillPainted(project, media);
      }
    }
    WorkbenchApplication.launchWith(services, Optional.of(at));
  }

  private static void fill(InMemoryProject project, MediaLibrary media, Path theatre)
      throws IOException {
    List<String> lines = Files.readAllLines(theatre.resolve("segments.csv"));
    List<String> header = List.of(lines.getFirst().split(","));
    List<String[]> rows = lines.stream().skip(1).map(l -> l.split(",")).toList();
    List<String> names =
        rows.stream().map(r -> r[header.indexOf("label")]).distinct().sorted().toList();
    LabelScheme first = LabelScheme.exclusive(names);
    project.project().saveScheme(new LabelScheme(2, first.classes(), first.groups()));
    List<Path> files;
    try (var found = Files.list(theatre.resolve("videos"))) {
      files = found.sorted().limit(6).toList();
    }
    ProjectSession session = session(project, media);
    Map<String, Video> videos = new HashMap<>();
    for (Path file : files) {
      videos.put(
          file.getFileName().toString().replaceFirst("\\..*", ""), add(project, media, file));
    }
    LabelScheme scheme = project.project().project().scheme();
    List<Video> labelled = videos.values().stream().limit(2).toList();
    for (String[] row : rows) {
      Video video = videos.get(row[header.indexOf("video")]);
      if (video == null || (!labelled.contains(video) && !isFirst(videos, video))) {
        continue;
      }
      IndexedMedia indexed = project.project().index(video.id());
      int start =
          indexed
              .index()
              .boundaryNearestSeconds(Double.parseDouble(row[header.indexOf("start_s")]));
      int end =
          indexed.index().boundaryNearestSeconds(Double.parseDouble(row[header.indexOf("end_s")]));
      if (start > indexed.index().frameCount() / 2) {
        continue;
      }
      session
          .labelling()
          .add(
              video.id(),
              Optional.empty(),
              scheme.find(row[header.indexOf("label")]).orElseThrow().id(),
              indexed.index(),
              new FrameRange(start, end));
    }
  }

  private static boolean isFirst(Map<String, Video> videos, Video video) {
    return videos.keySet().stream()
        .sorted()
        .findFirst()
        .filter(name -> video.equals(videos.get(name)))
        .isPresent();
  }

  private static void fillPainted(InMemoryProject project, MediaLibrary media) throws IOException {
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "wave", "raise hand", "sit down"));
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    ProjectSession session = session(project, media);
    List<VideoId> ids = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      ids.add(add(project, media, Path.of("camera-" + i + ".mp4")).id());
    }
    IndexedMedia indexed = project.project().index(ids.getFirst());
    for (int i = 0; i < 4; i++) {
      session
          .labelling()
          .add(
              ids.getFirst(),
              Optional.empty(),
              scheme.classes().get(i).id(),
              indexed.index(),
              new FrameRange(i * 120, i * 120 + 80));
    }
  }

  private static ProjectSession session(InMemoryProject project, MediaLibrary media) {
    return new ProjectSession(
        project,
        media,
        new FakeLearningLoop(project),
        new Annotator.Person("ada"),
        InstantSource.system());
  }

  private static Video add(InMemoryProject project, MediaLibrary media, Path file)
      throws IOException {
    IndexedMedia indexed = media.index(file, JobContext.NONE);
    Video video =
        new Video(
            VideoId.random(),
            file.toString(),
            Optional.empty(),
            indexed.facts(),
            Optional.empty(),
            Optional.of("camera 1"),
            java.util.Set.of(),
            List.of());
    project.project().addVideo(video, indexed);
    return video;
  }
}
