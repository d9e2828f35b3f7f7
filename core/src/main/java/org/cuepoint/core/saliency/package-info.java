/**
 * Where and when a model looked: which cells of the token map, and which moments, its answer hangs
 * on. Entry: {@link org.cuepoint.core.saliency.Occlusion}.
 *
 * <p>By hiding and looking what becomes of the answer (Zeiler and Fergus, "Visualizing and
 * Understanding Convolutional Networks", ECCV 2014), not by gradients: hiding works alike for every
 * model that reads features, streaming ones and those that skip ticks included, needs nothing of
 * their insides, and says what happens instead of what would begin to happen. What is hidden is
 * replaced by its mean over the stretch, which after the models' own standardisation is nothing
 * particular. A map is only a decoration unless what it marks matters more than anything else; so
 * each comes with a deletion curve (Petsiuk, Das and Saenko, "RISE", BMVC 2018) beside that of
 * random orders.
 *
 * <p>Values are immutable; work runs in the caller's thread.
 */
@NullMarked
package org.cuepoint.core.saliency;

import org.jspecify.annotations.NullMarked;
