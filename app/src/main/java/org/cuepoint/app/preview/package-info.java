/**
 * What is shown of videos before anybody plays them: small pictures along the timeline's strip and
 * beside the questions of the queue, and the outline of the sound.
 *
 * <p>Entry: {@link org.cuepoint.app.preview.FilmstripLoader}, {@link
 * org.cuepoint.app.preview.WaveformLoader} and {@link org.cuepoint.app.preview.ThumbnailLoader}.
 * All belong to the FX thread and do their work in jobs on the runner that they are given, which
 * should not be the player's: nobody waits for a preview. Uses {@code core.media}'s interfaces,
 * {@code app.workspace}, the timeline's {@code Filmstrip} and the queue's {@code Thumbnails}; never
 * a native type, no other screen.
 */
@NullMarked
package org.cuepoint.app.preview;

import org.jspecify.annotations.NullMarked;
