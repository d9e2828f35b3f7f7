/**
 * The live head: what learns between two key presses. Token maps are projected once on the few
 * directions in which a project's videos vary most; on those, with their surroundings in time, a
 * multinomial regression is fitted anew after every label, which takes milliseconds, and says of
 * hours of video what it thinks in a fraction of a second.
 *
 * <p>Entry: {@link org.cuepoint.core.recognition.djl.live.LiveHead}, on a {@link
 * org.cuepoint.core.recognition.djl.live.Projection} of clips.
 *
 * <p><b>Why linear.</b> On motion-theatre with the starter encoder and all labels (one group held
 * out, ticks without decoding) 64 directions with means over 1 s, 4 s and the difference between
 * before and after give 51.5 % of right ticks, 128 give 52.1 % (a prototype, without decoding).
 * Whitening the directions cost up to 6 points. In the program, decoded, the live head reaches
 * F1@25 39.8 with all labels and the fast head 47.2, but that one takes some seconds, which is why
 * it learns when the person rests. The directions are those of the videos that the first reaction
 * of a session finds.
 *
 * <p>Engine process only; a head is used by one thread at a time, a projection by any.
 */
@NullMarked
package org.cuepoint.core.recognition.djl.live;

import org.jspecify.annotations.NullMarked;
