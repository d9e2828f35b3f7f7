package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.edit.EditJournal;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.exchange.AnnotationExport;
import org.cuepoint.core.exchange.AnnotationReader;
import org.cuepoint.core.exchange.AnnotationWriter;
import org.cuepoint.core.exchange.FrameTruth;
import org.cuepoint.core.exchange.ImportedAnnotations;
import org.cuepoint.core.exchange.KnownVideo;
import org.cuepoint.core.exchange.ReadContext;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.taxonomy.LabelScheme;

/**
 * Brings label files of other tools in and out. An import is planned first, so that a person can
 * look at what it would do, and is then one step over the whole project that can be undone.
 * Thread-safe.
 */
public final class AnnotationExchange {

  /** Key of the step that an import makes; the app words it. */
  public static final String IMPORT_ACTION = "annotations.import";

  private final ProjectStore project;
  private final AnnotationStore annotations;
  private final EditJournal journal;
  private final List<AnnotationReader> readers;
  private final List<AnnotationWriter> writers;

  /** What becomes of names that the scheme does not have. */
  public enum UnknownClasses {
    /** The import is refused with their names. */
    REFUSE,
    /** They become classes. */
    CREATE
  }

  /** What becomes of labels that the covered videos have already. */
  public enum Existing {
    /** They stay, and imported labels are cut where they would exclude one of them. */
    KEEP,
    /** The labels and reviewed ranges of the covered videos are removed in the same step. */
    REPLACE
  }

  /** Which states an export holds. */
  public enum States {
    /** Positive labels only. */
    POSITIVE,
    /** Every state, where the format can carry it. */
    ALL
  }

  /**
   * What to import and how.
   *
   * @param source a file or folder
   * @param format id of the format; empty to find it by looking
   * @param gaps what the time between labels means; empty for the format's own meaning
   * @param unknownClasses what becomes of new names
   * @param existing what becomes of labels that are there
   * @param only the videos that may be touched; empty for all
   * @param options options of the format by name
   */
  public record ImportRequest(
      Path source,
      Optional<String> format,
      Optional<ImportedAnnotations.Gaps> gaps,
      UnknownClasses unknownClasses,
      Existing existing,
      Set<VideoId> only,
      Map<String, String> options) {

    /** Copies the collections. */
    public ImportRequest {
      only = Set.copyOf(only);
      options = Map.copyOf(options);
    }

    /** Makes a careful request: the format found by looking, nothing created or replaced. */
    public static ImportRequest of(Path source) {
      return new ImportRequest(
          source,
          Optional.empty(),
          Optional.empty(),
          UnknownClasses.REFUSE,
          Existing.KEEP,
          Set.of(),
          Map.of());
    }
  }

  /** Makes the exchange of one project with the formats that are there. */
  public AnnotationExchange(
      ProjectStore project,
      AnnotationStore annotations,
      EditJournal journal,
      List<AnnotationReader> readers,
      List<AnnotationWriter> writers) {
    this.project = project;
    this.annotations = annotations;
    this.journal = journal;
    this.readers = List.copyOf(readers);
    this.writers = List.copyOf(writers);
  }

  /** Returns the readers. */
  public List<AnnotationReader> readers() {
    return readers;
  }

  /** Returns the writers. */
  public List<AnnotationWriter> writers() {
    return writers;
  }

  /**
   * Reads a file and says what importing it would do; changes nothing.
   *
   * @throws IOException if the file cannot be read; the message says where
   * @throws IllegalArgumentException if there is no such format or it has names that the scheme
   *     does not have; the message names them
   */
  public ImportPlan plan(ImportRequest request) throws IOException {
    AnnotationReader reader = reader(request.source(), request.format());
    ReadContext context = context(project.videos(), request.options());
    ImportedAnnotations read = reader.read(request.source(), context);
    LabelScheme before = project.project().scheme();
    LabelScheme after = before;
    List<String> unknown =
        read.labels().stream().filter(label -> before.find(label).isEmpty()).distinct().toList();
    if (!unknown.isEmpty() && request.unknownClasses() == UnknownClasses.REFUSE) {
      throw new IllegalArgumentException(
          "The project has no class "
              + unknown.stream().map(n -> "'" + n + "'").collect(Collectors.joining(", "))
              + "; add them to the scheme, or let the import create them.");
    }
    for (String name : unknown) {
      after = after.withClass(name);
    }
    ImportedAnnotations.Gaps gaps = request.gaps().orElse(read.defaultGaps());
    ImportEdits edits =
        new ImportEdits(annotations, after, journal.person(), request.existing(), gaps);
    Set<String> missing = new LinkedHashSet<>();
    List<Video> touched = new ArrayList<>();
    for (String name : read.videosCovered()) {
      Optional<KnownVideo> known = context.resolve(name);
      if (known.isEmpty()) {
        missing.add(name);
      } else if (request.only().isEmpty() || request.only().contains(known.get().video().id())) {
        touched.add(known.get().video());
        edits.cover(
            known.get(), read.rows().stream().filter(row -> row.video().equals(name)).toList());
      }
    }
    if (!after.equals(before)) {
      after = new LabelScheme(before.version() + 1, after.classes(), after.groups());
    }
    return new ImportPlan(
        reader.id(),
        gaps,
        touched,
        List.copyOf(missing),
        unknown,
        after,
        edits.edits(),
        edits.counts(),
        read.warnings());
  }

