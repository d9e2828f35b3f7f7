/**
 * Draws the sample project "Figures": articulated figures that do actions which need time to be
 * told apart, with exact truth.
 *
 * <p>Entry: {@link org.cuepoint.samples.figures.FiguresGenerator}. The way of a frame: a {@link
 * org.cuepoint.samples.figures.Script} says which action happens when and gives the pose at a time;
 * {@link org.cuepoint.samples.figures.Skeleton} turns the pose into joints; the painters draw scene
 * and figure through a {@link org.cuepoint.samples.figures.Camera}; {@link
 * org.cuepoint.samples.figures.Sensor} adds light and noise. World axes: x to the viewer's right, y
 * up, z towards the viewer, metres; angles are degrees. All chance comes from seeds, so that a run
 * repeats. One thread at a time. Uses Java2D (headless) and {@code core.media} for writing files.
 */
@NullMarked
package org.cuepoint.samples.figures;

import org.jspecify.annotations.NullMarked;
