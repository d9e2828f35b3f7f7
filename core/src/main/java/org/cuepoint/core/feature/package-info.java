/**
 * The feature store: what an encoder saw at each tick of a video, computed once and read many
 * times.
 *
 * <p>Entry: {@link org.cuepoint.core.feature.FeatureStore}. One file per {@link
 * org.cuepoint.core.feature.FeatureKey} (content hash, crop, decode settings, clock, encoder);
 * fixed-size records, appended in blocks; a block counts once its line stands in the log beside it,
 * so that a crash at any moment costs at most the block that was being written. Everything here can
 * be computed again. One writer per key (the engine process), which holds a lock that clean-up
 * respects, any number of readers; readers are thread-safe. Beside each file lies a note in JSON
 * that says what it holds.
 */
@NullMarked
package org.cuepoint.core.feature;

import org.jspecify.annotations.NullMarked;