  /**
   * Does what a plan says, as one step over the whole project.
   *
   * @return the step, or empty when there was nothing to change
   * @throws org.cuepoint.core.edit.EditConflictException if labels changed since the plan was made;
   *     plan again then
   */
  public Optional<EditStep> apply(ImportPlan plan) {
    if (plan.scheme().version() != project.project().scheme().version()) {
      project.saveScheme(plan.scheme());
    }
    return plan.edits().isEmpty()
        ? Optional.empty()
        : Optional.of(journal.applyToProject(IMPORT_ACTION, plan.edits()));
  }

  /**
   * Reads a file as truth for these videos.
   *
   * @param source a file or folder
   * @param format id of the format; empty to find it by looking
   * @param videos the videos to read the truth of; others are passed over
   * @param options options of the format by name
   * @return the truth of those videos that the file covers
   */
  public List<FrameTruth> truth(
      Path source, Optional<String> format, List<Video> videos, Map<String, String> options)
      throws IOException {
    Set<VideoId> wanted = videos.stream().map(Video::id).collect(Collectors.toSet());
    // The reader sees all videos: a table of frames needs each of them to know its seconds.
    return reader(source, format).readTruth(source, context(project.videos(), options)).stream()
        .filter(truth -> wanted.contains(truth.video().video().id()))
        .toList();
  }

  /**
   * Writes labels.
   *
   * @param target the file or folder; what is there is replaced
   * @param format id of the format
   * @param videos the videos to write
   * @param states which labels
   * @return what the format cannot carry, one sentence each
   */
  public List<String> export(Path target, String format, List<Video> videos, States states)
      throws IOException {
    AnnotationWriter writer =
        writers.stream()
            .filter(each -> each.id().equals(format))
            .findFirst()
            .orElseThrow(
                () -> noSuchFormat(format, writers.stream().map(AnnotationWriter::id).toList()));
    Map<VideoId, List<Segment>> segments = new HashMap<>();
    for (Video video : videos) {
      segments.put(
          video.id(),
          annotations.segments(video.id()).stream()
              .filter(s -> states == States.ALL || s.state() == LabelState.POSITIVE)
              .toList());
    }
    return writer.write(
        target, AnnotationExport.of(project.project().scheme(), known(videos), segments));
  }

  private AnnotationReader reader(Path source, Optional<String> format) throws IOException {
    if (!Files.exists(source)) {
      throw new NoSuchFileException(source.toString());
    }
    List<String> ids = readers.stream().map(AnnotationReader::id).toList();
    if (format.isPresent()) {
      return readers.stream()
          .filter(each -> each.id().equals(format.get()))
          .findFirst()
          .orElseThrow(() -> noSuchFormat(format.get(), ids));
    }
    return readers.stream()
        .filter(each -> each.accepts(source))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + source
                        + "' looks like none of the formats "
                        + String.join(", ", ids)
                        + "; name the format if it is one of them."));
  }

  private static IllegalArgumentException noSuchFormat(String format, List<String> ids) {
    return new IllegalArgumentException(
        "There is no format '" + format + "'; there are " + String.join(", ", ids) + ".");
  }

  private ReadContext context(List<Video> videos, Map<String, String> options) {
    return new ReadContext(known(videos), options);
  }

  private List<KnownVideo> known(List<Video> videos) {
    return videos.stream()
        .map(video -> new KnownVideo(video, project.index(video.id()).index()))
        .toList();
  }
}
