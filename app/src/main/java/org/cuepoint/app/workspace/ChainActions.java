package org.cuepoint.app.workspace;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.cuepoint.app.fx.FxJobBridge;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.chain.Chain;
import org.cuepoint.core.chain.ChainTask;
import org.cuepoint.core.chain.PaceBook;
import org.cuepoint.core.chain.StepEstimate;
import org.cuepoint.core.engine.EngineStatus;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobHandle;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.session.ChainOutlook;
import org.cuepoint.core.session.Chains;
import org.cuepoint.core.session.ProjectSession;
import org.jspecify.annotations.Nullable;

/**
 * Chains of trainings: start, pause, go on, go past a step, end. A chain that ran when the program
 * ended goes on when its project is opened. FX thread only.
 */
public final class ChainActions {

  private final Workspace workspace;
  private final ReadOnlyObjectWrapper<@Nullable Chain> chain = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable JobHandle<?>> running =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<StepEstimate>> estimates =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<@Nullable Consumer<List<ModelVersionId>>> comparing =
      new SimpleObjectProperty<>();
  private @Nullable Parts parts;
  private @Nullable Chains chains;

  /** What chains are made with. */
  private record Parts(Function<ProjectSession, Chains> source, PaceBook paces) {}

  ChainActions(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Gives what chains are made with; without it there are none. */
  public void attach(Function<ProjectSession, Chains> source, PaceBook paces) {
    parts = new Parts(source, paces);
  }

  /** Returns the chain that is open, or the one that ended last in this session; null for none. */
  public ReadOnlyObjectProperty<@Nullable Chain> chainProperty() {
    return chain.getReadOnlyProperty();
  }

  /** Returns the job of the chain while it runs, null otherwise. */
  public ReadOnlyObjectProperty<@Nullable JobHandle<?>> runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** Returns what each step was expected to take; empty while that is not known. */
  public ReadOnlyObjectProperty<List<StepEstimate>> estimatesProperty() {
    return estimates.getReadOnlyProperty();
  }

  /**
   * Returns what compares models side by side; null while nothing can. Whoever can sets it, and the
   * end of a chain offers it.
   */
  public ObjectProperty<@Nullable Consumer<List<ModelVersionId>>> comparingProperty() {
    return comparing;
  }

  /** Looks up how much there is to learn from and how fast this computer is. */
  public void look(Consumer<? super ChainOutlook.View> shown) {
    Parts with = parts;
    if (with != null) {
      Optional<String> device = device();
      workspace.read(
          session -> new ChainOutlook(session.ports(), with.paces()).look(device), shown);
    }
  }

  private Optional<String> device() {
    return workspace.engineProperty().get() instanceof EngineStatus.Ready ready
        ? Optional.of(ready.device() + ", " + ready.threads() + " threads")
        : Optional.empty();
  }

  /** Starts a chain, unless a training runs or another chain is open; then says why not. */
  public void start(String profile, List<ChainTask> tasks) {
    Chains open = chains;
    if (open == null || !mayRun()) {
      return;
    }
    workspace.read(session -> open.begin(profile, tasks), begun -> run(open, begun));
  }

  private boolean mayRun() {
    if (!workspace.editableProperty().get()) {
      workspace.tell(Notice.problem(Messages.text("notice.read-only")));
      return false;
    }
    if (workspace.trainings().runningProperty().get() != null) {
      workspace.tell(Notice.information(Messages.text("notice.one-training")));
      return false;
    }
    return true;
  }

  /** Lets a chain that waits go on; a step that failed is tried again. */
  public void resume() {
    change(Chains::resume, this::run);
  }

  /** Goes on past the step that failed or comes next. */
  public void skip() {
    change(
        Chains::skip,
        (open, now) -> {
          if (now.isOpen()) {
            run(open, now);
          } else {
            finished(now);
          }
        });
  }

  private void change(
      java.util.function.BiFunction<Chains, Chain, Chain> how,
      java.util.function.BiConsumer<Chains, Chain> then) {
    Chains open = chains;
    Chain now = chain.get();
    if (open != null && now != null && now.isOpen() && mayRun()) {
      workspace.read(session -> how.apply(open, now), changed -> then.accept(open, changed));
    }
  }

  /** Lets the chain wait after the step of its training that runs; it keeps what it has learnt. */
  public void pause() {
    stop(Chains::pause);
  }

  /** Ends the chain; what its steps have made stays, and so does what the open one has kept. */
  public void cancel() {
    stop(Chains::cancel);
  }

  private void stop(java.util.function.BiFunction<Chains, Chain, Chain> how) {
    Chains open = chains;
    Chain now = chain.get();
    if (open != null && now != null && now.isOpen()) {
      workspace.read(
          session -> how.apply(open, now),
          stopped -> {
            chain.set(stopped);
            JobHandle<?> handle = running.get();
            if (handle != null) {
              handle.cancel();
            }
          });
    }
  }

  private void run(Chains open, Chain begun) {
    ProjectSession session = workspace.sessionProperty().get();
    chain.set(begun);
    estimate(begun);
    JobHandle<Chain> handle =
        workspace.watched(
            workspace.runners().training(),
            Messages.text("job.chain"),
            chainJob(open, begun),
            done -> {
              released();
              if (workspace.sessionProperty().get() == session) {
                finished(done);
              }
            },
            new FxJobBridge.Ended() {
              @Override
              public void failed(Exception problem) {
                released();
                workspace.tell(
                    new Notice(
                        Notice.Level.PROBLEM,
                        String.valueOf(problem.getMessage()),
                        Optional.of(
                            new Notice.NextStep(
                                Messages.text("chain.retry"), ChainActions.this::resume))));
              }

              @Override
              public void cancelled() {
                released();
                stopped(open, session);
              }
            });
    if (!handle.state().isDone()) {
      running.set(handle);
      workspace.trainings().occupy(handle);
    }
  }

  private static Job<Chain> chainJob(Chains open, Chain begun) {
    return open.run(begun);
  }

  private void released() {
    running.set(null);
    workspace.trainings().release();
  }

  /** A chain that was not paused but stopped in the list of jobs waits too. */
  private void stopped(Chains open, @Nullable ProjectSession session) {
    Chain now = chain.get();
    if (now == null || workspace.sessionProperty().get() != session) {
      return; // The project is being closed: it goes on when it is opened.
    }
    if (now.standing() == Chain.Standing.RUNNING) {
      workspace.read(any -> open.pause(now), chain::set);
    }
    workspace.tell(
        Notice.information(
            Messages.text(
                now.standing() == Chain.Standing.CANCELLED
                    ? "notice.chain-ended"
                    : "notice.chain-paused")));
    workspace.refreshProject(() -> {});
  }

  private void finished(Chain done) {
    chain.set(done);
    workspace.refreshProject(() -> {});
    OptionalInt last = lastTraining(done);
    Optional<ModelKind> made =
        last.isPresent()
            ? done.steps().get(last.getAsInt()).task().makes()
            : Optional.<ModelKind>empty();
    if (made.filter(ModelKind::encodes).isPresent()) {
      workspace.learn().index();
    } else if (made.filter(ModelKind.students()::contains).isPresent()) {
      workspace.learn().suggest();
    }
    String text = Messages.text("notice.chain-done", told(done));
    Optional<Notice.NextStep> next = next(done);
    workspace.tell(new Notice(Notice.Level.INFORMATION, text, next));
  }

  private static String told(Chain done) {
    return done.steps().stream()
        .map(org.cuepoint.core.chain.ChainStep::message)
        .filter(message -> !message.isBlank())
        .reduce((first, second) -> second)
        .orElseGet(() -> Messages.text("chain.made", done.made().size()));
  }

  private static OptionalInt lastTraining(Chain done) {
    for (int i = done.steps().size() - 1; i >= 0; i--) {
      if (done.steps().get(i).made().isPresent()) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Returns what to do after a chain that made several models: look at them side by side. */
  public Optional<Notice.NextStep> next(Chain done) {
    Consumer<List<ModelVersionId>> compare = comparing.get();
    List<ModelVersionId> made =
        done.made().stream()
            .filter(
                id ->
                    workspace.models().stream()
                        .noneMatch(model -> model.id().equals(id) && !model.kind().predicts()))
            .toList();
    return compare == null || made.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Notice.NextStep(Messages.text("chain.compare"), () -> compare.accept(made)));
  }

  private void estimate(Chain of) {
    List<ChainTask> tasks = of.steps().stream().map(step -> step.task()).toList();
    look(view -> estimates.set(view.estimator().estimate(tasks)));
  }

  /** Looks for a chain that is open, and lets one go on that was cut off. */
  void opened(ProjectSession session) {
    Parts with = parts;
    if (with == null) {
      return;
    }
    Chains open = with.source().apply(session);
    chains = open;
    open.onChange(
        changed ->
            workspace
                .runners()
                .bridge()
                .execute(
                    () -> {
                      if (chains == open) {
                        follow(changed);
                      }
                    }));
    workspace.read(
        any -> open.open(),
        found ->
            found.ifPresent(
                waiting -> {
                  chain.set(waiting);
                  estimate(waiting);
                  if (waiting.goesOnByItself() && workspace.editableProperty().get()) {
                    workspace.tell(Notice.information(Messages.text("notice.chain-goes-on")));
                    run(open, waiting);
                  }
                }));
  }

  private void follow(Chain changed) {
    Chain before = chain.get();
    chain.set(changed);
    if (before == null || !before.made().equals(changed.made())) {
      workspace.refreshProject(() -> {});
    }
    workspace.trainings().refresh();
  }

  /** Forgets the chain of the project that was closed. */
  void clear() {
    chains = null;
    chain.set(null);
    estimates.set(List.of());
  }
}
