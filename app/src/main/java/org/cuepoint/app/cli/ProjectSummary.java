package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.Project;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.LabelCoverage;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.ActionClass;

/** What {@code info PROJECT} says. */
record ProjectSummary(
    Project project,
    String folder,
    List<VideoLine> videos,
    List<ModelVersion> models,
    Optional<ModelVersionId> active,
    int openQuestions) {

  record VideoLine(
      Video video, int segments, LabelCoverage coverage, boolean indexed, int proposed) {}

  static ProjectSummary of(ProjectSession session) {
    AnnotationStore annotations = session.ports().annotations();
    Map<VideoId, Integer> counts = annotations.segmentCounts();
    List<VideoLine> lines = new ArrayList<>();
    for (Video video : session.ports().project().videos()) {
      lines.add(
          new VideoLine(
              video,
              counts.getOrDefault(video.id(), 0),
              LabelCoverage.of(
                  annotations, video.id(), session.ports().project().index(video.id()).index()),
              session.learning().isIndexed(video.id()),
              session.open().in(video.id()).size()));
    }
    return new ProjectSummary(
        session.ports().project().project(),
        session.ports().project().folder().toString(),
        lines,
        session.ports().models().models(),
        session.ports().models().active().map(ModelVersion::id),
        session.open().questions().size());
  }

  LabelCoverage coverage() {
    return videos.stream().map(VideoLine::coverage).reduce(LabelCoverage.NONE, LabelCoverage::plus);
  }

  double seconds() {
    return videos.stream().mapToDouble(line -> line.video().facts().seconds()).sum();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(project.name() + " (" + folder + ")");
    lines.add(
        String.format(
            Locale.ROOT,
            "  %d videos, %s; %.1f %% looked at; %d with features at %d Hz",
            videos.size(),
            Clock.show(seconds()),
            100 * coverage().share(),
            videos.stream().filter(VideoLine::indexed).count(),
            project.clock().hertz()));
    lines.add(
        "  classes: "
            + Names.listing(project.scheme().classes().stream().map(ActionClass::name).toList()));
    lines.add(
        "  models: "
            + Names.listing(
                models.stream()
                    .map(m -> m.name() + (active.equals(Optional.of(m.id())) ? " (active)" : ""))
                    .toList())
            + "; open questions: "
            + openQuestions);
    return lines;
  }

  Table videoTable() {
    Table table =
        new Table("video", "group", "length>", "segments>", "seen>", "features", "suggestions>");
    for (VideoLine line : videos) {
      table.row(
          line.video().name(),
          line.video().group().orElse(""),
          Clock.show(line.video().facts().seconds()),
          line.segments(),
          String.format(Locale.ROOT, "%.0f %%", 100 * line.coverage().share()),
          line.indexed() ? "yes" : "no",
          line.proposed());
    }
    return table;
  }

  JsonObject json() {
    JsonObject document = new JsonObject();
    document.addProperty("project", folder);
    document.addProperty("id", project.id().toString());
    document.addProperty("name", project.name());
    document.addProperty("clock", project.clock().hertz());
    document.addProperty("scheme_version", project.scheme().version());
    document.add(
        "classes", Json.texts(project.scheme().classes().stream().map(ActionClass::name).toList()));
    document.addProperty("seconds", Json.rounded(seconds(), 3));
    document.addProperty("seen_seconds", Json.rounded(coverage().seenSeconds(), 3));
    document.addProperty("seen_share", Json.rounded(coverage().share(), 6));
    document.addProperty("open_questions", openQuestions);
    document.add(
        "models",
        Json.array(
            models,
            model -> {
              JsonObject object = new JsonObject();
              object.addProperty("id", model.id().toString());
              object.addProperty("name", model.name());
              object.addProperty("created", model.created().toString());
              object.addProperty("active", active.equals(Optional.of(model.id())));
              return object;
            }));
    document.add(
        "videos",
        Json.array(
            videos,
            line -> {
              JsonObject object = new JsonObject();
              object.addProperty("id", line.video().id().toString());
              object.addProperty("path", line.video().path());
              Json.add(object, "group", line.video().group());
              Json.add(object, "subject", line.video().subject());
              object.add("tags", Json.texts(line.video().tags().stream().sorted().toList()));
              object.addProperty("frames", line.video().facts().frames());
              object.addProperty("seconds", Json.rounded(line.video().facts().seconds(), 6));
              object.addProperty("segments", line.segments());
              object.addProperty("seen_share", Json.rounded(line.coverage().share(), 6));
              object.addProperty("features", line.indexed());
              object.addProperty("suggestions", line.proposed());
              return object;
            }));
    return document;
  }
}
