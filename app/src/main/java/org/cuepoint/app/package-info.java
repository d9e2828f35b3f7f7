/**
 * The program's start and its composition root.
 *
 * <p>Entry: {@link org.cuepoint.app.Launcher}. {@link org.cuepoint.app.Workbench} is the one class
 * that constructs stores, engines and media libraries, and the one package of the app that may use
 * {@code storage}. Everything else receives what it needs through constructors. Nothing here draws,
 * prints or decides.
 */
@NullMarked
package org.cuepoint.app;

import org.jspecify.annotations.NullMarked;
