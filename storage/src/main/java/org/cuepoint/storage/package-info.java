/**
 * A project as a folder: the database {@code project.mv.db}, {@code blobs/}, {@code features/},
 * {@code backups/} and the lock file {@code project.lock}.
 *
 * <p>Entry: {@link org.cuepoint.storage.H2ProjectOpener}. One writer at a time, over processes and
 * within one; whoever only looks works on a copy of the database made at opening, so that no lock
 * is needed and the writer is never held up. Thread-safe. Uses {@code storage.store}, {@code
 * storage.schema}, {@code storage.sql} and {@code storage.blob}.
 */
@NullMarked
package org.cuepoint.storage;

import org.jspecify.annotations.NullMarked;
