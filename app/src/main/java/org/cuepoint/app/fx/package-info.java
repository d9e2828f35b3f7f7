/**
 * JavaFX glue that every screen may use: the bridge from job threads to the FX thread, and small
 * shared controls and pictures.
 *
 * <p>Entry: {@link org.cuepoint.app.fx.FxJobBridge}, the one user of {@code Platform.runLater}.
 * Controls belong to the FX thread; the bridge may be called from any thread. Uses {@code core.job}
 * and {@code core.media} and nothing else of ours.
 */
@NullMarked
package org.cuepoint.app.fx;

import org.jspecify.annotations.NullMarked;
