/**
 * Building blocks of networks, written as functions of named parameters.
 *
 * <p>Entry: {@link org.cuepoint.core.recognition.djl.nn.Layers} for the forward pass, {@link
 * org.cuepoint.core.recognition.djl.nn.Initial} for new parameters, {@link
 * org.cuepoint.core.recognition.djl.nn.Noise} for all that is random in it. One thread at a time;
 * engine process only. DJL's own blocks are not used: their parameters have no stable names and
 * their dropout no generator of ours, and a run must go on from a checkpoint as if nothing had
 * happened.
 */
@NullMarked
package org.cuepoint.core.recognition.djl.nn;

import org.jspecify.annotations.NullMarked;
