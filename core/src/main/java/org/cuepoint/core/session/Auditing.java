package org.cuepoint.core.session;

import java.util.List;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.audit.AuditEstimate;
import org.cuepoint.core.active.audit.Judgement;
import org.cuepoint.core.active.audit.SuggestionBias;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * Says how right the model is, from questions that were drawn at random, and what showing its guess
 * does to people. Reads stores only; thread-safe.
 */
public final class Auditing {

  private final ProjectPorts ports;
  private final AnswerJudging judging;

  /** Makes the audit of one project. */
  public Auditing(ProjectPorts ports) {
    this.ports = ports;
    this.judging = new AnswerJudging(ports);
  }

  /**
   * What the answers so far say.
   *
   * @param estimate how right the model is
   * @param bias what showing its guess does to people
   * @param open audit questions of the current round that wait for an answer
   * @param scheme names the classes of the estimate by position
   */
  public record Report(AuditEstimate estimate, SuggestionBias bias, int open, LabelScheme scheme) {

    /** Returns the name of a class of the estimate, or {@link SuspectReport#BACKGROUND}. */
    public String name(int label) {
      return label == Target.BACKGROUND
          ? SuspectReport.BACKGROUND
          : scheme.classes().get(label).name();
    }
  }

  /** Reads and judges all answers. */
  public Report report() {
    List<Judgement> judgements = judging.judgements();
    int open =
        (int)
            ports.queue().openItems().stream()
                .filter(item -> item.audit() == QueueItem.Audit.YES)
                .count();
    return new Report(
        AuditEstimate.of(judgements),
        SuggestionBias.of(judgements),
        open,
        ports.project().project().scheme());
  }
}
