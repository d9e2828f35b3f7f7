/**
 * Questions that the platform's own dialogs ask: which file, which folder.
 *
 * <p>Entry: {@link org.cuepoint.app.dialog.Dialogs}, with a recording fake for tests. FX thread
 * only. Everything else that could be a dialog is an inline panel.
 */
@NullMarked
package org.cuepoint.app.dialog;

import org.jspecify.annotations.NullMarked;
