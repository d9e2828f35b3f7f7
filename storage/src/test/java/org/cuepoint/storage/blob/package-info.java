/** Tests of {@code storage.blob}. */
@NullMarked
package org.cuepoint.storage.blob;

import org.jspecify.annotations.NullMarked;
