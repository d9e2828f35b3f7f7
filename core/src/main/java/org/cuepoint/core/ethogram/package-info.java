/**
 * What labels say about behaviour, in the figures that behaviour coders expect: bouts, time
 * budgets, rates, latencies, transitions.
 *
 * <p>Entry: {@link org.cuepoint.core.ethogram.Ethogram}. Words are those of Martin and Bateson,
 * "Measuring Behaviour", 3rd edition, 2007 (bout, latency, duration, frequency, focal sampling), of
 * Bakeman and Quera, "Sequential Analysis and Observational Methods for the Behavioral Sciences",
 * 2011 (transitions), and of BORIS (Friard and Gamba, Methods in Ecology and Evolution 7, 2016;
 * time budget, inter-event interval). One thing differs: these take it for granted that what was
 * not coded did not happen. Here most time of a video may be unlabelled, so every figure is of the
 * <em>observed</em> time, in which it is known what happens, and an interval, a latency or a
 * transition counts only where everything between its two ends is observed. Immutable values; reads
 * no store. Uses {@code core.annotation} and what stands above it.
 */
@NullMarked
package org.cuepoint.core.ethogram;

import org.jspecify.annotations.NullMarked;
