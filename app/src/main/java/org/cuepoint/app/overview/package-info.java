/**
 * Where the project stands, in a window of its own beside the workbench: a dashboard, and the
 * ethogram of its labels.
 *
 * <p>Entry: {@link org.cuepoint.app.overview.OverviewWindow}, on {@link
 * org.cuepoint.app.overview.OverviewViewModel} and {@link
 * org.cuepoint.app.overview.EthogramViewModel}. FX thread only. Knows the workspace and the charts
 * of {@code app.chart}, which it paints with {@code ChartPane}; no other screen.
 */
@NullMarked
package org.cuepoint.app.overview;

import org.jspecify.annotations.NullMarked;
