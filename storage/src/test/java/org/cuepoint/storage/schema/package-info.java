/** Tests of the scripts. One thread. */
@NullMarked
package org.cuepoint.storage.schema;

import org.jspecify.annotations.NullMarked;
