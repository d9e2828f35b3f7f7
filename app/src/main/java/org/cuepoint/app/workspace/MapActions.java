package org.cuepoint.app.workspace;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.cuepoint.app.fx.FxJobBridge;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.jobs.JobEntry;
import org.cuepoint.core.embed.EmbeddingMap;
import org.cuepoint.core.embed.KeptMap;
import org.cuepoint.core.embed.MapPoint;
import org.cuepoint.core.embed.MapSettings;
import org.cuepoint.core.job.JobHandle;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.MapReview;
import org.cuepoint.core.session.ProjectSession;
import org.jspecify.annotations.Nullable;

/** The map of the project's windows, and what a person does with its points. FX thread only. */
public final class MapActions {

  private final Workspace workspace;
  private final InstantSource clock;
  private final ObjectProperty<MapSettings> settings =
      new SimpleObjectProperty<>(MapSettings.defaults());
  private final ReadOnlyObjectWrapper<@Nullable EmbeddingMap> map = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable JobEntry> making = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Exception> problem = new ReadOnlyObjectWrapper<>();
  private @Nullable Instant labelsOf;
  private @Nullable ModelVersion modelOf;

  MapActions(Workspace workspace, InstantSource clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** Returns how the map is made; a change makes no other one by itself. */
  public ObjectProperty<MapSettings> settingsProperty() {
    return settings;
  }

  /** Returns the map, null before one was made; it has no points where no video has features. */
  public ReadOnlyObjectProperty<@Nullable EmbeddingMap> mapProperty() {
    return map.getReadOnlyProperty();
  }

  /** Returns the job that makes a map, null when none runs. */
  public ReadOnlyObjectProperty<@Nullable JobEntry> makingProperty() {
    return making.getReadOnlyProperty();
  }

  /** Returns why the last map was not made, null when it was. */
  public ReadOnlyObjectProperty<@Nullable Exception> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Makes the map by the settings; one that is being made is given up. */
  public void make(KeptMap kept) {
    ProjectSession session = workspace.sessionProperty().get();
    if (session == null) {
      return;
    }
    cancel();
    problem.set(null);
    Instant labels = workspace.savedAtProperty().get();
    ModelVersion model = workspace.activeModelProperty().get();
    JobHandle<EmbeddingMap> handle =
        workspace
            .jobs()
            .show(
                Messages.text("job.map"),
                // Not in line with the engine's jobs: none is needed, and some take hours.
                workspace.runners().media().submit(session.learning().map(settings.get(), kept)));
    JobEntry entry = workspace.jobs().find(handle).orElse(null);
    making.set(entry);
    workspace
        .runners()
        .bridge()
        .whenDone(
            handle,
            made -> {
              ended(entry);
              if (workspace.sessionProperty().get() == session) {
                labelsOf = labels;
                modelOf = model;
                map.set(made);
              }
            },
            new FxJobBridge.Ended() {
              @Override
              public void failed(Exception why) {
                ended(entry);
                problem.set(why);
                workspace.tell(Notice.problem(why));
              }

              @Override
              public void cancelled() {
                ended(entry);
              }
            });
  }

  // One job has one entry.
  @SuppressWarnings("ReferenceEquality")
  private void ended(@Nullable JobEntry entry) {
    if (making.get() == entry) {
      making.set(null);
    }
  }

  /** Shows the map with today's labels and predictions, if any of them changed since. */
  public void refresh() {
    boolean same =
        map.get() != null
            && Objects.equals(labelsOf, workspace.savedAtProperty().get())
            && Objects.equals(modelOf, workspace.activeModelProperty().get());
    if (!same && making.get() == null) {
      make(KeptMap.USE);
    }
  }

  /** Gives up the map that is being made; the one on screen stays. */
  public void cancel() {
    JobEntry running = making.get();
    if (running != null) {
      running.cancel();
      making.set(null);
    }
  }

  /** Opens the place of a point in the player and on the timeline. */
  public void show(MapPoint point) {
    workspace.openVideo(
        point.place().video(),
        () -> {
          workspace.region().choose(point.place().region());
          workspace.navigation().show(point.range().frames());
          workspace.navigation().seek(point.range().frames().start());
        });
  }

  /** Reads what is shown of a point as of a question; nothing comes when its video is gone. */
  public void preview(MapPoint point, Consumer<? super QueueEntry> shown) {
    EmbeddingMap now = map.get();
    if (now != null) {
      workspace.readEntry(MapReview.question(now, point), shown);
    }
  }

  /** Makes points the queue, in this order. */
  public void queue(List<MapPoint> points) {
    EmbeddingMap now = map.get();
    if (now == null || points.isEmpty()) {
      return;
    }
    if (!workspace.editableProperty().get()) {
      workspace.tell(Notice.problem(Messages.text("notice.read-only")));
      return;
    }
    workspace.read(
        session -> new MapReview(session.ports(), clock).queue(now, points),
        round -> {
          workspace.tell(Notice.information(Messages.text("notice.mapped", round.items().size())));
          workspace.refreshQueue(() -> {});
        });
  }

  void reset() {
    cancel();
    map.set(null);
    problem.set(null);
  }
}
