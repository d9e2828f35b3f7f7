/**
 * Learning experiments: a plan in a file plus a folder of data gives every figure with its
 * interval.
 *
 * <p>Entry: {@link org.cuepoint.core.experiment.PlanReader} reads a plan, {@link
 * org.cuepoint.core.experiment.Experiments} runs it, {@link
 * org.cuepoint.core.experiment.ExperimentResult} is what comes out. Plans are records; their files
 * are described in {@code core/experiments/README.md} and those behind our published tables stand
 * beside it. No project is needed: videos are indexed, features and encoders are kept in a work
 * folder and used again by the next run.
 *
 * <p>To add an encoder, add a record to {@link org.cuepoint.core.experiment.EncoderChoice} and its
 * branch in {@code EncoderFiles}; to add a way to segment, add a record to {@link
 * org.cuepoint.core.experiment.SegmentationSystem} and its branch in {@code SegmentationRun}. Plans
 * can name them at once.
 *
 * <p>A run belongs to one thread, the caller's; tensors are touched in the engine process only, by
 * requests. Plans and results are immutable. May use all of core but {@code session}: nothing here
 * knows a project.
 */
@NullMarked
package org.cuepoint.core.experiment;

import org.jspecify.annotations.NullMarked;
