package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.StarterEncoder;
import org.cuepoint.core.recognition.StarterProvenance;
import org.cuepoint.core.recognition.TrainableWeights;
import org.cuepoint.core.session.ProjectPorts;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.samples.creatures.CreaturesGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes the files of the starter encoder; for those who build the program, so not listed. */
@Command(
    name = "starter",
    hidden = true,
    header = "Write a project's encoder as the starter encoder that ships with the program.",
    description =
        "The project's active encoder must have been trained here, on the videos of the creatures"
            + " generator. Its weights are written in half precision, with their provenance.",
    footer = {
      "  cuepoint starter starter-project"
          + " core/src/main/resources/org/cuepoint/core/recognition/starter"
    })
final class StarterCommand extends BaseCommand {

  @Parameters(index = "0", paramLabel = "PROJECT", description = "The project's folder.")
  private Path project;

  @Parameters(index = "1", paramLabel = "FOLDER", description = "Where the files go.")
  private Path folder;

  StarterCommand() {}

  @Override
  int run() throws Exception {
    try (ProjectSession session =
        ProjectCommand.open(services(), project, ProjectCommand.Intent.LOOK)) {
      ProjectPorts ports = session.ports();
      ModelVersion encoder =
          ports
              .models()
              .activeEncoder()
              .filter(model -> model.kind() == ModelKind.ENCODER)
              .orElseThrow(() -> new CommandFailedException("The project has no encoder yet."));
      EncoderSpec spec = EncoderSpec.named(EncoderDescription.of(encoder).name());
      byte[] weights =
          TrainableWeights.decode(Files.readAllBytes(trainable(ports, encoder)))
              .encode(TrainableWeights.Precision.HALF);
      Files.createDirectories(folder);
      Files.write(folder.resolve(StarterEncoder.weightsName(spec)), weights);
      String provenance = provenance(encoder, spec, weights, ports.project()).toJson();
      Files.writeString(folder.resolve(StarterEncoder.provenanceName(spec)), provenance);
      answer(JsonParser.parseString(provenance));
      say(
          encoder.name()
              + " is written as the starter of "
              + spec.name()
              + ", "
              + weights.length
              + " bytes.");
      return CommandLineTool.DONE;
    }
  }

  private static Path trainable(ProjectPorts ports, ModelVersion encoder) {
    return Optional.ofNullable(encoder.files().get(TrainableWeights.ROLE))
        .flatMap(ports.blobs()::find)
        .orElseThrow(
            () -> new CommandFailedException(encoder.name() + " keeps no weights to go on from."));
  }

  private static StarterProvenance provenance(
      ModelVersion encoder, EncoderSpec spec, byte[] weights, ProjectStore project)
      throws IOException {
    CreaturesGenerator.Settings made = CreaturesGenerator.STARTER;
    JsonObject plan = JsonParser.parseString(encoder.plan()).getAsJsonObject();
    String resources = "core/src/main/resources/org/cuepoint/core/recognition/starter";
    return new StarterProvenance(
        "Starter encoder " + spec.name() + " of Cuepoint",
        "Apache-2.0, as all of Cuepoint; no pictures or weights of others were used",
        spec.name(),
        ContentHash.of(weights).hex(),
        String.format(
            Locale.ROOT,
            "%d videos of %d s of invented creatures, drawn by Cuepoint's own generator",
            project.videos().size(),
            made.seconds()),
        List.of(
            CreaturesGenerator.class.getName(),
            Integer.toString(made.videos()),
            Integer.toString(made.seconds()),
            Long.toString(made.seed())),
        encoder.provenance().inputs(),
        plan,
        encoder.provenance().settings(),
        encoder.provenance().software(),
        encoder.metrics(),
        List.of(
            "mvn -Pquick,creatures -pl sample-projects -am process-classes",
            "cuepoint new starter && cuepoint add starter sample-projects/target/creatures",
            "cuepoint learn encoder starter --start random --plan "
                + resources
                + "/"
                + spec.name().toLowerCase(Locale.ROOT)
                + ".plan.json",
            "cuepoint starter starter " + resources));
  }
}
