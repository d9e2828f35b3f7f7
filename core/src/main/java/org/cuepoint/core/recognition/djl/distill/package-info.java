/**
 * How students learn: from labels, and from what a teacher says of every tick, labelled or not.
 *
 * <p>Entry: {@link org.cuepoint.core.recognition.djl.distill.StudentTraining} for students on
 * features; {@link org.cuepoint.core.recognition.djl.distill.PieceLoss} is the loss of those on
 * pictures, too. The losses are functions by themselves ({@link
 * org.cuepoint.core.recognition.djl.distill.Divergences} and {@link
 * org.cuepoint.core.recognition.djl.distill.Likeness}), put together by {@link
 * org.cuepoint.core.recognition.djl.distill.WeightedLosses}. What the teacher says is computed once
 * a clip, before the training. One thread at a time; engine process only.
 */
@NullMarked
package org.cuepoint.core.recognition.djl.distill;

import org.jspecify.annotations.NullMarked;
