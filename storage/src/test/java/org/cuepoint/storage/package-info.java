/** Tests of opening, locking, durability and speed of project folders. */
@NullMarked
package org.cuepoint.storage;

import org.jspecify.annotations.NullMarked;
