/**
 * The classes of the project: palette with colours and keys, adding and renaming.
 *
 * <p>Entry: {@link org.cuepoint.app.taxonomy.ClassPaletteView}. FX thread only. Uses {@code
 * app.workspace} and {@code app.fx}; no other screen.
 */
@NullMarked
package org.cuepoint.app.taxonomy;

import org.jspecify.annotations.NullMarked;
