package org.cuepoint.core.experiment;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * One plan in several variants, each with some fields changed.
 *
 * @param name what people read
 * @param base the plan that all variants start from, as its own file would say it
 * @param variants what is changed; an empty change is the base itself
 */
public record AblationPlan(String name, JsonObject base, List<Variant> variants)
    implements ExperimentPlan {

  /** Copies the list and validates that there is something to do. */
  public AblationPlan {
    variants = Plans.some("variants", variants);
    Plans.distinct("variants", variants.stream().map(Variant::name).toList());
  }

  /**
   * A changed plan.
   *
   * @param name stands before the names of its systems in the table
   * @param changes fields to replace, as a JSON merge patch (RFC 7396): objects are merged, lists
   *     and values are replaced, {@code null} takes a field away
   */
  public record Variant(String name, JsonObject changes) {}
}
