package org.cuepoint.core.experiment;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Changes the settings of a training strictly: what is misspelt is refused. Pure function. */
final class PlanChanges {

  private PlanChanges() {}

  /**
   * Replaces fields of a plan.
   *
   * @param what whose plan it is, for messages
   * @param plan the plan as JSON
   * @param changes fields to replace; objects are changed field by field
   * @return the changed plan as JSON
   * @throws IllegalArgumentException if the plan has no such field; the message lists those that
   *     exist
   */
  static String apply(String what, String plan, JsonObject changes) {
    JsonObject json = JsonParser.parseString(plan).getAsJsonObject();
    change(what, json, changes);
    return json.toString();
  }

  private static void change(String what, JsonObject plan, JsonObject changes) {
    for (String field : changes.keySet()) {
      JsonElement old = plan.get(field);
      if (old == null) {
        throw new IllegalArgumentException(
            "The plan of "
                + what
                + " has no setting '"
                + field
                + "'; there are "
                + String.join(", ", plan.keySet())
                + ".");
      }
      JsonElement change = changes.get(field);
      if (old.isJsonObject() && change.isJsonObject()) {
        change(what + ", " + field + ",", old.getAsJsonObject(), change.getAsJsonObject());
      } else {
        plan.add(field, change);
      }
    }
  }
}
