/** Tests of reports as files. */
@NullMarked
package org.cuepoint.app.report;

import org.jspecify.annotations.NullMarked;
