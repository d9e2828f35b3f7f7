package org.cuepoint.app.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.chain.Ablation;
import org.cuepoint.core.chain.Chain;
import org.cuepoint.core.chain.ChainTask;
import org.cuepoint.core.chain.StepEstimate;
import org.cuepoint.core.chain.TeacherChoice;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ChainOutlook;
import org.cuepoint.core.train.PretrainingPlan.Profile;
import org.cuepoint.core.train.ProfilePlans;
import org.cuepoint.core.train.TeacherSpec;
import org.jspecify.annotations.Nullable;

/**
 * One sheet of the menu Learn: choices, what they will take, what is missing, and the start. FX
 * thread only.
 */
public final class StartViewModel {

  private final Workspace workspace;
  private final LearnSheet sheet;
  private final ObjectProperty<Profile> profile = new SimpleObjectProperty<>(Profile.STANDARD);
  private final ObservableSet<String> parts = FXCollections.observableSet();
  private final ObservableSet<Ablation> leftOut = FXCollections.observableSet();
  private final ObjectProperty<TeacherSpec> size = new SimpleObjectProperty<>(TeacherSpec.T_CPU);
  private final ObjectProperty<TeacherChoice> teacher =
      new SimpleObjectProperty<>(TeacherChoice.LATEST);
  private final ObjectProperty<Optional<String>> begin =
      new SimpleObjectProperty<>(Optional.empty());
  private final TrainingLimits limits = new TrainingLimits();
  private final EvaluationChoices evaluation = new EvaluationChoices();
  private final ObservableList<Lack> lacks = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<List<StepEstimate>> estimates =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper startable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<ChainOutlook.@Nullable View> view =
      new ReadOnlyObjectWrapper<>();

  /** Makes the choices of a sheet, with good defaults, and looks at the project. */
  public StartViewModel(Workspace workspace, LearnSheet sheet) {
    this.workspace = workspace;
    this.sheet = sheet;
    switch (sheet) {
      case STUDENTS -> parts.add(ModelKind.SHIFT_ATTENTION.word());
      case ABLATION -> {
        parts.add(ModelKind.SHIFT_ATTENTION.word());
        profile.set(Profile.QUICK);
        leftOut.addAll(List.of(Ablation.FULL, Ablation.TEACHER, Ablation.EMBEDDING));
      }
      case CHAIN ->
          parts.addAll(
              List.of(
                  ChainTask.Pretrain.WORD,
                  ChainTask.Teach.WORD,
                  ChainTask.STUDENTS,
                  ChainTask.Evaluate.WORD));
      case EVALUATE -> {
        ModelVersion active = workspace.activeModelProperty().get();
        if (active != null) {
          evaluation.models().add(active.id());
        }
      }
      case PRETRAIN, TUNE, TEACHER -> {}
    }
    InvalidationListener update = change -> update();
    List<Observable> inputs =
        new ArrayList<>(List.of(profile, parts, leftOut, size, teacher, begin));
    inputs.addAll(List.of(limits.all()));
    inputs.addAll(List.of(evaluation.all()));
    inputs.forEach(input -> input.addListener(update));
    update();
    look();
  }

  /** Looks at the project again: something that was missing may be there. */
  public void look() {
    workspace
        .chains()
        .look(
            seen -> {
              view.set(seen);
              update();
            });
  }

  /** Returns which sheet it is. */
  public LearnSheet sheet() {
    return sheet;
  }

  /** Returns how much time trainings get. */
  public ObjectProperty<Profile> profileProperty() {
    return profile;
  }

  /**
   * Returns what is ticked: words of students, of the steps of a chain, or the one model of an
   * ablation.
   */
  public ObservableSet<String> parts() {
    return parts;
  }

  /** Returns which variants an ablation trains. */
  public ObservableSet<Ablation> leftOut() {
    return leftOut;
  }

  /** Returns what can be left out of the model of an ablation. */
  public List<Ablation> leavable() {
    return Ablation.of(ablated());
  }

  /** Returns the size of teachers. */
  public ObjectProperty<TeacherSpec> sizeProperty() {
    return size;
  }

  /** Returns what students learn from besides labels. */
  public ObjectProperty<TeacherChoice> teacherProperty() {
    return teacher;
  }

  /** Returns what pretraining begins with, as a request keeps it; empty for the usual. */
  public ObjectProperty<Optional<String>> beginProperty() {
    return begin;
  }

  /** Returns steps, minutes and seed. */
  public TrainingLimits limits() {
    return limits;
  }

  /** Returns what models are compared with. */
  public EvaluationChoices evaluation() {
    return evaluation;
  }

  /** Returns what is missing. */
  public ObservableList<Lack> lacks() {
    return lacks;
  }

  /** Returns what each step will take; empty while that is not known. */
  public ReadOnlyObjectProperty<List<StepEstimate>> estimatesProperty() {
    return estimates.getReadOnlyProperty();
  }

  /** Returns what is wrong with the choices, in a sentence; empty if nothing is. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Returns whether it can be started. */
  public ReadOnlyBooleanProperty startableProperty() {
    return startable.getReadOnlyProperty();
  }

  /** Returns what the project has, null while it is being looked up. */
  public ReadOnlyObjectProperty<ChainOutlook.@Nullable View> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /** Returns the models that can be evaluated, the latest first. */
  public List<ModelVersion> predicting() {
    return workspace.models().reversed().stream().filter(m -> m.kind().predicts()).toList();
  }

