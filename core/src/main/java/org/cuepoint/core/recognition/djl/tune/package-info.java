/**
 * Tuning an encoder on labels: a new version of it, whose features must be made anew.
 *
 * <p>Entry: {@link org.cuepoint.core.recognition.djl.tune.Tuning}. Clips of pictures around
 * labelled ticks go through the encoder and a light temporal head; what nobody labelled has no
 * loss. The head learns alone first, then the encoder's last stage, then all of it, each level ten
 * times slower than the one above ({@link org.cuepoint.core.train.TuningPlan.Unfreezing}).
 *
 * <p>Three decisions. <b>Normalisation</b> uses the statistics that are folded into the encoder and
 * not those of the batch: batches are small and of few videos, and heads see tokens standardised by
 * their video, a far smaller scale than what differs between batches. Statistics of what learns
 * follow slowly, so that the weights can be pretrained further. <b>Tokens are standardised by
 * video</b>, as the fast head and the teachers will, and measured anew at every judgement. <b>The
 * judge is a linear probe</b> on held-out labels, fitted anew each time, and not the head: a head
 * gets better by training alone, and so every tuning would seem to help. When nothing beats the
 * start, the result is the start.
 *
 * <p>Anything with named parameters that gives tokens can be tuned ({@link
 * org.cuepoint.core.recognition.djl.tune.TunableEncoder}). One thread at a time; engine process
 * only.
 */
@NullMarked
package org.cuepoint.core.recognition.djl.tune;

import org.jspecify.annotations.NullMarked;
