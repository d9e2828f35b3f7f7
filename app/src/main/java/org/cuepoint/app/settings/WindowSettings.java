package org.cuepoint.app.settings;

/**
 * How the main window looks.
 *
 * @param width in pixels
 * @param height in pixels
 * @param maximised whether it fills the screen
 * @param left share of the width where the left panels end
 * @param right share of the width where the right panels begin
 * @param timeline share of the height where the timeline begins
 * @param classes share of the left panels' height where the classes begin
 * @param theme {@code LIGHT} or {@code DARK}
 * @param panels which sides are shown
 */
public record WindowSettings(
    double width,
    double height,
    boolean maximised,
    double left,
    double right,
    double timeline,
    double classes,
    String theme,
    Panels panels) {

  /** Key of these settings in the store. */
  public static final String KEY = "window";

  /**
   * Which sides are shown.
   *
   * @param left videos and classes
   * @param right queue, segments, inspector
   * @param bottom timeline
   */
  public record Panels(boolean left, boolean right, boolean bottom) {}

  /** Returns the look of a first start. */
  public static WindowSettings defaults() {
    return new WindowSettings(
        1280, 800, false, 0.19, 0.73, 0.62, 0.55, "LIGHT", new Panels(true, true, true));
  }
}
