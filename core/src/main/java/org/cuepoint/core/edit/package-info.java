/**
 * Changes to annotations: each is an immutable {@link org.cuepoint.core.edit.AnnotationEdit},
 * grouped into an {@link org.cuepoint.core.edit.EditStep}, applied and taken back by the {@link
 * org.cuepoint.core.edit.EditJournal}.
 *
 * <p>The journal is also the audit trail. Views never mutate. The journal is thread-safe; each step
 * is one transaction of the {@link org.cuepoint.core.edit.JournalStore} and is durable when the
 * call returns. Uses {@code core.annotation} and what it uses.
 */
@NullMarked
package org.cuepoint.core.edit;

import org.jspecify.annotations.NullMarked;
