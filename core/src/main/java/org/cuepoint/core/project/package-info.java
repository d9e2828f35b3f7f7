/**
 * The project: its name, feature clock, label scheme and videos.
 *
 * <p>Entry: {@link org.cuepoint.core.project.ProjectStore}. A project is a folder; one writer at a
 * time. Uses {@code core.taxonomy}, {@code core.media} and what they use.
 */
@NullMarked
package org.cuepoint.core.project;

import org.jspecify.annotations.NullMarked;
