package org.cuepoint.app.learn;

import java.util.ArrayList;
import java.util.List;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.chain.ChainTask;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.session.ChainOutlook;

/**
 * What is missing before something can start, or is worth knowing.
 *
 * @param weight whether it can start all the same
 * @param text one sentence
 * @param fix label of the button that does something about it; empty for none
 * @param command id of the command behind the button
 */
public record Lack(Weight weight, String text, String fix, String command) {

  /** Whether it can start all the same. */
  public enum Weight {
    /** It cannot. */
    BLOCKS,
    /** It can. */
    REMARK
  }

  /** Returns what these tasks lack, given what the project has. */
  static List<Lack> of(List<ChainTask> tasks, ChainOutlook.View view, List<ModelKind> models) {
    List<Lack> lacks = new ArrayList<>();
    if (view.size().videos() == 0) {
      return List.of(
          new Lack(
              Weight.BLOCKS,
              Messages.text("lack.videos"),
              Messages.text("lack.videos.fix"),
              "file.add-videos"));
    }
    boolean labels =
        tasks.stream()
            .anyMatch(
                task ->
                    task instanceof ChainTask.Tune
                        || task instanceof ChainTask.Teach
                        || task instanceof ChainTask.Distil);
    if (labels && view.labelledVideos() == 0) {
      lacks.add(
          new Lack(
              Weight.BLOCKS,
              Messages.text("lack.labels"),
              Messages.text("lack.labels.fix"),
              "file.import-background"));
    }
    boolean encodes =
        tasks.stream()
            .anyMatch(t -> t instanceof ChainTask.Pretrain || t instanceof ChainTask.Tune);
    boolean features = tasks.stream().anyMatch(Lack::looksAtFeatures);
    if (features && !encodes && view.size().missingSeconds() > 0) {
      lacks.add(
          new Lack(
              Weight.REMARK,
              Messages.text("lack.features"),
              Messages.text("lack.features.fix"),
              "learn.index"));
    }
    boolean teaches = tasks.stream().anyMatch(ChainTask.Teach.class::isInstance);
    boolean distils = tasks.stream().anyMatch(ChainTask.Distil.class::isInstance);
    if (distils && !teaches && !models.contains(ModelKind.TEACHER)) {
      lacks.add(
          new Lack(
              Weight.REMARK,
              Messages.text("lack.teacher"),
              Messages.text("lack.teacher.fix"),
              "learn.teacher"));
    }
    if (distils && encodes && !teaches) {
      lacks.add(new Lack(Weight.REMARK, Messages.text("lack.new-encoder"), "", ""));
    }
    boolean evaluates = tasks.stream().anyMatch(ChainTask.Evaluate.class::isInstance);
    if (evaluates
        && tasks.stream().noneMatch(task -> task.makes().isPresent())
        && models.stream().noneMatch(ModelKind::predicts)) {
      lacks.add(
          new Lack(
              Weight.BLOCKS,
              Messages.text("lack.model"),
              Messages.text("lack.teacher.fix"),
              "learn.teacher"));
    }
    return lacks;
  }

  private static boolean looksAtFeatures(ChainTask task) {
    return task instanceof ChainTask.Teach
        || (task instanceof ChainTask.Distil distil
            && distil.plan().kind() != ModelKind.FOCAL_NANO);
  }
}
