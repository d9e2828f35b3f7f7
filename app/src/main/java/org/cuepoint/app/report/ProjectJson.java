package org.cuepoint.app.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.cuepoint.core.active.audit.Share;
import org.cuepoint.core.ethogram.BehaviourGroup;
import org.cuepoint.core.ethogram.BehaviourStatistics;
import org.cuepoint.core.ethogram.Ethogram;
import org.cuepoint.core.ethogram.Pool;
import org.cuepoint.core.ethogram.Spread;
import org.cuepoint.core.ethogram.TimeBudget;
import org.cuepoint.core.ethogram.TransitionMatrix;
import org.cuepoint.core.overview.NamedCoverage;
import org.cuepoint.core.overview.ProjectOverview;
import org.cuepoint.core.overview.QueueHealth;
import org.cuepoint.core.session.FeatureDrift;
import org.cuepoint.core.session.LabelCoverage;
import org.cuepoint.core.taxonomy.ActionClass;

/** The figures of a project's report as JSON. Seconds, shares from 0 to 1; null is not known. */
public final class ProjectJson {

  private ProjectJson() {}

  /** Returns the document. */
  public static JsonObject of(ProjectReport report) {
    ProjectOverview overview = report.overview();
    JsonObject document = new JsonObject();
    document.addProperty("name", overview.name());
    document.addProperty("made", overview.made().toString());
    number(document, "seconds", overview.seconds());
    document.add("coverage", coverage(overview.coverage()));
    document.add("groups", array(overview.groups(), ProjectJson::coverage));
    document.add("subjects", array(overview.subjects(), ProjectJson::coverage));
    document.add("videos", videos(overview));
    document.add("learning", learning(report));
    document.add("queue", queue(overview.queue()));
    document.add("models", models(overview));
    document.add("evaluations", evaluations(overview));
    document.add("disk", disk(report));
    report.survey().drift().ifPresent(drift -> document.add("drift", drift(drift)));
    document.add("ethogram", ethogram(overview.ethogram()));
    return document;
  }

  private static JsonElement videos(ProjectOverview overview) {
    return array(
        overview.videos(),
        each -> {
          JsonObject row = new JsonObject();
          row.addProperty("video", each.video().name());
          each.video().group().ifPresent(group -> row.addProperty("group", group));
          each.video().subject().ifPresent(subject -> row.addProperty("subject", subject));
          number(row, "seconds", each.video().facts().seconds());
          row.addProperty("review", word(each.review()));
          row.add("coverage", coverage(each.coverage()));
          row.addProperty("segments", each.segments());
          row.addProperty("suggestions", each.suggestions());
          row.addProperty("features", word(each.features()));
          return row;
        });
  }

  private static JsonObject learning(ProjectReport report) {
    ProjectOverview overview = report.overview();
    JsonObject learning = new JsonObject();
    number(learning, "minutes", overview.progress().minutes());
    learning.add(
        "curve",
        array(
            overview.progress().curve().points(),
            point -> {
              JsonObject row = new JsonObject();
              number(row, "minutes", point.minutes());
              row.addProperty("answers", point.items());
              row.add("accuracy", share(point.accuracy()));
              number(row, "f1", point.f1());
              return row;
            }));
    learning.addProperty("advice", word(overview.progress().advice().verdict()));
    learning.addProperty("advice_words", overview.progress().advice().words());
    learning.add(
        "model_agreement",
        array(
            overview.compared().pairs(),
            each -> {
              JsonObject row = new JsonObject();
              row.addProperty("before", each.before().name());
              row.addProperty("after", each.after().name());
              number(row, "kappa", each.kappa());
              return row;
            }));
    learning.add(
        "annotator_agreement",
        array(
            report.survey().annotators(),
            each -> {
              JsonObject row = new JsonObject();
              row.addProperty("one", each.one().name());
              row.addProperty("other", each.other().name());
              number(row, "kappa", each.kappa());
              number(row, "same", each.same());
              number(row, "seconds", each.seconds());
              return row;
            }));
    return learning;
  }

