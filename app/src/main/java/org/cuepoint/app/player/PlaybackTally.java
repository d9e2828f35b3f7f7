package org.cuepoint.app.player;

/** Counts frames on time, late and dropped, from what is due and shown at each pulse. */
final class PlaybackTally {

  private static final double DISPLAY_FRAME = 1.0 / 60;
  // Clocks are read a moment apart.
  private static final double TOLERANCE = 0.001;

  private int onTime;
  private int late;
  private int dropped;
  private int due = -1;
  private boolean shown;

  /**
   * Notes a pulse.
   *
   * @param nowDue the frame that the clock asks for
   * @param onScreen the frame on screen
   * @param overdue seconds of the clock on the wall since {@code nowDue} was due
   * @param stride how many frames pass from one pulse to the next at this speed, at least 1
   */
  void pulse(int nowDue, int onScreen, double overdue, int stride) {
    if (nowDue != due) {
      if (due >= 0) {
        dropped += shown ? 0 : 1;
        dropped += (Math.abs(nowDue - due) - 1) / stride;
      }
      due = nowDue;
      shown = false;
    }
    if (!shown && Math.abs(onScreen - nowDue) < stride) {
      shown = true;
      if (overdue <= DISPLAY_FRAME + TOLERANCE) {
        onTime++;
      } else {
        late++;
      }
    }
  }

  /** The clock was set anew: what was due does not count. */
  void interrupt() {
    due = -1;
  }

  void reset() {
    onTime = 0;
    late = 0;
    dropped = 0;
    due = -1;
  }

  PlaybackStatistics statistics() {
    return new PlaybackStatistics(onTime, late, dropped);
  }
}
