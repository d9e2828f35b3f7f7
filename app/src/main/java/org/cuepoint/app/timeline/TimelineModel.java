package org.cuepoint.app.timeline;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cuepoint.core.annotation.AnnotationSelection;
import org.cuepoint.core.media.Waveform;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the timeline draws, except the playhead. Immutable; cheap to make, since the
 * lanes are shared between models as long as the labels stay.
 *
 * @param index the video's frames
 * @param scheme the classes
 * @param tracks the tracks from top to bottom
 * @param suggestions the lanes of suggestions, one per model
 * @param uncertainty of the active model
 * @param waveform outline of the sound; null when there is none
 * @param playRange the frames between in and out point
 * @param asked the place that the question on screen is about
 * @param selection what is chosen
 * @param draft what a drag would make
 * @param band the rectangle that a drag chooses with
 * @param snappedTo the frame boundary that a drag sticks to
 * @param viewport what is visible
 */
record TimelineModel(
    FrameIndex index,
    LabelScheme scheme,
    List<TrackLane> tracks,
    List<SuggestionLane> suggestions,
    UncertaintyStrip uncertainty,
    @Nullable Waveform waveform,
    Optional<FrameRange> playRange,
    Optional<AskedPlace> asked,
    AnnotationSelection selection,
    Optional<Draft> draft,
    Optional<Band> band,
    OptionalInt snappedTo,
    Viewport viewport) {

  /** Returns what the lanes need on a canvas. */
  LaneDemand demand(LaneDemand.Extra filmstrip, LaneDemand.Extra sound) {
    return new LaneDemand(
        tracks.stream().map(track -> track.segments().rowCount()).toList(),
        suggestions.isEmpty()
            ? List.of(1)
            : suggestions.stream().map(lane -> lane.suggestions().rowCount()).toList(),
        filmstrip,
        waveform == null ? LaneDemand.Extra.HIDDEN : sound);
  }

  /** Says whether a person is to answer without having seen what models say. */
  boolean hidesGuess() {
    return asked.filter(place -> place.guess() == AskedPlace.Guess.HIDDEN).isPresent();
  }

  /** Returns how many segments there are. */
  int segmentCount() {
    return tracks.stream().mapToInt(track -> track.segments().size()).sum();
  }

  /** Returns how many suggestions wait on the lanes. */
  int suggestionCount() {
    return suggestions.stream().mapToInt(lane -> lane.suggestions().size()).sum();
  }
}
