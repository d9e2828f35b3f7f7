/**
 * Models and what they say, free of any engine: kinds, versions, encoder shapes, probability
 * tracks.
 *
 * <p>Entry: {@link org.cuepoint.core.recognition.ModelVersion} for what is stored, {@link
 * org.cuepoint.core.recognition.ProbabilityTrack} for what a model says of a video, {@code
 * Backbone} for what a plug-in may bring, {@link org.cuepoint.core.recognition.StarterEncoder} for
 * the encoder that every project begins with. Tensors never leave {@code core.recognition.djl}.
 * Models belong to one thread at a time; values are immutable.
 */
@NullMarked
package org.cuepoint.core.recognition;

import org.jspecify.annotations.NullMarked;
