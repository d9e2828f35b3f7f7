/**
 * The acquisition functions that come with the program, and what a new one can be built from.
 *
 * <p>Entry: each class that implements {@link org.cuepoint.core.active.AcquisitionFunction}, listed
 * in {@code META-INF/services}; {@link org.cuepoint.core.active.strategy.Cuepoint} is the default.
 * Functions are immutable and thread-safe; selections are for one thread at a time and use all
 * cores inside. Scores look at the whole pool; functions that compare places with each other look
 * at the {@link org.cuepoint.core.active.strategy.Shortlisted} best of it. To build on: {@link
 * org.cuepoint.core.active.strategy.Coverage}, {@link
 * org.cuepoint.core.active.strategy.DotProducts}, {@link
 * org.cuepoint.core.active.strategy.BestFirst}. Uses {@code core.active} only.
 */
@NullMarked
package org.cuepoint.core.active.strategy;

import org.jspecify.annotations.NullMarked;
