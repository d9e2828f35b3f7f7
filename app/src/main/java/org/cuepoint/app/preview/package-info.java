/**
 * What the timeline shows of a video before anybody plays it: small pictures along the strip, and
 * the outline of the sound.
 *
 * <p>Entry: {@link org.cuepoint.app.preview.FilmstripLoader} and {@link
 * org.cuepoint.app.preview.WaveformLoader}. Both belong to the FX thread and do their work in jobs
 * on the runner that they are given, which should not be the player's: nobody waits for a preview.
 * Uses {@code core.media}'s interfaces and the timeline's {@code Filmstrip}; never a native type,
 * no other screen.
 */
@NullMarked
package org.cuepoint.app.preview;

import org.jspecify.annotations.NullMarked;
