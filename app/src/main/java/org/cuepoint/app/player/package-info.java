/**
 * The player: pictures of one video by frame, stepping and seeking exactly, playing by the clock of
 * its timestamps or of its sound, with up to three other videos beside it.
 *
 * <p>Entry: {@link org.cuepoint.app.player.PlayerView} shows a {@link
 * org.cuepoint.app.player.PlayerViewModel}. {@code Transport} moves it, {@code PictureFeed} brings
 * the pictures of one video, {@code SoundTrack} its sound, {@code Companions} the others. Decoding
 * happens on the {@code JobRunner} that the view model is given, one job at a time for each video,
 * never on the FX thread; {@code DecodePlan} says what comes next, the newest wish first. Decoded
 * pictures wait in a cache with a byte budget. View and view model are FX thread only; {@code
 * FramePump} and {@code PictureCache} are thread-safe. Uses core's values and {@code core.media}'s
 * interfaces; never a native type, no other screen.
 */
@NullMarked
package org.cuepoint.app.player;

import org.jspecify.annotations.NullMarked;
