/**
 * Training: plans, dataset snapshots, and the record of every run.
 *
 * <p>Entry: {@link org.cuepoint.core.train.DatasetSnapshot}, the labels frozen for one run, made by
 * {@link org.cuepoint.core.train.SnapshotBuilder}, and {@link org.cuepoint.core.train.RunStore}.
 * Immutable values. Uses what stands above it in the module, no engine.
 */
@NullMarked
package org.cuepoint.core.train;

import org.jspecify.annotations.NullMarked;
