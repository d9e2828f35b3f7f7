package org.cuepoint.app.versions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.app.workspace.VersionActions.Listed;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.provenance.Provenance;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ModelVersions;
import org.cuepoint.core.session.ProjectPorts;
import org.cuepoint.core.train.DatasetSnapshot;

/** Versions as trainings would make them, in a project in memory or in no project. */
final class MadeVersions {

  static final Instant START = Instant.parse("2026-03-04T05:06:07Z");

  private final List<ModelVersion> made = new ArrayList<>();
  private final Map<ModelKind, Integer> numbers = new HashMap<>();

  /** Makes a version, a minute after the one before. */
  ModelVersion add(ModelKind kind, String labels, ModelVersion... parents) {
    return keep(kind, labels, Map.of(), parents);
  }

  private ModelVersion keep(
      ModelKind kind, String labels, Map<String, ContentHash> files, ModelVersion... parents) {
    int number = numbers.merge(kind, 1, Integer::sum);
    Map<String, String> inputs = new HashMap<>();
    if (!labels.isEmpty()) {
      inputs.put("snapshot", labels);
    }
    ModelVersion model =
        new ModelVersion(
            ModelVersionId.random(),
            kind,
            number,
            START.plusSeconds(60L * made.size()),
            List.of(parents).stream().map(ModelVersion::id).toList(),
            "{\"epochs\": " + (2 + number) + ", \"rate\": {\"first\": 0.001}}",
            new Provenance(inputs, Map.of("encoder", "FE-XS@a"), 7, Map.of("java", "25")),
            files,
            Map.of("loss", 1.0 / (1 + made.size())));
    made.add(model);
    return model;
  }

  /** Makes a version of a project, with a file of its own. */
  ModelVersion addTo(ProjectPorts ports, ModelKind kind, String labels, ModelVersion... parents)
      throws IOException {
    String content = kind.word() + made.size();
    ContentHash weights = ports.blobs().put(content.getBytes(StandardCharsets.UTF_8));
    ModelVersion model = keep(kind, labels, Map.of("weights", weights), parents);
    ports.models().add(model);
    return model;
  }

  /** Keeps labels with one segment of the first class and returns their hash. */
  static String labels(ProjectPorts ports, int ticks) {
    String first = ports.project().project().scheme().classes().getFirst().id().toString();
    DatasetSnapshot snapshot =
        new DatasetSnapshot(
            8,
            2,
            List.of(first),
            List.of(List.of(0)),
            List.of(
                new DatasetSnapshot.Clip(
                    ports.project().videos().getFirst().id().toString(),
                    ContentHash.of("a").hex(),
                    null,
                    "ana",
                    ticks,
                    List.of(new DatasetSnapshot.Target(0, 0, ticks, 0, List.of())))));
    ports.runs().saveSnapshot(snapshot);
    return snapshot.hash().hex();
  }

  /** Returns them as a view sees them, the given one active. */
  List<Listed> listed(ModelVersion active) {
    return made.stream()
        .map(
            model ->
                new Listed(
                    new ModelVersions.Entry(
                        model,
                        model.equals(active) ? ModelVersions.Use.ACTIVE : ModelVersions.Use.KEPT,
                        made.stream().filter(m -> m.parents().contains(model.id())).toList(),
                        org.cuepoint.core.recognition.ModelRemarks.NONE),
                    Optional.empty(),
                    List.of()))
        .toList();
  }
}
