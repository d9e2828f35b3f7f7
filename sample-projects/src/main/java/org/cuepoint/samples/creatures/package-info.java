/**
 * Draws videos of invented creatures for pretraining the starter encoder: many bodies, looks,
 * places and paces, no labels.
 *
 * <p>Entry: {@link org.cuepoint.samples.creatures.CreaturesGenerator}. A {@link
 * org.cuepoint.samples.creatures.Species} gives a {@link org.cuepoint.samples.creatures.Rig} of
 * bones and a repertoire of {@link org.cuepoint.samples.creatures.Act}s; a {@link
 * org.cuepoint.samples.creatures.Creature} plays them in turn; {@link
 * org.cuepoint.samples.creatures.Film} draws the creatures of a video before a backdrop and adds
 * camera, light and noise. Diversity of pixels and of pace counts here, not beauty; the package
 * {@code figures} draws scenes for people and shares nothing with this one, so that the starter has
 * not seen the sample project. Pictures are 2 units high, (0, 0) in the middle, y down; angles are
 * radians, clockwise from the right. All chance comes from one seed. One thread at a time. Uses
 * Java2D (headless) and {@code core.media} for writing files.
 */
@NullMarked
package org.cuepoint.samples.creatures;

import org.jspecify.annotations.NullMarked;
