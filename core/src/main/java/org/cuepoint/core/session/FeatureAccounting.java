package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.feature.FeatureFile;
import org.cuepoint.core.feature.FeatureNote;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.time.FeatureClock;

/**
 * Says how much disk a project's features take, by video and encoder, and removes what is of no
 * use. Everything in the store can be computed again; what a job writes now is never removed.
 * Thread-safe.
 */
public final class FeatureAccounting {

  /** The engine's files on their way are older than this only if nobody waits for them any more. */
  private static final Duration STALE = Duration.ofDays(1);

  private final ProjectPorts ports;
  private final FeatureCatalog catalog;
  private final InstantSource time;

  /** Makes the accounting of one project. */
  public FeatureAccounting(ProjectPorts ports, InstantSource time) {
    this.ports = ports;
    this.catalog = new FeatureCatalog(ports.project());
    this.time = time;
  }

  /** What a feature file is worth. */
  public enum Use {
    /** Of the encoder that new features are made with, or that a model in use works on. */
    USED,
    /** Of an encoder that no model in use works on. */
    ENCODER_UNUSED,
    /** The video is no longer in the project. */
    VIDEO_REMOVED,
    /** The video is there, the region (or the whole frame) is no longer analysed. */
    REGION_GONE,
    /** Nothing in it can be read, or nobody knows what it holds. */
    TORN
  }

  /**
   * Features of one video or region by one encoder.
   *
   * @param file in the store
   * @param video name of the video and region, as in the project or as it was once
   * @param encoder id of the encoder; empty when nobody knows
   * @param clock ticks a second; 0 when nobody knows
   * @param ticksInAll how many ticks the video has; 0 when nobody knows
   * @param use what it is worth
   */
  public record Entry(
      FeatureFile file, String video, String encoder, int clock, int ticksInAll, Use use) {

    /** Returns how long a time the stored ticks cover, in seconds. */
    public double seconds() {
      return clock == 0 ? 0 : (double) file.ticks() / clock;
    }
  }

  /**
   * One encoder's share.
   *
   * @param encoder its id
   * @param model the model version, for example {@code encoder v1}; empty when it is not in the
   *     project
   * @param current whether new features are made with it
   * @param used whether it is current or a model in use works on it
   * @param bytes on disk
   * @param seconds of video that are stored
   */
  public record EncoderShare(
      String encoder, String model, boolean current, boolean used, long bytes, double seconds) {}

  /**
   * What a clean-up removes.
   *
   * @param unusedEncoders whether features of encoders that no model in use works on go too
   * @param encoder all features of this encoder go, used or not; its id or its start
   */
  public record Selection(Unused unusedEncoders, Optional<String> encoder) {

    /** What becomes of features of unused encoders. */
    public enum Unused {
      /** They stay. */
      KEEP,
      /** They go. */
      REMOVE
    }
  }

  /** What a clean-up did. */
  public record Cleaning(List<Entry> removed, List<Entry> inUse, long scratchBytes) {
    /** Copies the lists. */
    public Cleaning {
      removed = List.copyOf(removed);
      inUse = List.copyOf(inUse);
    }
  }

  /** Returns what the store holds, ordered by video and encoder. */
  public List<Entry> entries() throws IOException {
    Map<String, Place> wanted = new HashMap<>();
    Set<String> hashes = new HashSet<>();
    List<EncoderDescription> encoders =
        ports.models().models().stream()
            .filter(model -> model.kind().encodes())
            .map(EncoderDescription::of)
            .toList();
    for (Video video : ports.project().videos()) {
      if (video.hash().isEmpty()) {
        continue;
      }
      hashes.add(video.hash().get().hex());
      for (FeatureCatalog.Place place : FeatureCatalog.places(video)) {
        for (EncoderDescription encoder : encoders) {
          wanted.put(
              catalog.key(place, encoder).fileName(),
              new Place(catalog.source(place).name(), encoder.id(), catalog.ticks(video)));
        }
      }
    }
    Set<String> used = usedEncoders();
    List<Entry> entries = new ArrayList<>();
    for (FeatureFile file : catalog.store().files()) {
      entries.add(entry(file, Optional.ofNullable(wanted.get(file.name())), hashes, used));
    }
    entries.sort(Comparator.comparing(Entry::video).thenComparing(Entry::encoder));
    return List.copyOf(entries);
  }

  /** A file that a video of the project would have. */
  private record Place(String name, String encoder, int ticks) {}

  private Entry entry(
      FeatureFile file, Optional<Place> wanted, Set<String> hashes, Set<String> used) {
    Optional<FeatureNote> note = file.note();
    String encoder = wanted.map(Place::encoder).or(() -> note.map(FeatureNote::encoder)).orElse("");
    String video = wanted.map(Place::name).or(() -> note.map(FeatureNote::video)).orElse("");
    FeatureClock clock = catalog.clock();
    Use use;
    if (file.state() == FeatureFile.State.TORN || encoder.isEmpty()) {
      use = Use.TORN;
    } else if (note.isPresent() && !hashes.contains(note.get().hash())) {
      use = Use.VIDEO_REMOVED;
    } else if (!used.contains(encoder)) {
      use = Use.ENCODER_UNUSED;
    } else if (wanted.isEmpty()) {
      use = Use.REGION_GONE;
    } else {
      use = Use.USED;
    }
    return new Entry(
        file,
        video,
        encoder,
        wanted.isPresent() ? clock.hertz() : note.map(FeatureNote::clock).orElse(0),
        wanted.map(Place::ticks).or(() -> note.map(FeatureNote::ticks)).orElse(0),
        use);
  }

