/**
 * What was said of the video on screen: the table of segments, the inspector of one or several of
 * them, and the history of edits.
 *
 * <p>Entry: {@link org.cuepoint.app.annotate.SegmentTableView}, {@link
 * org.cuepoint.app.annotate.InspectorView} and {@link org.cuepoint.app.annotate.HistoryView}. FX
 * thread only. Uses {@code app.workspace} and {@code app.fx}; no other screen.
 */
@NullMarked
package org.cuepoint.app.annotate;

import org.jspecify.annotations.NullMarked;
