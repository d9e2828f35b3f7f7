/**
 * Benchmarks that anyone can repeat with {@code cuepoint bench}: what they do and what they
 * measured. The commands word and print it.
 *
 * <p>Figures are medians and 95th percentiles, and ratios to a baseline of the same run, since two
 * machines, or one machine on two days, do not compare. Uses the window, the player and core;
 * nothing uses this but the composition root and the command line.
 */
@NullMarked
package org.cuepoint.app.bench;

import org.jspecify.annotations.NullMarked;
