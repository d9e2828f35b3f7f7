package org.cuepoint.core.overview;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.project.ProjectStore;

/**
 * What a kind of file takes in a project's folder.
 *
 * @param kind which files
 * @param files how many
 * @param bytes how much
 */
public record DiskUse(Kind kind, int files, long bytes) {

  /** What files are for. */
  public enum Kind {
    /** Videos that lie in the project's folder. */
    VIDEOS,
    /** Labels, answers, journal: what cannot be made again. */
    DATABASE,
    /** Models and frame lists, named by hash. */
    BLOBS,
    /** What encoders have seen; can be computed again. */
    FEATURES,
    /** What models have said; can be computed again. */
    PREDICTIONS,
    /** Small pictures that trainings look at; can be made again. */
    PICTURES,
    /** Checkpoints of trainings that go on. */
    RUNS,
    /** Copies of the database. */
    BACKUPS,
    /** Anything else. */
    OTHER
  }

  /** Measures the folder of a project; files that vanish meanwhile are passed over. */
  static List<DiskUse> of(ProjectStore project, JobContext context) throws IOException {
    Set<Path> videos = new HashSet<>();
    project.videos().forEach(video -> videos.add(project.file(video).toAbsolutePath().normalize()));
    Path folder = project.folder().toAbsolutePath().normalize();
    Map<Kind, DiskUse> found = new EnumMap<>(Kind.class);
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
            context.throwIfCancelled();
            Kind kind = videos.contains(file) ? Kind.VIDEOS : kind(folder.relativize(file));
            found.merge(
                kind,
                new DiskUse(kind, 1, facts.size()),
                (a, b) -> new DiskUse(kind, a.files + b.files, a.bytes + b.bytes));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return List.copyOf(found.values());
  }

  private static Kind kind(Path inside) {
    String first = inside.getName(0).toString();
    return switch (first) {
      case "blobs" -> Kind.BLOBS;
      case "backups" -> Kind.BACKUPS;
      case "features" ->
          switch (inside.getNameCount() > 2 ? inside.getName(1).toString() : "") {
            case "predictions" -> Kind.PREDICTIONS;
            case "pictures" -> Kind.PICTURES;
            case "runs" -> Kind.RUNS;
            default -> Kind.FEATURES;
          };
      default ->
          inside.getNameCount() == 1 && first.endsWith(".mv.db") ? Kind.DATABASE : Kind.OTHER;
    };
  }
}
