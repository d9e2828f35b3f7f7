/**
 * Projects and their videos: opening, making and closing a project, and the list of videos.
 *
 * <p>Entry: {@link org.cuepoint.app.projects.ProjectsViewModel} and {@link
 * org.cuepoint.app.projects.VideoListView}. FX thread only; the methods of {@link
 * org.cuepoint.app.projects.ProjectSource} run in job threads. Uses {@code app.workspace}, {@code
 * app.settings}, {@code app.fx}; no other screen.
 */
@NullMarked
package org.cuepoint.app.projects;

import org.jspecify.annotations.NullMarked;
