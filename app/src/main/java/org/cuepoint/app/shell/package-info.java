/**
 * The main window: it puts the screens, menus and the status bar together and connects the player
 * and the timeline with the workspace.
 *
 * <p>Entry: {@link org.cuepoint.app.shell.WorkbenchApplication}, called by the composition root
 * with {@link org.cuepoint.app.shell.WorkbenchServices}. FX thread only, but for that entry. Uses
 * every screen; nothing uses the shell but the composition root.
 */
@NullMarked
package org.cuepoint.app.shell;

import org.jspecify.annotations.NullMarked;
