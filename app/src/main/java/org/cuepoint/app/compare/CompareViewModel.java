package org.cuepoint.app.compare;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.cuepoint.app.fx.SmallPicture;
import org.cuepoint.app.workspace.ComparingActions;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.compare.ComparedVideo;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.compare.Contestant;
import org.cuepoint.core.compare.Stretch;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.saliency.Saliency;
import org.cuepoint.core.session.DisagreementReview;
import org.jspecify.annotations.Nullable;

/**
 * Models side by side: which, on which video, what part of it, and where the playhead stands, which
 * is that of the main window as long as both show the same video. FX thread only.
 */
public final class CompareViewModel {

  private final Workspace workspace;
  private final ComparingActions actions;
  private final ReadOnlyObjectWrapper<@Nullable Comparison> comparison =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Prepared> prepared = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable ComparedVideo> video =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable StripPainter> painter =
      new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<StripSpan> span =
      new SimpleObjectProperty<>(new StripSpan(0, StripSpan.SHORTEST));
  private final IntegerProperty playhead = new SimpleIntegerProperty();
  private List<Stretch> stretches = List.of();

  // Held here: the workspace outlives the window and must not keep it.
  private final InvalidationListener moved = change -> followPlayhead();
  private final InvalidationListener closed = change -> forgetIfClosed();

  /** Makes a view model that shows nothing yet. */
  public CompareViewModel(Workspace workspace) {
    this.workspace = workspace;
    this.actions = workspace.comparing();
    workspace.video().playheadProperty().addListener(new WeakInvalidationListener(moved));
    workspace.video().videoProperty().addListener(new WeakInvalidationListener(moved));
    workspace.sessionProperty().addListener(new WeakInvalidationListener(closed));
  }

  /** Returns the models that can be compared, the newest first. */
  public List<ModelVersion> candidates() {
    return workspace.models().stream()
        .filter(model -> model.kind().predicts() && model.kind() != ModelKind.LIVE_HEAD)
        .sorted(Comparator.comparing(ModelVersion::created).reversed())
        .toList();
  }

  /**
   * Returns the models that say most beside each other: the newest teacher with the newest student
   * of each kind, or else the two newest models. Networks that look at pictures, which read every
   * video anew, are left for a person to choose.
   */
  public List<ModelVersion> suggested() {
    List<ModelVersion> all = candidates();
    List<ModelVersion> chosen =
        all.stream()
            .filter(m -> m.kind() == ModelKind.TEACHER || ModelKind.students().contains(m.kind()))
            .filter(m -> m.kind() != ModelKind.FOCAL_NANO)
            .collect(
                Collectors.toMap(ModelVersion::kind, m -> m, (newer, older) -> newer, TreeMap::new))
            .values()
            .stream()
            .sorted(Comparator.comparing((ModelVersion m) -> m.kind() != ModelKind.TEACHER))
            .toList();
    return chosen.size() >= 2 ? chosen : all.stream().limit(2).toList();
  }

  /** Compares models; what was shown stays until they have spoken. */
  public void compare(List<ModelVersion> models) {
    actions.compare(models, this::show);
  }

  /** Shows a comparison that was made. */
  public void show(Comparison made) {
    actions.prepare(
        () -> Prepared.of(made),
        ready -> {
          prepared.set(ready);
          comparison.set(made);
          Optional<ComparedVideo> current = onScreen(made);
          choose(current.orElse(ready.rows().getFirst().video()));
        });
  }

  private Optional<ComparedVideo> onScreen(Comparison made) {
    return workspace
        .video()
        .current()
        .map(Video::id)
        .flatMap(id -> made.videos().stream().filter(each -> each.video().equals(id)).findFirst());
  }

  /** Shows another video of the comparison. */
  public void choose(ComparedVideo chosen) {
    Comparison of = comparison.get();
    if (of == null || chosen.equals(video.get())) {
      return;
    }
    video.set(chosen);
    painter.set(null);
    Set<Integer> all = IntStream.range(0, of.models().size()).boxed().collect(Collectors.toSet());
    stretches = chosen.stretches(all);
    span.set(StripSpan.all(chosen.ticks()));
    playhead.set(0);
    followPlayhead();
    actions.prepare(
        () -> new StripPainter(of, chosen),
        made -> {
          if (chosen.equals(video.get())) {
            painter.set(made);
          }
        });
  }

  private void followPlayhead() {
    ComparedVideo shown = video.get();
    Optional<Video> current = workspace.video().current();
    Comparison of = comparison.get();
    if (shown == null || of == null || current.isEmpty()) {
      return;
    }
    if (current.get().id().equals(shown.video())) {
      int tick = actions.tick(workspace.video().playheadProperty().get());
      playhead.set(Math.clamp(tick, 0, Math.max(0, shown.ticks() - 1)));
    } else {
      onScreen(of).ifPresent(this::choose);
    }
  }

