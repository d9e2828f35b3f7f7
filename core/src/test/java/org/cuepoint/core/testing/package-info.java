/**
 * What tests of any module share: a project in memory and small values to fill it with.
 *
 * <p>Entries: {@link org.cuepoint.core.testing.InMemoryProject}, which passes the same contract
 * tests as the real store, and {@link org.cuepoint.core.testing.Fixtures}. Thread-safe. May use
 * everything in core, no other module.
 */
@NullMarked
package org.cuepoint.core.testing;

import org.jspecify.annotations.NullMarked;
