/**
 * What to label next: acquisition functions, ranking with diversity, queue rounds, answers, and a
 * simulated annotator.
 *
 * <p>Where a project's numbers come from: doubt about labels and edges ({@link
 * org.cuepoint.core.active.Doubt}, {@link org.cuepoint.core.active.EdgeDoubt}) from what any model
 * says of each tick. BALD from versions of one model: a fast head drops values as in training, a
 * teacher asks its snapshots, while students have neither dropout nor snapshots and so offer none;
 * to train several just to have them vote would cost more than the labels that it saves.
 * Disagreement ({@link org.cuepoint.core.active.Contrast}) from two models of the same classes and
 * different roles. A function whose numbers lack says what to train, as a {@link
 * org.cuepoint.core.active.LackingException}; none ranks by nothing.
 *
 * <p>Entry: {@link org.cuepoint.core.active.ClipRanker}; a plug-in brings an {@link
 * org.cuepoint.core.active.AcquisitionFunction}. Values are immutable; functions are thread-safe.
 * Sources: Settles, "Active Learning Literature Survey", UW–Madison TR 1648, 2009. Uses {@code
 * core.edit}, {@code core.recognition}, {@code core.suggest} and what they use; no engine.
 */
@NullMarked
package org.cuepoint.core.active;

import org.jspecify.annotations.NullMarked;
