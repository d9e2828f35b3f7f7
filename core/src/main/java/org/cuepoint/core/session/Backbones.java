package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.BackboneFile;
import org.cuepoint.core.recognition.BackboneJson;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;

/**
 * The encoders of a project, trained here or brought by a person, and which of them new features
 * are made with. Thread-safe; the engine takes one request at a time.
 */
public final class Backbones {

  private final ProjectPorts ports;
  private final EngineClient engine;
  private final ModelRegistry models;
  private final Scratch scratch;

  /**
   * Makes the encoders of one project.
   *
   * @param engine opens what a person brings; not closed by this
   * @param clock dates models
   */
  public Backbones(ProjectPorts ports, EngineClient engine, InstantSource clock) {
    this.ports = ports;
    this.engine = engine;
    this.models = new ModelRegistry(ports, clock);
    this.scratch = new Scratch(ports.project());
  }

  /** Returns the encoders and backbones, oldest first. */
  public List<ModelVersion> all() {
    return ports.models().models().stream().filter(model -> model.kind().encodes()).toList();
  }

  /**
   * Returns an encoder by its name ({@code backbone v2}, also with a dash), the id of its features
   * or the start of it, or the start of its identity.
   *
   * @throws IllegalArgumentException if there is none or several; the message lists them
   */
  public ModelVersion find(String called) {
    String wanted = called.strip().replace(' ', '-');
    List<ModelVersion> exact =
        all().stream()
            .filter(model -> model.name().replace(' ', '-').equalsIgnoreCase(wanted))
            .toList();
    List<ModelVersion> found =
        exact.isEmpty()
            ? all().stream()
                .filter(
                    model ->
                        EncoderDescription.of(model).id().startsWith(called)
                            || model.id().toString().startsWith(called))
                .toList()
            : exact;
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new IllegalArgumentException(
        (found.isEmpty() ? "There is no encoder '" : "There are several encoders '")
            + called
            + "'; the project has "
            + all().stream()
                .map(model -> model.name() + " (" + EncoderDescription.of(model).id() + ")")
                .collect(Collectors.joining(", ")));
  }

  /** Makes an encoder the one that new features are made with. */
  public void use(ModelVersion encoder) {
    if (!encoder.kind().encodes()) {
      throw new IllegalArgumentException(encoder.name() + " is no encoder");
    }
    models.activate(encoder);
  }

  /**
   * Brings a network into the project, after the engine has run it once, and makes it the one that
   * new features are made with. A network that is there already is found again.
   *
   * @param description its JSON file, see {@link BackboneJson}
   * @return a job that fails when the description does not fit the network; the message says what
   *     to change
   */
  public Job<ModelVersion> add(Path description) {
    return new Job<>("Add a backbone", context -> add(description, context));
  }

  private ModelVersion add(Path descriptionFile, JobContext context) throws IOException {
    BackboneJson.Source source = BackboneJson.read(descriptionFile);
    Path packed = scratch.file("backbone");
    Path described = scratch.file("description");
    try {
      BackboneFile.write(source.description(), source.weights(), packed);
      EngineProtocol.EncoderFile opened =
          engine.call(
              context, service -> service.describe(new EngineProtocol.Describe(packed.toString())));
      for (ModelVersion known : all()) {
        if (EncoderDescription.of(known).equals(opened.description())) {
          models.activate(known);
          return known;
        }
      }
      String json = BackboneJson.write(source.description());
      ModelVersion model =
          models.add(
              ModelKind.BACKBONE,
              Map.of("weights", packed, "description", Files.writeString(described, json)),
              new ModelRegistry.Origin(
                  List.of(),
                  json,
                  Map.of(
                      "weights",
                      ContentHash.of(source.weights(), bytes -> {}).hex(),
                      "file",
                      source.weights().getFileName().toString()),
                  opened.description().toSettings(),
                  0,
                  engine.status()),
              Map.of());
      models.activate(model);
      return model;
    } finally {
      Files.deleteIfExists(packed);
      Files.deleteIfExists(described);
    }
  }
}
