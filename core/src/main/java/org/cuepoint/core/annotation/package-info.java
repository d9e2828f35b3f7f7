/**
 * What people and models say about videos: segments, reviewed ranges, weak tags, timestamp labels,
 * named points, suggestions.
 *
 * <p>Entry: {@link org.cuepoint.core.annotation.Annotation}, the closed set of things an edit can
 * add, remove or replace, and {@link org.cuepoint.core.annotation.AnnotationStore}, the port that
 * reads them. Suggestions stand here and not in {@code core.suggest}, since accepting one is an
 * edit like any other and takes part in undo. Values are immutable; nothing here writes (see {@code
 * core.edit}). Uses {@code core.time}, {@code core.taxonomy}, {@code core.media}.
 */
@NullMarked
package org.cuepoint.core.annotation;

import org.jspecify.annotations.NullMarked;
