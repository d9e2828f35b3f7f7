/**
 * What every training on DJL has in common: named parameters, the optimiser, and the loop that
 * checkpoints, resumes, logs and stops.
 *
 * <p>Entry: {@link org.cuepoint.core.recognition.djl.training.TrainingLoop}, which runs a {@link
 * org.cuepoint.core.recognition.djl.training.TrainingTask} in a {@link
 * org.cuepoint.core.train.RunFolder}. A training is a function of its plan and its inputs: every
 * step draws its random numbers from a generator made of the seed and the step's number, so that
 * the position is all there is to a generator's state and a resumed run goes the way of an
 * undisturbed one. One thread at a time; engine process only.
 */
@NullMarked
package org.cuepoint.core.recognition.djl.training;

import org.jspecify.annotations.NullMarked;
