/**
 * What to label next: the open questions, why they are asked, and answering them.
 *
 * <p>Entry: {@link org.cuepoint.app.queue.QueueView}. FX thread only. Uses {@code app.workspace}
 * and {@code app.fx}; no other screen.
 */
@NullMarked
package org.cuepoint.app.queue;

import org.jspecify.annotations.NullMarked;
