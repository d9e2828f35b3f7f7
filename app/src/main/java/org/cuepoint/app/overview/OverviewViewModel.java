package org.cuepoint.app.overview;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cuepoint.app.fx.FxJobBridge;
import org.cuepoint.app.workspace.Notice;
import org.cuepoint.app.workspace.OverviewActions;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.job.JobHandle;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.overview.ComparedModels;
import org.cuepoint.core.overview.ProjectOverview;
import org.cuepoint.core.overview.ProjectSurvey;
import org.jspecify.annotations.Nullable;

/**
 * Where the project stands: what the store knows at once, what features and files say a little
 * later. Read anew when it is asked for, and when labels have changed since. FX thread only.
 */
public final class OverviewViewModel {

  private final Workspace workspace;
  private final OverviewActions actions;
  private final ReadOnlyObjectWrapper<@Nullable ProjectOverview> overview =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable ProjectSurvey> survey =
      new ReadOnlyObjectWrapper<>();
  private ComparedModels models = ComparedModels.NONE;
  private final ReadOnlyBooleanWrapper surveying = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper comparing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper compared = new ReadOnlyBooleanWrapper();
  private Optional<JobHandle<ProjectSurvey>> running = Optional.empty();
  private boolean stale = true;

  /** Makes an empty one; {@link #refresh} reads. */
  public OverviewViewModel(Workspace workspace) {
    this.workspace = workspace;
    this.actions = workspace.overview();
    workspace.savedAtProperty().addListener((property, old, now) -> stale = true);
    workspace.models().addListener((javafx.beans.InvalidationListener) change -> stale = true);
    workspace.sessionProperty().addListener((property, old, now) -> forget());
  }

  private void forget() {
    stop();
    overview.set(null);
    survey.set(null);
    models = ComparedModels.NONE;
    compared.set(false);
    stale = true;
  }

  /** Reads everything anew. */
  public void refresh() {
    stale = false;
    actions.read(models, overview::set);
    if (running.isEmpty()) {
      surveying.set(true);
      running =
          actions.survey(
              found -> {
                survey.set(found);
                ended();
              },
              new FxJobBridge.Ended() {
                @Override
                public void failed(Exception problem) {
                  ended();
                  workspace.tell(Notice.problem(problem));
                }

                @Override
                public void cancelled() {
                  ended();
                }
              });
      // It may be over already, and was told before its handle was known.
      if (running.map(job -> job.state().isDone()).orElse(true)) {
        ended();
      }
    }
  }

  private void ended() {
    running = Optional.empty();
    surveying.set(false);
  }

  /** Reads anew if something has changed. */
  public void refreshIfStale() {
    if (stale) {
      refresh();
    }
  }

  /** Stops looking at features and files. */
  public void stop() {
    running.ifPresent(JobHandle::cancel);
  }

  /** Asks successive models whether they say the same. */
  public void compareModels() {
    comparing.set(true);
    actions.compareModels(
        found -> {
          models = found;
          compared.set(true);
          comparing.set(false);
          actions.read(models, overview::set);
        },
        new FxJobBridge.Ended() {
          @Override
          public void failed(Exception problem) {
            comparing.set(false);
            workspace.tell(Notice.problem(problem));
          }

          @Override
          public void cancelled() {
            comparing.set(false);
          }
        });
  }

  /** Writes the report on the project. */
  public void report(Path to) {
    actions.report(models, to);
  }

  /** Writes a file and says when it is there. */
  void write(Path to, OverviewActions.Writing writing) {
    actions.write(to, writing);
  }

  /** Shows a frame of a video in the main window. */
  public void open(VideoId video, int frame) {
    actions.open(video, frame);
  }

  /** Tells the person something in the main window. */
  void tell(Notice notice) {
    workspace.tell(notice);
  }

  /** Returns the name of the project, for suggested files. */
  public String projectName() {
    return workspace.projectNameProperty().get();
  }

  /** Returns what the store knows, null until it has been read. */
  public ReadOnlyObjectProperty<@Nullable ProjectOverview> overviewProperty() {
    return overview.getReadOnlyProperty();
  }

  /** Returns what features and files say, null until they have been read. */
  public ReadOnlyObjectProperty<@Nullable ProjectSurvey> surveyProperty() {
    return survey.getReadOnlyProperty();
  }

  /** Returns whether features and files are being read. */
  public ReadOnlyBooleanProperty surveyingProperty() {
    return surveying.getReadOnlyProperty();
  }

  /** Returns whether models are being compared. */
  public ReadOnlyBooleanProperty comparingProperty() {
    return comparing.getReadOnlyProperty();
  }

  /** Returns whether models were compared, be it that there were not two. */
  public ReadOnlyBooleanProperty comparedProperty() {
    return compared.getReadOnlyProperty();
  }
}
