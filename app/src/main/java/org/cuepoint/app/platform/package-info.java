/**
 * Where the program keeps things on this computer, and its log.
 *
 * <p>Entry: {@link org.cuepoint.app.platform.Places} and {@link org.cuepoint.app.platform.Logging}.
 * The one package that knows logback. Values are immutable; the log is set up once, by the
 * launcher. Uses nothing else of ours, so that every other package of the app may use it.
 */
@NullMarked
package org.cuepoint.app.platform;

import org.jspecify.annotations.NullMarked;
