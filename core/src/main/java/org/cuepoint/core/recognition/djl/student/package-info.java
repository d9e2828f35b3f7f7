/**
 * Students on features: small networks that say what happens at each tick, some of them as a stream
 * that never looks ahead.
 *
 * <p>Entry: {@link org.cuepoint.core.recognition.djl.student.Students}. How they learn from a
 * teacher is the matter of {@code recognition.djl.distill}. One thread at a time; engine process
 * only.
 */
@NullMarked
package org.cuepoint.core.recognition.djl.student;

import org.jspecify.annotations.NullMarked;
