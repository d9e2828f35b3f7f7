package org.cuepoint.core.active.audit;

import java.util.List;
import org.cuepoint.core.active.Answer;

/**
 * How much showing the model's guess moves people towards it: how often they agree with it when it
 * was on screen, against how often they do when it was hidden. Fair only where chance decided which
 * questions hide it; then more agreement in sight is what the sight did.
 *
 * @param shown agreement with the guess where it was on screen
 * @param blind agreement with the guess where it was hidden
 */
public record SuggestionBias(Share shown, Share blind) {

  /** Compares judged answers, audit or not, in any order. */
  public static SuggestionBias of(List<Judgement> answers) {
    return new SuggestionBias(
        agreement(answers, Answer.View.SUGGESTED), agreement(answers, Answer.View.BLIND));
  }

  private static Share agreement(List<Judgement> answers, Answer.View view) {
    return AuditEstimate.agreement(
        answers.stream().filter(answer -> answer.view() == view).toList());
  }

  /** Returns by how much agreement grows in sight of the guess. */
  public ShareDifference difference() {
    return new ShareDifference(shown, blind);
  }
}
