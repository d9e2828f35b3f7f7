/**
 * The look: our style sheet on JavaFX's Modena, in a light and a dark palette of looked-up colours.
 *
 * <p>Entry: {@link org.cuepoint.app.theme.Theme}. FX thread only. Screens name the colours {@code
 * -cue-background}, {@code -cue-surface}, {@code -cue-text}, {@code -cue-text-muted}, {@code
 * -cue-accent}, {@code -cue-line}, {@code -cue-selection}, {@code -cue-suggestion} and {@code
 * -cue-uncertain}, never a value. Modena is kept since ControlsFX needs it.
 */
@NullMarked
package org.cuepoint.app.theme;

import org.jspecify.annotations.NullMarked;
