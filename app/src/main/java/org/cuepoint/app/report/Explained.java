package org.cuepoint.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.compare.Contestant;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.saliency.Saliency;
import org.cuepoint.core.session.DisagreementReview;
import org.cuepoint.core.session.LearningLoop;

/**
 * A place about which models disagree, with what each one's answer hangs on.
 *
 * @param place where
 * @param looks of each model in the middle of it; empty for a model that looks at pictures
 */
public record Explained(DisagreementReview.Disputed place, List<Optional<Saliency>> looks) {

  /** Copies the list. */
  public Explained {
    looks = List.copyOf(looks);
  }

  /**
   * Asks models about the places they disagree about most.
   *
   * @param count of places; each takes some hundred predictions of a stretch for each model
   */
  public static List<Explained> most(
      LearningLoop loop, Comparison comparison, int count, JobContext context) throws Exception {
    List<Explained> explained = new ArrayList<>();
    for (DisagreementReview.Disputed place : DisagreementReview.most(comparison, count)) {
      int tick = (place.stretch().startTick() + place.stretch().endTick()) / 2;
      List<Optional<Saliency>> looks = new ArrayList<>();
      for (Contestant each : comparison.models()) {
        looks.add(
            each.model().kind() == ModelKind.FOCAL_NANO
                ? Optional.empty()
                : Optional.of(
                    loop.explain(
                            each.model(), place.video().video(), place.video().region(), tick)
                        .work()
                        .run(context)));
      }
      explained.add(new Explained(place, looks));
    }
    return explained;
  }
}
