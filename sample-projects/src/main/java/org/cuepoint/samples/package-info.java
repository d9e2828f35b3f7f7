/**
 * The sample projects that come with the program: videos, label scheme, first labels and truth.
 *
 * <p>Entry: {@link org.cuepoint.samples.SampleProject}, which reads them from the class path and
 * copies them into a folder of the user. Immutable and thread-safe. The generator that drew them
 * lives in {@code figures}. Uses {@code core.provenance} only; it makes no database, the program
 * does that with the copy.
 */
@NullMarked
package org.cuepoint.samples;

import org.jspecify.annotations.NullMarked;
