/**
 * Encoders of the FE family: their weights files, inference with folded normalisation, and the form
 * that can be trained.
 *
 * <p>Entry: {@link org.cuepoint.core.recognition.djl.encoder.ConvEncoder} for features, {@link
 * org.cuepoint.core.recognition.djl.encoder.TrainableEncoder} for training. Each belongs to one
 * thread at a time.
 */
@NullMarked
package org.cuepoint.core.recognition.djl.encoder;

import org.jspecify.annotations.NullMarked;
