/**
 * The sheets of the menu Learn: what to train, how long, what it will take, what is missing.
 *
 * <p>Entry: {@link org.cuepoint.app.learn.StartView} on {@link
 * org.cuepoint.app.learn.StartViewModel}, for each {@link org.cuepoint.app.learn.LearnSheet}. What
 * a sheet starts is a chain of trainings, of one step or more, so that all of them are paused, go
 * on and survive the end of the program alike. FX thread only. Knows the workspace and no other
 * screen.
 */
@NullMarked
package org.cuepoint.app.learn;

import org.jspecify.annotations.NullMarked;
