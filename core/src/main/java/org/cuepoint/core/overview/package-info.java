/**
 * How a project stands: what is labelled, how right models are, how the queue goes, what takes
 * disk.
 *
 * <p>Entry: {@link org.cuepoint.core.overview.ProjectOverview}, which is read from the store in one
 * go, and {@link org.cuepoint.core.overview.ProjectSurvey}, a job that reads features and files.
 * Results are immutable; reading may be done in any thread and waits for the store. Uses {@code
 * core.session} and what stands above it; nothing in core uses this.
 */
@NullMarked
package org.cuepoint.core.overview;

import org.jspecify.annotations.NullMarked;
