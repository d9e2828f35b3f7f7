/**
 * The model versions of a project in a window of their own: a table, the graph of where each comes
 * from, figures over time, and a page that accounts for one version; activating, going back,
 * repeating, exporting, deleting.
 *
 * <p>Entry: {@link org.cuepoint.app.versions.VersionsWindow}; what it shows is in {@code
 * VersionsViewModel}. {@code LineageLayout} places the graph, {@code Provenance} words the page for
 * screen, clipboard and HTML, {@code Figures} gathers numbers; these three are pure and know no
 * toolkit. FX thread only otherwise. It is a window and not a sheet, since one looks at a version
 * and at the timeline together; questions (what would go) are pages in it, not dialogs over it.
 * Uses {@code app.workspace}, {@code app.report}, {@code app.fx} and {@code core}; no other screen.
 */
@NullMarked
package org.cuepoint.app.versions;

import org.jspecify.annotations.NullMarked;
