/**
 * From probabilities to segments: the decoder, and the suggestions made of what it finds.
 *
 * <p>Entry: {@link org.cuepoint.core.suggest.Proposer}, which turns what a model says of a video
 * into suggestions by way of a {@link org.cuepoint.core.suggest.SegmentDecoder}. A person's labels
 * are constraints of the decoder, never its input to be weighed. The decoder in use is {@link
 * org.cuepoint.core.suggest.SemiMarkovDecoder}, with durations and transitions learned from the
 * labels ({@link org.cuepoint.core.suggest.SegmentStatistics}); {@link
 * org.cuepoint.core.suggest.StreamingDecoder} is the same for ticks that arrive one by one (with
 * {@link org.cuepoint.core.suggest.SegmentStream} behind it), and {@link
 * org.cuepoint.core.suggest.ViterbiDecoder} stays as the plain baseline. The suggestion itself
 * stands in {@code core.annotation}, since accepting one is an edit. Everything is immutable and
 * thread-safe. Uses {@code core.annotation}, {@code core.recognition} and the targets of {@code
 * core.train}; no engine.
 */
@NullMarked
package org.cuepoint.core.suggest;

import org.jspecify.annotations.NullMarked;
