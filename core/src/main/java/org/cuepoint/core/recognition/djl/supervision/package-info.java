/**
 * What people said of clips, as numbers that a network can be trained on: pieces of clips, token
 * maps standardised by clip, and losses on segments, edges, tags, timestamps and coarse classes.
 *
 * <p>Entry: {@link org.cuepoint.core.recognition.djl.supervision.LabelLoss}. Unlabelled is not
 * negative anywhere here: where nothing is known there is no loss of a label. Shared by the fast
 * head and the teachers. One thread at a time; engine process only; knows no network.
 */
@NullMarked
package org.cuepoint.core.recognition.djl.supervision;

import org.jspecify.annotations.NullMarked;
