/**
 * Networks on DJL with the PyTorch engine: the FE encoders and the fast head.
 *
 * <p>Entry: {@link org.cuepoint.core.recognition.djl.DjlBackend}. Loaded in the engine process
 * only; the only package that sees {@code ai.djl}. Every tensor lives in a scope that is closed
 * before a call returns; none leaves this package. One thread at a time, since DJL has one gradient
 * collector a process.
 */
@NullMarked
package org.cuepoint.core.recognition.djl;

import org.jspecify.annotations.NullMarked;
