/**
 * What made a thing: hashes of its inputs, seed, settings, versions.
 *
 * <p>Entry: {@link org.cuepoint.core.provenance.Provenance}. Immutable values. Uses nothing else of
 * ours.
 */
@NullMarked
package org.cuepoint.core.provenance;

import org.jspecify.annotations.NullMarked;
