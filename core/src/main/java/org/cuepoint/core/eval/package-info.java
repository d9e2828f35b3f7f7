/**
 * How good predictions are, by the definitions of the published evaluation scripts.
 *
 * <p>Entry: {@link org.cuepoint.core.eval.Evaluation} for frames and segments, {@link
 * org.cuepoint.core.eval.EvaluationReport} for its JSON, {@link
 * org.cuepoint.core.eval.DetectionScores} for mAP, {@link org.cuepoint.core.eval.Calibration} for
 * probabilities, {@link org.cuepoint.core.eval.BoundaryError} for edges, {@link
 * org.cuepoint.core.eval.MetricCase} for all of these from a file. {@link
 * org.cuepoint.core.eval.Folds} splits by whole videos, {@link org.cuepoint.core.eval.LeakCheck}
 * finds copies on both sides, {@link org.cuepoint.core.eval.Interval} says how sure a mean is.
 *
 * <p>Scores of frames and segments are 0 to 100, all others as their papers have them. Empty input
 * is defined, never an exception: no frames or samples at all score 0, since nothing was shown;
 * where there are frames but no segments on either side, the two agree and score 100; a mean
 * distance of no edges, and an interval of fewer than two values, is NaN, since there is none.
 * Values are immutable, functions pure and thread-safe. Fingerprints come in as arrays: nothing
 * here decodes. Uses {@code provenance} only.
 */
@NullMarked
package org.cuepoint.core.eval;

import org.jspecify.annotations.NullMarked;
