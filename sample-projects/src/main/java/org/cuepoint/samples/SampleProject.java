package org.cuepoint.samples;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sample project on the class path. Immutable and thread-safe; reads anew at every call.
 *
 * <p>Its folder holds {@code project.json}, {@code labels.csv} (what a new working copy begins
 * with), {@code truth.csv} (all segments of all videos, for a simulated annotator and for
 * evaluation), {@code README.md} and {@code videos/}.
 */
public final class SampleProject {

  private static final SampleProject FIGURES = new SampleProject("figures");

  /** Name of the file with the description. */
  public static final String PROJECT = "project.json";

  /** Name of the file with the first labels, a segment CSV. */
  public static final String LABELS = "labels.csv";

  /** Name of the file with the truth of all videos, a segment CSV. */
  public static final String TRUTH = "truth.csv";

  /** Name of the file for people. */
  public static final String README = "README.md";

  private final String name;

  private SampleProject(String name) {
    this.name = name;
  }

  /**
   * What {@code project.json} says.
   *
   * @param name for people
   * @param clock ticks a second of the feature clock
   * @param videos in order
   * @param classes in display order
   * @param exclusive whether at most one class happens at a time
   * @param labelled file names of the videos that {@code labels.csv} covers completely
   * @param test file names of the videos kept for evaluation; nobody is ever asked about them
   */
  public record Description(
      String name,
      int clock,
      List<VideoEntry> videos,
      List<ClassEntry> classes,
      boolean exclusive,
      List<String> labelled,
      List<String> test) {

    /** Copies the lists and checks that labelled and test videos exist. */
    public Description {
      videos = List.copyOf(videos);
      classes = List.copyOf(classes);
      labelled = List.copyOf(labelled);
      test = List.copyOf(test);
      List<String> known = videos.stream().map(VideoEntry::fileName).toList();
      if (!known.containsAll(labelled) || !known.containsAll(test)) {
        throw new IllegalArgumentException(
            "The sample project '" + name + "' names a video that it does not have");
      }
    }
  }

  /**
   * One video.
   *
   * @param file path in the project's folder
   * @param subject who is seen
   * @param group who or what must not stand on both sides of a split
   * @param tags free words, the camera among them
   * @param sha256 hash of the file
   * @param frames number of frames
   */
  public record VideoEntry(
      String file, String subject, String group, List<String> tags, String sha256, int frames) {

    /** Copies the tags. */
    public VideoEntry {
      tags = List.copyOf(tags);
    }

    /** Returns the file's name without its folder, as label files have it. */
    public String fileName() {
      return file.substring(file.lastIndexOf('/') + 1);
    }
  }

  /**
   * One class.
   *
   * @param name as in label files
   * @param colour {@code #rrggbb}
   * @param hotkey one key
   */
  public record ClassEntry(String name, String colour, String hotkey) {}

  /**
   * A working copy in a folder of the user.
   *
   * @param folder the folder
   * @param videos the video files, in the order of the description
   * @param labels segment CSV to begin with
   * @param truth segment CSV of all videos
   */
  public record WorkingCopy(Path folder, List<Path> videos, Path labels, Path truth) {

    /** Copies the list. */
    public WorkingCopy {
      videos = List.copyOf(videos);
    }
  }

  /** Returns the project that comes with this version: figures that do ten actions. */
  public static SampleProject figures() {
    return FIGURES;
  }

  /** Returns the name of the project's folder. */
  public String name() {
    return name;
  }

  /** Reads {@code project.json}. */
  public Description description() throws IOException {
    try (InputStream in = open(PROJECT)) {
      Description description =
          gson().fromJson(new String(in.readAllBytes(), StandardCharsets.UTF_8), Description.class);
      if (description == null) {
        throw new IOException("The file " + PROJECT + " of the sample project is empty.");
      }
      return description;
    }
  }

  /** Lists all files with paths relative to the project's folder, small ones first. */
  public List<String> files() throws IOException {
    List<String> files = new ArrayList<>(List.of(PROJECT, LABELS, TRUTH, README));
    description().videos().forEach(video -> files.add(video.file()));
    return List.copyOf(files);
  }

  /**
   * Opens a file of the project.
   *
   * @param file path relative to the project's folder, with forward slashes
   * @throws FileNotFoundException if this build does not have it
   */
  public InputStream open(String file) throws IOException {
    return resource(file).openStream();
  }

  /**
   * Copies all files into a folder, which is made when it is missing. A file that is there with the
   * same size is left alone; each other one appears whole or not at all.
   *
   * @param folder where to
   * @throws IOException if a file cannot be written; what was copied before stays
   */
  public WorkingCopy copyTo(Path folder) throws IOException {
    for (String file : files()) {
      Path target = folder.resolve(file);
      if (Files.isRegularFile(target) && Files.size(target) == size(file)) {
        continue;
      }
      Files.createDirectories(target.toAbsolutePath().getParent());
      Path partial = target.resolveSibling(target.getFileName() + ".part");
      try (InputStream in = open(file)) {
        Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(
          partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return new WorkingCopy(
        folder,
        description().videos().stream().map(video -> folder.resolve(video.file())).toList(),
        folder.resolve(LABELS),
        folder.resolve(TRUTH));
  }

  /** Returns the reader and writer of {@code project.json}. */
  static Gson gson() {
    return new GsonBuilder()
        .setFieldNamingPolicy(FieldNamingPolicy.IDENTITY)
        .setPrettyPrinting()
        .disableHtmlEscaping()
        .create();
  }

  /** Returns the text of {@code project.json} for a description. */
  public static String toJson(Description description) {
    return gson().toJson(description) + "\n";
  }

  private long size(String file) throws IOException {
    var connection = resource(file).openConnection();
    // A cached jar would stay open after the program has closed it.
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      long length = connection.getContentLengthLong();
      return length >= 0 ? length : in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }

  private URL resource(String file) throws FileNotFoundException {
    @Nullable URL url = SampleProject.class.getResource("/sample-projects/" + name + "/" + file);
    if (url == null) {
      throw new FileNotFoundException(
          "The sample project '"
              + name
              + "' lacks "
              + file
              + "; build the module sample-projects anew.");
    }
    return url;
  }
}
