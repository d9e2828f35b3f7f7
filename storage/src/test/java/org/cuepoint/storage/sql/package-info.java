/** Tests of {@code storage.sql}. */
@NullMarked
package org.cuepoint.storage.sql;

import org.jspecify.annotations.NullMarked;