  private void forgetIfClosed() {
    if (workspace.sessionProperty().get() == null) {
      comparison.set(null);
      prepared.set(null);
      video.set(null);
      painter.set(null);
      stretches = List.of();
    }
  }

  /** Moves what is on screen by some ticks. */
  public void move(double by) {
    ComparedVideo shown = video.get();
    if (shown != null) {
      span.set(span.get().moved(by, shown.ticks()));
    }
  }

  /**
   * Shows more or less around a place.
   *
   * @param share of the width where the place is
   * @param factor above 1 shows more
   */
  public void zoom(double share, double factor) {
    ComparedVideo shown = video.get();
    if (shown != null) {
      span.set(span.get().zoomed(share, factor, shown.ticks()));
    }
  }

  /** Moves the playhead, and that of the main window. */
  public void goTo(int tick) {
    ComparedVideo shown = video.get();
    if (shown != null) {
      int within = Math.clamp(tick, 0, Math.max(0, shown.ticks() - 1));
      playhead.set(within);
      span.set(span.get().showing(within, shown.ticks()));
      actions.goTo(shown.video(), within);
    }
  }

  /** Goes to the first place after the playhead at which the models disagree. */
  public void nextDispute() {
    stretches.stream()
        .filter(each -> each.startTick() > playhead.get())
        .findFirst()
        .ifPresent(each -> goTo(each.startTick()));
  }

  /** Goes to the last place before the playhead at which the models begin to disagree. */
  public void previousDispute() {
    stretches.stream()
        .filter(each -> each.startTick() < playhead.get())
        .reduce((first, second) -> second)
        .ifPresent(each -> goTo(each.startTick()));
  }

  /** Returns the stretch of disagreement at the playhead, or the nearest one. */
  public Optional<Stretch> dispute() {
    int at = playhead.get();
    return stretches.stream()
        .min(
            Comparator.comparingInt(
                each ->
                    at < each.startTick()
                        ? each.startTick() - at
                        : Math.max(0, at - each.endTick() + 1)));
  }

  /** Makes the stretch at the playhead, or the nearest one, the queue. */
  public void ask() {
    Comparison of = comparison.get();
    ComparedVideo shown = video.get();
    if (of != null && shown != null) {
      actions.ask(
          of,
          dispute().stream().map(each -> new DisagreementReview.Disputed(shown, each)).toList());
    }
  }

  /** Makes the places about which the models disagree most the queue. */
  public void askMost(int count) {
    Comparison of = comparison.get();
    if (of != null) {
      actions.prepare(() -> DisagreementReview.most(of, count), places -> actions.ask(of, places));
    }
  }

  /** Writes a report. */
  public void report(Path file) {
    Comparison of = comparison.get();
    if (of != null) {
      actions.report(of, file, written -> {});
    }
  }

  /**
   * Decodes a picture.
   *
   * @param shown gets it, or nothing where it cannot be read
   */
  void picture(
      ComparedVideo of, int tick, FrameSize most, Consumer<? super Optional<SmallPicture>> shown) {
    actions.picture(of, tick, most, shown);
  }

  /** Finds out what a model's answer hangs on. */
  void explain(
      ModelVersion of,
      int tick,
      Consumer<? super Saliency> shown,
      Consumer<? super String> otherwise) {
    ComparedVideo on = video.get();
    if (on != null) {
      actions.explain(of, on, tick, shown, otherwise);
    }
  }

  /** Returns how far the comparison has come, or nothing. */
  public ReadOnlyStringProperty progressProperty() {
    return actions.progressProperty();
  }

  /** Stops the comparison that is being made. */
  public void cancel() {
    actions.cancel();
  }

  /** Returns the names of the models that are shown. */
  public List<String> names() {
    Comparison of = comparison.get();
    return of == null
        ? List.of()
        : of.models().stream().map(Contestant::model).map(ModelVersion::name).toList();
  }

  /** Returns whether a comparison is being made. */
  public BooleanBinding runningBinding() {
    return Bindings.isNotNull(actions.runningProperty());
  }

  /** Returns what is compared, or null. */
  public ReadOnlyObjectProperty<@Nullable Comparison> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }

  /** Returns what tables and charts show, or null. */
  ReadOnlyObjectProperty<@Nullable Prepared> preparedProperty() {
    return prepared.getReadOnlyProperty();
  }

  /** Returns the video that is shown, or null. */
  public ReadOnlyObjectProperty<@Nullable ComparedVideo> videoProperty() {
    return video.getReadOnlyProperty();
  }

  /** Returns what paints it, or null until it is ready. */
  ReadOnlyObjectProperty<@Nullable StripPainter> painterProperty() {
    return painter.getReadOnlyProperty();
  }

  /** Says whether the strips of the chosen video can be seen. */
  public boolean isPainted() {
    return painter.get() != null;
  }

  /** Returns the part of the video that is on screen. */
  ObjectProperty<StripSpan> spanProperty() {
    return span;
  }

  /** Returns the tick of the playhead. */
  public IntegerProperty playheadProperty() {
    return playhead;
  }
}
