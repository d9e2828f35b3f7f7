/**
 * Training an encoder without labels: stage A of the learning design.
 *
 * <p>Entry: {@link org.cuepoint.core.recognition.djl.pretrain.Pretraining}. From small pictures
 * ({@link org.cuepoint.core.feature.Pictures}) batches of clips are drawn and changed in plain Java
 * ({@code ClipBatch}, {@code ViewMaker}); {@code PretrainingTask} is the loss. All clips of a place
 * share rate and direction, so that two views of a clip always agree on them. One thread at a time.
 */
@NullMarked
package org.cuepoint.core.recognition.djl.pretrain;

import org.jspecify.annotations.NullMarked;
