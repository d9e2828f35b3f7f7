/** Tests of charts: where things are drawn, and that what is written is well formed. */
@NullMarked
package org.cuepoint.app.chart;

import org.jspecify.annotations.NullMarked;
