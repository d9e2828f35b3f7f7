/**
 * What labelling costs, what it still gains, and when it may end.
 *
 * <p>Entry: {@link org.cuepoint.core.active.stopping.StopAdvice} says in words whether to go on and
 * forces nobody; {@link org.cuepoint.core.active.stopping.LearningCurve} sets human minutes against
 * the estimated scores and says what the next questions would gain; {@link
 * org.cuepoint.core.active.stopping.DecisionCosts} says how long decisions take, {@link
 * org.cuepoint.core.active.stopping.ActiveTime} how long a person has worked.
 *
 * <p>Why a power law and not an isotonic fit: an isotonic curve says nothing beyond its last point,
 * and the question is what comes next. The power law's own weakness is that it always promises a
 * little more; advice therefore asks whether that little is worth it, not whether it is zero.
 *
 * <p>Values are immutable, functions pure and thread-safe. Uses {@code core.active.audit} and what
 * it uses; no store.
 */
@NullMarked
package org.cuepoint.core.active.stopping;

import org.jspecify.annotations.NullMarked;
