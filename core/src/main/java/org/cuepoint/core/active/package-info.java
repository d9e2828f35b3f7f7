/**
 * What to label next: acquisition functions, ranking with diversity, queue rounds, answers, and a
 * simulated annotator.
 *
 * <p>Entry: ClipRanker; a plug-in brings an {@code AcquisitionFunction}. Values are immutable;
 * functions are thread-safe. Sources: Settles, "Active Learning Literature Survey", UW–Madison TR
 * 1648, 2009.
 */
@NullMarked
package org.cuepoint.core.active;

import org.jspecify.annotations.NullMarked;