  private static JsonObject queue(QueueHealth queue) {
    JsonObject row = new JsonObject();
    row.addProperty("open", queue.pace().left());
    row.addProperty("suggestions", queue.waiting());
    number(row, "seconds_each", queue.pace().secondsEach());
    JsonObject days = new JsonObject();
    queue.answersPerDay().forEach((day, count) -> days.addProperty(day.toString(), count));
    row.add("answers_per_day", days);
    JsonObject decisions = new JsonObject();
    queue.decisions().forEach((decision, count) -> decisions.addProperty(word(decision), count));
    row.add("decisions", decisions);
    row.add("audit", share(queue.audit().accuracy()));
    number(row, "audit_f1", queue.audit().f1());
    row.add("refused", share(queue.refused()));
    row.add("without_answer", share(queue.withoutAnswer()));
    return row;
  }

  private static JsonElement models(ProjectOverview overview) {
    return array(
        overview.models(),
        model -> {
          JsonObject row = new JsonObject();
          row.addProperty("name", model.name());
          row.addProperty("made", model.created().toString());
          row.addProperty("active", overview.active().filter(model.id()::equals).isPresent());
          JsonObject figures = new JsonObject();
          new java.util.TreeMap<>(model.metrics())
              .forEach((name, value) -> number(figures, name, value));
          row.add("figures", figures);
          return row;
        });
  }

  private static JsonElement evaluations(ProjectOverview overview) {
    return array(
        overview.evaluations(),
        each -> {
          JsonObject row = new JsonObject();
          row.addProperty("model", each.name());
          row.addProperty("truth", each.truth());
          row.addProperty("seen", each.seen());
          number(row, "minutes", each.minutes());
          number(row, "mof", each.frames());
          number(row, "edit", each.edit());
          number(row, "f1_25", each.f1());
          number(row, "f1_50", each.strictF1());
          return row;
        });
  }

  private static JsonObject disk(ProjectReport report) {
    JsonObject disk = new JsonObject();
    report.survey().disk().forEach(each -> disk.addProperty(word(each.kind()), each.bytes()));
    disk.addProperty("all", report.survey().bytes());
    return disk;
  }

  private static JsonObject drift(FeatureDrift drift) {
    JsonObject row = new JsonObject();
    row.addProperty("encoder", drift.encoder());
    row.addProperty("without_features", drift.withoutFeatures());
    row.add("usual", spread(drift.usual()));
    row.add(
        "videos",
        array(
            drift.videos(),
            each -> {
              JsonObject video = new JsonObject();
              video.addProperty("video", each.name());
              number(video, "distance", each.distance());
              video.addProperty("labelled", each.labels() == FeatureDrift.Labels.SOME);
              video.addProperty("unusual", drift.isUnusual(each));
              return video;
            }));
    return row;
  }

  /** Returns the figures of an ethogram, over everything, each group, subject and video. */
  public static JsonObject ethogram(Ethogram ethogram) {
    JsonObject levels = new JsonObject();
    for (Ethogram.By by : Ethogram.By.values()) {
      levels.add(word(by), array(ethogram.pools(by), ProjectJson::pool));
    }
    return levels;
  }

  private static JsonObject pool(Pool pool) {
    JsonObject object = new JsonObject();
    object.addProperty("name", pool.name());
    number(object, "seconds", pool.seconds());
    object.add(
        "classes",
        array(
            pool.statistics(),
            each -> statistics(pool.scheme().find(each.actionClass()).orElseThrow(), each)));
    List<BehaviourGroup> groups = BehaviourGroup.of(pool.scheme());
    List<TimeBudget> budgets = pool.budgets();
    JsonArray all = new JsonArray();
    for (int g = 0; g < groups.size(); g++) {
      all.add(budget(groups.get(g), budgets.get(g)));
    }
    object.add("budgets", all);
    JsonArray transitions = new JsonArray();
    for (TransitionMatrix.Background background : TransitionMatrix.Background.values()) {
      pool.transitions(background).forEach(matrix -> transitions.add(transitions(matrix)));
    }
    object.add("transitions", transitions);
    return object;
  }

