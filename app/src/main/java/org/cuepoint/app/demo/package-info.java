/**
 * The demonstration: the whole loop on the sample project, with a simulated person who answers the
 * queue, against the same number of answers to clips drawn at random.
 *
 * <p>Entry: {@link org.cuepoint.app.demo.Demo}, which gives a {@link
 * org.cuepoint.app.demo.DemoResult}; {@link org.cuepoint.app.demo.DemoPage} writes it as a page
 * that stands alone. Runs in the caller's thread; the caller gives what runs jobs and opens
 * projects. Uses core only; no JavaFX and nothing of the command line.
 */
@NullMarked
package org.cuepoint.app.demo;

import org.jspecify.annotations.NullMarked;
