/**
 * What several models say of the same videos, set side by side: where they differ, how right each is
 * where a person labelled, and what each costs. Start reading at {@link
 * org.cuepoint.core.compare.Comparison}.
 *
 * <p>Everything is on the ticks of the project's clock and in the classes of the scheme as it is
 * now: a class that a model never learned has probability 0. Pure values and functions, thread-safe;
 * models are asked by {@code core.session.ModelComparison}.
 *
 * <p>May not use the engine, stores or sessions.
 */
@NullMarked
package org.cuepoint.core.compare;

import org.jspecify.annotations.NullMarked;
