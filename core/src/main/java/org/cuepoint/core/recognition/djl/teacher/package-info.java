/**
 * Teachers: transformers over the tokens of two seconds and a refinement over the whole video; how
 * they are trained on segments, tags, timestamps and coarse classes, calibrated, and pretrained
 * without labels.
 *
 * <p>Entry: {@link org.cuepoint.core.recognition.djl.teacher.Teachers}. A teacher is a snapshot
 * ensemble of one network with one temperature. Works from the feature store only. One thread at a
 * time; engine process only.
 */
@NullMarked
package org.cuepoint.core.recognition.djl.teacher;

import org.jspecify.annotations.NullMarked;
