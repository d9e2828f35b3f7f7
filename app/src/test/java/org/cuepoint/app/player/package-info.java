/** Tests of the player. */
@NullMarked
package org.cuepoint.app.player;

import org.jspecify.annotations.NullMarked;
