/**
 * Annotation files of other tools.
 *
 * <p>Entry: {@link org.cuepoint.core.exchange.AnnotationReader} and {@link
 * org.cuepoint.core.exchange.AnnotationWriter}, which plug-ins bring too; {@link
 * org.cuepoint.core.exchange.ImportedSegment} is the neutral row in both directions. Readers keep
 * what the file says, in its own names; matching videos is the task of {@link
 * org.cuepoint.core.exchange.ReadContext}, making edits that of the caller. Readers and writers are
 * thread-safe and keep nothing. A file is written beside its target and then moved, so that an old
 * one is whole until the new one is. Uses {@code core.annotation}, {@code core.eval} and what they
 * use.
 */
@NullMarked
package org.cuepoint.core.exchange;

import org.jspecify.annotations.NullMarked;
