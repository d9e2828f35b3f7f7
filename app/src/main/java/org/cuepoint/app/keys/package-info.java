/**
 * Keys as people see them: the sheet that shows all, the editor that changes them, and the palette
 * that finds any command by its name.
 *
 * <p>Entry: {@link org.cuepoint.app.keys.KeyChoices}, which keeps the keymap in the settings and
 * gives it to the commands; the views are shown by the window in its overlay. What a keymap is
 * stands in {@code app.command}. FX thread only. Uses {@code app.command}, {@code app.settings},
 * {@code app.taxonomy} for the keys of classes, {@code app.dialog}, {@code app.fx} and {@code
 * app.i18n}; nothing uses this package but the window.
 */
@NullMarked
package org.cuepoint.app.keys;

import org.jspecify.annotations.NullMarked;