  private static JsonObject statistics(ActionClass actionClass, BehaviourStatistics each) {
    JsonObject row = new JsonObject();
    row.addProperty("class", actionClass.name());
    row.addProperty("observations", each.observations());
    row.addProperty("bouts", each.bouts());
    row.addProperty("points", each.points());
    row.addProperty("cut", each.cut());
    number(row, "total", each.totalSeconds());
    number(row, "observed", each.observedSeconds());
    number(row, "share", each.share());
    number(row, "per_minute", each.perMinute());
    row.add("durations", spread(each.durations()));
    row.add("latencies", spread(each.latencies()));
    row.add("intervals", spread(each.intervals()));
    return row;
  }

  private static JsonObject budget(BehaviourGroup group, TimeBudget budget) {
    JsonObject row = new JsonObject();
    row.addProperty("classes", group.name());
    JsonObject seconds = new JsonObject();
    for (int c = 0; c < group.classes().size(); c++) {
      number(seconds, group.classes().get(c).name(), budget.happening().get(c));
    }
    row.add("happening", seconds);
    number(row, "background", budget.background());
    number(row, "observed", budget.observed());
    number(row, "unclear", budget.unclear());
    number(row, "ignored", budget.ignored());
    number(row, "unlabelled", budget.unlabelled());
    return row;
  }

  private static JsonObject transitions(TransitionMatrix matrix) {
    JsonObject object = new JsonObject();
    object.addProperty("classes", matrix.group().name());
    object.addProperty("background", word(matrix.background()));
    JsonArray states = new JsonArray();
    JsonArray counts = new JsonArray();
    for (int i = 0; i < matrix.size(); i++) {
      states.add(EthogramTables.state(matrix, i));
      JsonArray row = new JsonArray();
      matrix.counts().get(i).forEach(row::add);
      counts.add(row);
    }
    object.add("states", states);
    object.add("counts", counts);
    object.addProperty("repeats", matrix.repeats());
    return object;
  }

  private static JsonObject spread(Spread spread) {
    JsonObject row = new JsonObject();
    row.addProperty("count", spread.count());
    number(row, "mean", spread.mean());
    number(row, "median", spread.median());
    number(row, "sd", spread.sd());
    number(row, "least", spread.least());
    number(row, "most", spread.most());
    return row;
  }

  private static JsonObject coverage(NamedCoverage of) {
    JsonObject row = coverage(of.coverage());
    row.addProperty("name", of.name());
    row.addProperty("videos", of.videos());
    return row;
  }

  private static JsonObject coverage(LabelCoverage coverage) {
    JsonObject row = new JsonObject();
    number(row, "seen", coverage.seenSeconds());
    number(row, "counted", coverage.countedSeconds());
    number(row, "share", coverage.share());
    return row;
  }

  private static JsonObject share(Share share) {
    JsonObject row = new JsonObject();
    number(row, "value", share.value());
    number(row, "low", share.low());
    number(row, "high", share.high());
    row.addProperty("hits", share.hits());
    row.addProperty("total", share.total());
    return row;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static <T> JsonArray array(Collection<T> items, Function<T, JsonElement> form) {
    JsonArray array = new JsonArray(items.size());
    items.forEach(item -> array.add(form.apply(item)));
    return array;
  }

  private static void number(JsonObject object, String name, double value) {
    if (Double.isFinite(value)) {
      object.addProperty(name, Math.round(value * 1e6) / 1e6);
    } else {
      object.add(name, JsonNull.INSTANCE);
    }
  }
}
