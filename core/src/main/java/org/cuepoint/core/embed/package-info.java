/**
 * The map of a project: windows of all videos as points in the plane, near to each other where the
 * pictures look alike.
 *
 * <p>Entry: {@link org.cuepoint.core.embed.Projection}, from rows of features to places in the
 * plane; {@link org.cuepoint.core.embed.EmbeddingMap} is what a person sees, which {@code
 * core.session} puts together; {@link org.cuepoint.core.embed.MapFile} keeps the places. Features
 * are reduced to their principal axes first (by EJML), which takes noise away and makes distances
 * cheap, then laid out by UMAP. Of the libraries on Maven Central only a repackaging of tag.bio's
 * UMAP is permissive (BSD-3), deterministic for a seed and needs nothing else; bh-tsne brings an
 * EJML of 2016, Smile is GPL, and ELKI AGPL. Known limits: it starts at random places, so that the
 * distances between far groups say little; its progress is a counter that all runs in the process
 * share, so that of two maps made at once the progress may jump; and one thread does all, since
 * with more the result would depend on chance.
 *
 * <p>Values are immutable; methods are thread-safe and take seconds, so they belong into a job. No
 * engine process is needed, since no network runs; the two libraries are used in {@code
 * NeighbourMap} and {@code PrincipalAxes} alone. Uses {@code core.active} and what it uses.
 */
@NullMarked
package org.cuepoint.core.embed;

import org.jspecify.annotations.NullMarked;
