/**
 * Focal-modulation networks: students and teachers that look at pictures and not at features, all
 * of one block.
 *
 * <p>Entry: {@link org.cuepoint.core.recognition.djl.focal.FocalNets}, which trains and opens them.
 * {@code FocalBlock} is the block, {@code FocalNetwork} the network of any {@link
 * org.cuepoint.core.train.FocalSpec}, {@code FocalTask} the training from small pictures ({@link
 * org.cuepoint.core.feature.PictureCache}) with the losses of all students ({@link
 * org.cuepoint.core.recognition.djl.distill.PieceLoss}): labels, and what a teacher says of ticks.
 *
 * <p><b>How a model that sees pixels predicts.</b> All other models read features of the store
 * ({@link org.cuepoint.core.train.TickPredictor}); to give this one features would mean keeping
 * pictures as such. So there is {@link org.cuepoint.core.train.PixelPredictor} beside it, which is
 * handed a reader of pictures of its input size (what {@code engine} opens a video as anyway, to
 * index it) and says the same things. Who predicts asks which of the two a file is and opens that;
 * all that follows, from probabilities to segments, is one.
 *
 * <p>One thread at a time; engine process only.
 */
@NullMarked
package org.cuepoint.core.recognition.djl.focal;

import org.jspecify.annotations.NullMarked;
