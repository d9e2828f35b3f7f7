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
 * before and after give 51.5 % of right ticks, 128 give 52.1 %; the fast head gives 55.3 %, and
 * takes a hundred times as long. Whitening the directions costs up to 6 points.
 *
 * <p>Engine process only; a head is used by one thread at a time, a projection by any.
 */
@NullMarked
package org.cuepoint.core.recognition.djl.live;

import org.jspecify.annotations.NullMarked;
