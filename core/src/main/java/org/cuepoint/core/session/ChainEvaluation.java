package org.cuepoint.core.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.chain.Chain;
import org.cuepoint.core.chain.EvaluationSpec;
import org.cuepoint.core.eval.EvaluationReport.Exposure;
import org.cuepoint.core.eval.SegmentationScores;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ModelVersion;

/** Compares what a chain has made with the truth. Thread-safe. */
final class ChainEvaluation {

  private final ProjectPorts ports;
  private final Chains.Examiner examiner;

  ChainEvaluation(ProjectPorts ports, Chains.Examiner examiner) {
    this.ports = ports;
    this.examiner = examiner;
  }

  /** Keeps a report of each model and returns the main figures in a line. */
  String run(EvaluationSpec spec, Chain chain, JobContext context) throws Exception {
    List<String> told = new ArrayList<>();
    for (ModelVersion model : models(spec, chain)) {
      context.throwIfCancelled();
      ModelEvaluation.Result result = examiner.evaluate(request(spec, model)).work().run(context);
      told.add(line(model, result));
    }
    return String.join("; ", told);
  }

  private static String line(ModelVersion model, ModelEvaluation.Result result) {
    SegmentationScores scores = result.report().evaluation().all().everyClass();
    return String.format(
        Locale.ROOT,
        "%s: MoF %.1f, F1@50 %.1f%s",
        model.name(),
        scores.mof(),
        Objects.requireNonNullElse(scores.f1().get(50), Double.NaN),
        result.report().exposure() == Exposure.SEEN ? " (labels it was trained on)" : "");
  }

  private List<ModelVersion> models(EvaluationSpec spec, Chain chain) {
    List<ModelVersionId> wanted =
        spec.models().isEmpty()
            ? chain.made()
            : spec.models().stream().map(ModelVersionId::parse).toList();
    List<ModelVersion> found =
        wanted.stream()
            .flatMap(id -> ports.models().model(id).stream())
            .filter(model -> model.kind().predicts())
            .toList();
    if (!found.isEmpty()) {
      return found;
    }
    return List.of(
        ports
            .models()
            .active()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "There is no model to evaluate; train a teacher or a student first.")));
  }

  private ModelEvaluation.Request request(EvaluationSpec spec, ModelVersion model) {
    Set<VideoId> videos = spec.videos().stream().map(VideoId::parse).collect(Collectors.toSet());
    if (videos.isEmpty() && spec.groups().isEmpty()) {
      videos =
          spec.file().isPresent()
              ? ports.project().videos().stream().map(Video::id).collect(Collectors.toSet())
              : Set.copyOf(ports.annotations().labelledVideos());
    }
    return new ModelEvaluation.Request(
        model,
        spec.file().map(Path::of),
        spec.formatId(),
        spec.options(),
        Set.copyOf(spec.groups()),
        videos,
        spec.allowSeen() ? ModelEvaluation.SeenLabels.ALLOW : ModelEvaluation.SeenLabels.REFUSE,
        ModelEvaluation.Comparison.NONE);
  }
}
