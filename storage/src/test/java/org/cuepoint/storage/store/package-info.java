/** Tests of {@code storage.store}. */
@NullMarked
package org.cuepoint.storage.store;

import org.jspecify.annotations.NullMarked;
