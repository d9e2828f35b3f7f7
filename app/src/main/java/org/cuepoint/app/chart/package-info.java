/**
 * Charts as values: what is drawn where, in roles of colour, without a toolkit. One chart is laid
 * out once and then painted on a canvas in the window, written as SVG into a report, or saved.
 *
 * <p>Entry: {@link org.cuepoint.app.chart.Drawing}, made by the charts with {@link
 * org.cuepoint.app.chart.Sketch}; {@link org.cuepoint.app.chart.Svg} writes it. Values and pure
 * functions, usable in any thread. Uses core and the texts; no JavaFX.
 */
@NullMarked
package org.cuepoint.app.chart;

import org.jspecify.annotations.NullMarked;
