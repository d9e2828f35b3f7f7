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
 *
 * <p><b>The native crash, explained.</b> Trainings on DJL 0.35 with libtorch 2.7 died now and then
 * in oneDNN's convolution weight gradient, reading the first bytes of an unmapped page. The cause
 * is not oneDNN: DJL hands libtorch the bare address of a direct buffer of Java's ({@code
 * NDManager.create} of Java arrays, and every operation with a plain number, which makes such an
 * array and closes it at once), and libtorch's graph keeps the address for the backward pass. Once
 * DJL has closed the array and the garbage collector has freed the buffer, backward reads memory
 * that is somebody else's: silently wrong gradients, or a crash when the page is gone. Provoked on
 * purpose: an input closed before backward gave wrong gradients in 19 of 20 tries and SIGSEGV with
 * large buffers, with ONEDNN_MAX_CPU_ISA=AVX2 too; {@code x.mul(0.5f)} in a loss gave wrong
 * gradients in 20 of 20 after a garbage collection. With every array of a step alive until the
 * step's end ({@link org.cuepoint.core.recognition.djl.training.Scalars}, and no array closed
 * inside a step) 400 steps are equal bit for bit in every run, which they were not before. A test
 * of the architecture forbids the operations that free their number.
 */
@NullMarked
package org.cuepoint.core.recognition.djl.training;

import org.jspecify.annotations.NullMarked;
