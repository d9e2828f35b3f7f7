/**
 * Chains of trainings: what is done one after the other, how far it has come, and what it will
 * take.
 *
 * <p>Entry: {@link org.cuepoint.core.chain.Chain}, an immutable value; {@link
 * org.cuepoint.core.chain.ChainFolder} keeps chains as files, so that one survives the end of the
 * program at any moment; {@link org.cuepoint.core.chain.ChainEstimator} says how long one takes.
 * Nothing here runs anything: that is {@code core.session}'s business. All types are immutable or
 * thread-safe.
 */
@NullMarked
package org.cuepoint.core.chain;

import org.jspecify.annotations.NullMarked;
