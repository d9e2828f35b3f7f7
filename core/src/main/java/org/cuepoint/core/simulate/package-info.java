/**
 * What a way of asking is worth: a labelled project is labelled once more by a simulated person
 * whose every action is counted, for each strategy, seed and held-out group, and after each round
 * the model is judged on videos that it never saw.
 *
 * <p>Entry: {@link org.cuepoint.core.simulate.Simulation}. The model comes through {@link
 * org.cuepoint.core.simulate.Learner}; nothing here knows an engine. Everything works on ticks.
 *
 * <p><b>What is asked</b> is chosen as in a project, by {@link org.cuepoint.core.active.ClipRanker}
 * with its audits and its share for rare classes, and what the program would say of the run is
 * compared with the truth ({@link org.cuepoint.core.simulate.CheckSummary}).
 *
 * <p><b>What the person does.</b> Asked about a segment, which is the usual question, the person
 * presses one key: a proposed segment that is right is taken as a whole, one of the right class
 * after its edges were set, an action each, else the middle alone is labelled. Asked about a
 * moment, edges are never set. Asked about a window, to agree is one key, a class that is missing
 * or wrong is one key, one that is there too much is one key, and an edge that lies more than a
 * quarter second off is set with one action. Labelling by hand goes through the videos from start
 * to end: one key where a segment begins and one where it ends. Seconds are counted beside actions
 * ({@link org.cuepoint.core.simulate.Costs}); they are assumptions, actions are not.
 */
@NullMarked
package org.cuepoint.core.simulate;

import org.jspecify.annotations.NullMarked;
