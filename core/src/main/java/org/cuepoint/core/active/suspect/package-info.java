/**
 * Labels that are probably wrong, found by what models say that did not learn from them.
 *
 * <p>Entry: {@link org.cuepoint.core.active.suspect.ConfidentLearning} for classes, {@link
 * org.cuepoint.core.active.suspect.EdgeDisagreement} for where segments begin and end; {@link
 * org.cuepoint.core.active.suspect.HoldOut} deals videos to folds, {@link
 * org.cuepoint.core.active.suspect.Planting} plants wrong labels to see how many are found. Source:
 * Northcutt, Jiang and Chuang, "Confident learning: estimating uncertainty in dataset labels", JAIR
 * 70, 2021. The unit is a labelled run of a snapshot, a class or the background of a reviewed
 * range, with the mean of its ticks: ticks of one segment are no independent witnesses.
 *
 * <p>Values are immutable, functions pure and thread-safe. Uses {@code core.train}, {@code
 * core.suggest}, {@code core.eval} and what they use; no engine and no store.
 */
@NullMarked
package org.cuepoint.core.active.suspect;

import org.jspecify.annotations.NullMarked;
