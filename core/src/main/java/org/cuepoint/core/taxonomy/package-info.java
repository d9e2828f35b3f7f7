/**
 * What can be labelled: action classes, groups of classes that exclude each other, and label
 * schemes with their versions.
 *
 * <p>Entry: {@link org.cuepoint.core.taxonomy.LabelScheme}. Immutable values. Uses {@code
 * core.provenance} only.
 */
@NullMarked
package org.cuepoint.core.taxonomy;

import org.jspecify.annotations.NullMarked;
