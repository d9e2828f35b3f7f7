/**
 * Choosing and copying the analysis regions of a video. Entry: {@link
 * org.cuepoint.app.regions.RegionBar}. FX thread only. Knows the workspace and no other screen; the
 * regions over the picture are drawn by the player.
 */
@NullMarked
package org.cuepoint.app.regions;

import org.jspecify.annotations.NullMarked;
