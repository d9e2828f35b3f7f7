/**
 * The engine process: a child JVM that holds libtorch and the analysis decoder, so that a native
 * crash or an out-of-memory kill ends a request and not the workbench.
 *
 * <p>Entry: {@link org.cuepoint.core.engine.EngineClient} on the caller's side, {@link
 * org.cuepoint.core.engine.EngineMain} in the child. Small messages are JSON-RPC (lsp4j) on a Unix
 * domain socket in a folder that only its owner can enter; bulk arrays are files. Every request
 * names all of its inputs, changes nothing but files of its own, and can be sent again to a new
 * engine: that is how work goes on after a crash. The engine ends when its parent does. This
 * package is the engine's composition root and may use everything in core but {@code core.session}.
 *
 * <p>Why the parent listens and the child connects: the socket exists before the child starts, so
 * nobody has to poll for it, and a child that dies early is seen as a process that ended, not as a
 * connection refused.
 */
@NullMarked
package org.cuepoint.core.engine;

import org.jspecify.annotations.NullMarked;
