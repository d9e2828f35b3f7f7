/**
 * The list of jobs that a person may want to watch or stop, and its popover.
 *
 * <p>Entry: {@link org.cuepoint.app.jobs.JobList} for whoever starts a job, {@link
 * org.cuepoint.app.jobs.JobsView} for the window. FX thread only. Uses {@code core.job}, {@code
 * app.i18n} and {@code app.fx}.
 */
@NullMarked
package org.cuepoint.app.jobs;

import org.jspecify.annotations.NullMarked;
