/**
 * Slow work: a {@link org.cuepoint.core.job.Job} given to a {@link
 * org.cuepoint.core.job.JobRunner}.
 *
 * <p>Nothing outside this package starts a thread. Work receives a {@link
 * org.cuepoint.core.job.JobContext} to report progress and to see cancellation, and knows no
 * toolkit. {@link org.cuepoint.core.job.InlineJobRunner} runs it in the caller's thread, for tests
 * and for the command line. Uses nothing else of ours.
 */
@NullMarked
package org.cuepoint.core.job;

import org.jspecify.annotations.NullMarked;
