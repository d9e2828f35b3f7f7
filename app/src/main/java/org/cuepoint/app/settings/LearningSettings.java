package org.cuepoint.app.settings;

/**
 * How the workbench learns while a person labels.
 *
 * @param updateWhileLabelling whether every edit refreshes the suggestions
 * @param acquisition id of the acquisition function that ranks
 * @param queueLength how many clips a ranking asks about
 */
public record LearningSettings(boolean updateWhileLabelling, String acquisition, int queueLength) {

  /** Key of these settings in the store. */
  public static final String KEY = "learning";

  /** Returns the settings of a first start. */
  public static LearningSettings defaults() {
    return new LearningSettings(true, "cuepoint", 30);
  }

  /** Returns the same settings with another acquisition function. */
  public LearningSettings withAcquisition(String newAcquisition) {
    return new LearningSettings(updateWhileLabelling, newAcquisition, queueLength);
  }

  /** Returns the same settings with updating while labelling on or off. */
  LearningSettings with(boolean update) {
    return new LearningSettings(update, acquisition, queueLength);
  }

  /** Returns the same settings that update while labelling. */
  public LearningSettings updating() {
    return with(true);
  }

  /** Returns the same settings that wait for the person to ask. */
  public LearningSettings waiting() {
    return with(false);
  }
}
