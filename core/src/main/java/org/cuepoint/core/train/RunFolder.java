package org.cuepoint.core.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one training: {@code request.json}, {@code plan.json}, the checkpoint and {@code
 * log.jsonl}, one event a line. A run that was cut off writes some steps again after its
 * checkpoint; for a step that stands in the log twice the later line holds. One writer (the
 * engine); the log may be read meanwhile.
 *
 * @param folder exists
 */
public record RunFolder(Path folder) {

  private static final Logger LOG = LoggerFactory.getLogger(RunFolder.class);
  private static final Gson GSON = new GsonBuilder().serializeSpecialFloatingPointValues().create();

  /** Returns the folder of a run and makes it if there is none. */
  public static RunFolder at(Path folder) throws IOException {
    return new RunFolder(Files.createDirectories(folder));
  }

  /** Returns the file of the latest checkpoint. */
  public Path checkpoint() {
    return folder.resolve("checkpoint");
  }

  /** Returns the file of the log. */
  public Path log() {
    return folder.resolve("log.jsonl");
  }

  /** Writes down what is being done, for a person. */
  public void writePlan(String json) throws IOException {
    Files.writeString(folder.resolve("plan.json"), json);
  }

  /** Writes down what was asked for. */
  public void writeRequest(TrainingRequest request) throws IOException {
    Files.writeString(folder.resolve("request.json"), request.toJson());
  }

  /** Returns what was asked for, or empty if that is not known. */
  public Optional<TrainingRequest> request() throws IOException {
    try {
      return Optional.ofNullable(
          TrainingRequest.fromJson(Files.readString(folder.resolve("request.json"))));
    } catch (NoSuchFileException | JsonParseException unknown) {
      return Optional.empty();
    }
  }

  /** Says whether there is something to go on from. */
  public boolean hasCheckpoint() {
    return Files.exists(checkpoint());
  }

  /** Adds an event to the log. */
  public void append(TrainingEvent event) throws IOException {
    JsonObject line = new JsonObject();
    line.addProperty("event", event.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
    GSON.toJsonTree(event)
        .getAsJsonObject()
        .entrySet()
        .forEach(e -> line.add(e.getKey(), e.getValue()));
    Files.writeString(
        log(),
        GSON.toJson(line) + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /**
   * Reads the log; a line that is only half there yet is left out.
   *
   * @return events by order; empty if there is no log
   */
  public List<TrainingEvent> events() throws IOException {
    return events(log());
  }

  private static List<TrainingEvent> events(Path log) throws IOException {
    List<TrainingEvent> events = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(log)) {
        try {
          JsonObject json = GSON.fromJson(line, JsonObject.class);
          events.add(GSON.fromJson(json, kind(json.get("event").getAsString())));
        } catch (JsonParseException | NullPointerException | IllegalArgumentException torn) {
          LOG.debug("Half a line in {}", log, torn);
        }
      }
    } catch (NoSuchFileException none) {
      return List.of();
    }
    return events;
  }

  private static Class<? extends TrainingEvent> kind(String word) {
    return switch (word) {
      case "started" -> TrainingEvent.Started.class;
      case "stepped" -> TrainingEvent.Stepped.class;
      case "measured" -> TrainingEvent.Measured.class;
      case "checkpointed" -> TrainingEvent.Checkpointed.class;
      case "warned" -> TrainingEvent.Warned.class;
      case "finished" -> TrainingEvent.Finished.class;
      default -> throw new IllegalArgumentException("There is no event '" + word + "'");
    };
  }

  /** Returns the curves by name: value by step. */
  public Map<String, NavigableMap<Integer, Double>> curves() throws IOException {
    return curves(log());
  }

  /**
   * Returns the curves of a log, which may lie where its model is kept.
   *
   * @param log as a run writes it
   * @return value by step, by name
   */
  public static Map<String, NavigableMap<Integer, Double>> curves(Path log) throws IOException {
    Map<String, NavigableMap<Integer, Double>> curves = new TreeMap<>();
    for (TrainingEvent event : events(log)) {
      Map<String, Double> values =
          switch (event) {
            case TrainingEvent.Stepped(int step, Map<String, Double> parts) -> parts;
            case TrainingEvent.Measured(int step, Map<String, Double> measured) -> measured;
            case TrainingEvent.Started started -> Map.of();
            case TrainingEvent.Checkpointed checkpointed -> Map.of();
            case TrainingEvent.Warned warned -> Map.of();
            case TrainingEvent.Finished finished -> Map.of();
          };
      values.forEach(
          (name, value) ->
              curves.computeIfAbsent(name, key -> new TreeMap<>()).put(event.step(), value));
    }
    return curves;
  }

  /** Deletes the files, and the runs inside; the run cannot be taken up again. */
  public void delete() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (Files.isDirectory(file)) {
          new RunFolder(file).delete();
        } else {
          Files.deleteIfExists(file);
        }
      }
    }
    Files.deleteIfExists(folder);
  }
}
