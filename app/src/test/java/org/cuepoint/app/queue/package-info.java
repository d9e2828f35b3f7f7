/** Tests of the queue's screen. */
@NullMarked
package org.cuepoint.app.queue;

import org.jspecify.annotations.NullMarked;
