/**
 * The comparison of model versions on screen: strips of what each says, with the band of their
 * disagreement, figures beside each other, and what each looked at.
 *
 * <p>Entry: {@link org.cuepoint.app.compare.CompareWindow}, with {@link
 * org.cuepoint.app.compare.CompareViewModel} behind it. The strips are painted as pixels and not as
 * nodes: two hours at 8 Hz with 20 classes and 4 models are 4.6 million probabilities, of which each
 * picture column shows the greatest ({@link org.cuepoint.app.compare.ProbabilityPyramid}). FX thread
 * only; models are asked by jobs of {@code app.workspace}.
 */
@NullMarked
package org.cuepoint.app.compare;

import org.jspecify.annotations.NullMarked;
