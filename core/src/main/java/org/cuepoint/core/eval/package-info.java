/**
 * How good predictions are, by the definitions of the published evaluation scripts.
 *
 * <p>Entry: {@link org.cuepoint.core.eval.Evaluation} for frames and segments, {@link
 * org.cuepoint.core.eval.EvaluationReport} for its JSON, {@link
 * org.cuepoint.core.eval.DetectionScores} for mAP, {@link org.cuepoint.core.eval.Calibration} for
 * probabilities. Scores of frames and segments are 0 to 100, all others as their papers have them.
 * Empty input is defined, never an exception: no frames at all score 0, since nothing was shown;
 * where there are frames but no segments on either side, the two agree and score 100. Values are
 * immutable, functions pure and thread-safe. Uses nothing else of ours.
 */
@NullMarked
package org.cuepoint.core.eval;

import org.jspecify.annotations.NullMarked;
