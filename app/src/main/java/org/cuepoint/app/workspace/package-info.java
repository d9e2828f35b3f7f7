/**
 * The opened project as the screens see it: observable state, and the actions that change it.
 *
 * <p>Entry: {@link org.cuepoint.app.workspace.Workspace}. Everything here belongs to the FX thread
 * and never waits: reading and writing run as jobs on the runners of {@link
 * org.cuepoint.app.workspace.WorkspaceRunners}, and their results come back through {@code
 * app.fx.FxJobBridge}. An edit is shown only after it is durable. Uses {@code core}, {@code
 * app.fx}, {@code app.jobs} and {@code app.i18n}; never {@code javafx.scene}. Screens meet here
 * instead of importing each other.
 */
@NullMarked
package org.cuepoint.app.workspace;

import org.jspecify.annotations.NullMarked;
