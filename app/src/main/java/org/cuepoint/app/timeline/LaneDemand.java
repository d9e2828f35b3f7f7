package org.cuepoint.app.timeline;

import java.util.List;

/**
 * What is to be laid out. Immutable.
 *
 * @param trackRows rows of each track, at least one each
 * @param suggestionRows rows of each lane of suggestions, at least one each; not empty
 * @param filmstrip whether there are pictures
 * @param waveform whether there is sound
 */
record LaneDemand(
    List<Integer> trackRows, List<Integer> suggestionRows, Extra filmstrip, Extra waveform) {

  /** Whether a lane that can be missing is wanted. */
  enum Extra {
    SHOWN,
    HIDDEN
  }

  /** Copies the lists. */
  LaneDemand {
    trackRows = List.copyOf(trackRows);
    suggestionRows = List.copyOf(suggestionRows);
  }
}
