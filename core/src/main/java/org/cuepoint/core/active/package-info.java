/**
 * What to label next: acquisition functions, ranking with diversity, queue rounds, answers, and a
 * simulated annotator.
 *
 * <p>Entry: {@link org.cuepoint.core.active.ClipRanker}; a plug-in brings an {@link
 * org.cuepoint.core.active.AcquisitionFunction}. Values are immutable; functions are thread-safe.
 * Sources: Settles, "Active Learning Literature Survey", UW–Madison TR 1648, 2009. Uses {@code
 * core.edit}, {@code core.recognition}, {@code core.suggest} and what they use; no engine.
 */
@NullMarked
package org.cuepoint.core.active;

import org.jspecify.annotations.NullMarked;
