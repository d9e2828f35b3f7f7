/**
 * The screen of long trainings: the chain and its steps, what runs and was paused, its curves and
 * log, pause, resume and discard.
 *
 * <p>Entry: {@link org.cuepoint.app.train.TrainingView}. It reads the run's log while the run goes
 * on; nothing here talks to the engine. FX thread only.
 */
@NullMarked
package org.cuepoint.app.train;

import org.jspecify.annotations.NullMarked;
