/**
 * Files named by the hash of their content.
 *
 * <p>Entry: {@link org.cuepoint.storage.blob.FileBlobStore}. A blob is written under another name,
 * forced to the disk and moved into place, so that a blob that can be seen is whole. Thread-safe.
 * Uses {@code core.provenance} and {@code core.project}.
 */
@NullMarked
package org.cuepoint.storage.blob;

import org.jspecify.annotations.NullMarked;