  /**
   * Returns the encoders in use: the current one, and those of the active model and of the newest
   * model of each kind. Earlier versions can be asked again after indexing again.
   */
  private Set<String> usedEncoders() {
    Map<ModelVersionId, ModelVersion> models = new HashMap<>();
    ports.models().models().forEach(model -> models.put(model.id(), model));
    List<ModelVersion> open = new ArrayList<>();
    ports.models().active().ifPresent(open::add);
    ports.models().activeEncoder().ifPresent(open::add);
    for (ModelKind kind : ModelKind.values()) {
      if (kind.predicts()) {
        ports.models().latest(kind).ifPresent(open::add);
      }
    }
    Set<String> used = new HashSet<>();
    for (ModelVersion model : open) {
      if (model.kind().encodes()) {
        used.add(FeatureCatalog.encoderId(model));
      }
      model.parents().stream()
          .flatMap(id -> Optional.ofNullable(models.get(id)).stream())
          .filter(parent -> parent.kind().encodes())
          .forEach(parent -> used.add(FeatureCatalog.encoderId(parent)));
    }
    return used;
  }

  /** Returns the shares of the encoders, largest first. */
  public List<EncoderShare> encoders(List<Entry> entries) {
    Set<String> used = usedEncoders();
    Optional<String> current = ports.models().activeEncoder().map(FeatureCatalog::encoderId);
    Map<String, String> names = new LinkedHashMap<>();
    ports.models().models().stream()
        .filter(model -> model.kind().encodes())
        .forEach(model -> names.put(FeatureCatalog.encoderId(model), model.name()));
    Map<String, EncoderShare> shares = new TreeMap<>();
    for (Entry entry : entries) {
      if (!entry.encoder().isEmpty()) {
        names.putIfAbsent(entry.encoder(), "");
      }
    }
    names.forEach(
        (encoder, model) -> {
          List<Entry> own = entries.stream().filter(e -> e.encoder().equals(encoder)).toList();
          shares.put(
              encoder,
              new EncoderShare(
                  encoder,
                  model,
                  current.equals(Optional.of(encoder)),
                  used.contains(encoder),
                  own.stream().mapToLong(e -> e.file().bytes()).sum(),
                  own.stream().mapToDouble(Entry::seconds).sum()));
        });
    return shares.values().stream()
        .sorted(Comparator.comparingLong(EncoderShare::bytes).reversed())
        .toList();
  }

  /**
   * Returns what a clean-up would remove: always features of videos and regions that are gone and
   * torn files; of encoders as the selection says.
   *
   * @throws IllegalArgumentException if the selection names an encoder that has no features; the
   *     message lists those that have
   */
  public List<Entry> removable(Selection selection) throws IOException {
    List<Entry> entries = entries();
    selection
        .encoder()
        .ifPresent(
            wanted -> {
              if (entries.stream().noneMatch(entry -> entry.encoder().startsWith(wanted))) {
                throw new IllegalArgumentException(
                    "There are no features of an encoder '"
                        + wanted
                        + "'; there are features of "
                        + String.join(
                            ", ", entries.stream().map(Entry::encoder).distinct().toList()));
              }
            });
    return entries.stream()
        .filter(
            entry ->
                switch (entry.use()) {
                  case TORN, VIDEO_REMOVED, REGION_GONE -> true;
                  case ENCODER_UNUSED ->
                      selection.unusedEncoders() == Selection.Unused.REMOVE
                          || isNamed(selection, entry);
                  case USED -> isNamed(selection, entry);
                })
        .toList();
  }

  private static boolean isNamed(Selection selection, Entry entry) {
    return selection.encoder().filter(id -> entry.encoder().startsWith(id)).isPresent();
  }

  /** Removes these entries, but none that a job writes now, and files that nobody waits for. */
  public Cleaning remove(List<Entry> entries) throws IOException {
    List<Entry> removed = new ArrayList<>();
    List<Entry> inUse = new ArrayList<>();
    for (Entry entry : entries) {
      (catalog.store().remove(entry.file()) ? removed : inUse).add(entry);
    }
    return new Cleaning(removed, inUse, removeScratch());
  }

  private long removeScratch() throws IOException {
    Path scratch = catalog.folder().resolve("scratch");
    if (!Files.isDirectory(scratch)) {
      return 0;
    }
    long bytes = 0;
    try (var files = Files.newDirectoryStream(scratch)) {
      for (Path file : files) {
        BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
        boolean stale = facts.lastModifiedTime().toInstant().isBefore(time.instant().minus(STALE));
        if (facts.isRegularFile() && stale) {
          bytes += facts.size();
          Files.deleteIfExists(file);
        }
      }
    }
    return bytes;
  }
}