  /** Returns the models of a kind, the latest first. */
  public List<ModelVersion> models(ModelKind kind) {
    return workspace.models().reversed().stream().filter(m -> m.kind() == kind).toList();
  }

  private void update() {
    Optional<String> wrong = wrong();
    problem.set(wrong.orElse(""));
    List<ChainTask> tasks = wrong.isPresent() ? List.of() : tasks();
    ChainOutlook.View seen = view.get();
    if (seen != null && !tasks.isEmpty()) {
      List<ModelKind> kinds = workspace.models().stream().map(ModelVersion::kind).toList();
      lacks.setAll(Lack.of(tasks, seen, kinds));
      if (sheet == LearnSheet.ABLATION && evaluation.saysLittle()) {
        lacks.add(new Lack(Lack.Weight.REMARK, Messages.text("lack.truth"), "", ""));
      }
      estimates.set(seen.estimator().estimate(tasks));
    } else {
      lacks.clear();
      estimates.set(List.of());
    }
    startable.set(
        !tasks.isEmpty()
            && seen != null
            && workspace.editableProperty().get()
            && lacks.stream().noneMatch(lack -> lack.weight() == Lack.Weight.BLOCKS));
  }

  private Optional<String> wrong() {
    Chain open = workspace.chains().chainProperty().get();
    if (open != null && open.isOpen()) {
      return Optional.of(Messages.text("learn.chain-open"));
    }
    if (workspace.trainings().runningProperty().get() != null) {
      return Optional.of(Messages.text("notice.one-training"));
    }
    Optional<String> fields = sheet.trains() ? limits.problem() : Optional.empty();
    Optional<String> truth =
        !sheet.evaluates()
                || (sheet == LearnSheet.CHAIN && !parts.contains(ChainTask.Evaluate.WORD))
            ? Optional.empty()
            : evaluation.problem();
    return fields.or(() -> truth).or(this::nothingChosen);
  }

  private Optional<String> nothingChosen() {
    return switch (sheet) {
      case STUDENTS ->
          parts.isEmpty() ? Optional.of(Messages.text("learn.students.none")) : Optional.empty();
      case CHAIN ->
          parts.isEmpty() ? Optional.of(Messages.text("learn.chain.none")) : Optional.empty();
      case ABLATION ->
          leftOut.stream().filter(leavable()::contains).count() < 2
              ? Optional.of(Messages.text("learn.ablation.none"))
              : Optional.empty();
      case EVALUATE ->
          evaluation.models().isEmpty() && !predicting().isEmpty()
              ? Optional.of(Messages.text("learn.evaluate.none"))
              : Optional.empty();
      case PRETRAIN, TUNE, TEACHER -> Optional.empty();
    };
  }

  /** Returns what would be done. */
  List<ChainTask> tasks() {
    List<ChainTask> tasks = new ArrayList<>();
    switch (sheet) {
      case PRETRAIN -> tasks.add(pretraining());
      case TUNE -> tasks.add(new ChainTask.Tune(ProfilePlans.tuning(profile.get())));
      case TEACHER -> tasks.add(teaching());
      case STUDENTS -> students(tasks, parts::contains);
      case EVALUATE -> tasks.add(new ChainTask.Evaluate(evaluation.spec()));
      case ABLATION -> {
        ChainTask whole = ablated();
        for (Ablation part : Ablation.of(whole)) {
          if (leftOut.contains(part)) {
            tasks.add(part.from(whole));
          }
        }
        tasks.add(new ChainTask.Evaluate(evaluation.spec().of(List.of())));
      }
      case CHAIN -> chain(tasks);
    }
    return tasks.stream().map(limits::applied).toList();
  }

  private void chain(List<ChainTask> tasks) {
    if (parts.contains(ChainTask.Pretrain.WORD)) {
      tasks.add(pretraining());
    }
    if (parts.contains(ChainTask.Tune.WORD)) {
      tasks.add(new ChainTask.Tune(ProfilePlans.tuning(profile.get())));
    }
    if (parts.contains(ChainTask.Teach.WORD)) {
      tasks.add(teaching());
    }
    students(tasks, word -> parts.contains(ChainTask.STUDENTS) || parts.contains(word));
    if (parts.contains(ChainTask.Evaluate.WORD)) {
      tasks.add(new ChainTask.Evaluate(evaluation.spec().of(List.of())));
    }
  }

  private ChainTask pretraining() {
    return new ChainTask.Pretrain(ProfilePlans.pretraining(profile.get()), begin.get());
  }

  private ChainTask teaching() {
    return new ChainTask.Teach(ProfilePlans.teacher(size.get(), profile.get()));
  }

  private void students(
      List<ChainTask> tasks, java.util.function.Predicate<? super String> wanted) {
    for (ModelKind kind : ModelKind.students()) {
      if (wanted.test(kind.word())) {
        tasks.add(new ChainTask.Distil(ProfilePlans.student(kind, profile.get()), teacher.get()));
      }
    }
  }

  /**
   * The model whose parts an ablation leaves out: a student, or the teacher when none is chosen.
   */
  private ChainTask ablated() {
    return ModelKind.students().stream()
        .filter(kind -> parts.contains(kind.word()))
        .findFirst()
        .<ChainTask>map(
            kind -> new ChainTask.Distil(ProfilePlans.student(kind, profile.get()), teacher.get()))
        .orElseGet(this::teaching);
  }

  /** Starts what is chosen. */
  public void start() {
    if (startable.get()) {
      workspace.chains().start(profile.get().word(), tasks());
    }
  }
}
