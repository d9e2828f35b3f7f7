/**
 * The player: pictures of one video by frame, playing by the clock of its timestamps, stepping and
 * seeking exactly.
 *
 * <p>Entry: {@link org.cuepoint.app.player.PlayerView} shows a {@link
 * org.cuepoint.app.player.PlayerViewModel}. Decoding happens in one job at a time on the {@code
 * JobRunner} that the view model is given, never on the FX thread; only the newest wish counts.
 * Decoded pictures wait in a cache with a byte budget. View and view model are FX thread only;
 * {@code FramePump} and {@code PictureCache} are thread-safe. Uses core's values and {@code
 * core.media}'s interfaces; never a native type, no other screen.
 */
@NullMarked
package org.cuepoint.app.player;

import org.jspecify.annotations.NullMarked;
