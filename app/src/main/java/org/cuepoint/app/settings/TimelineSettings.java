package org.cuepoint.app.settings;

/**
 * How the timeline looks and behaves.
 *
 * @param tracks name of the grouping of tracks
 * @param filmstrip whether pictures of the video are shown
 * @param waveform whether the outline of the sound is shown
 * @param snap whether edges stick to other edges
 * @param follow whether the visible part follows the playhead
 */
public record TimelineSettings(
    String tracks, boolean filmstrip, boolean waveform, boolean snap, boolean follow) {

  /** Key of these settings in the store. */
  public static final String KEY = "timeline";

  /** Returns the look of a first start. */
  public static TimelineSettings defaults() {
    return new TimelineSettings("CLASSES", true, true, true, true);
  }
}
