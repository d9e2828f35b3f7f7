/**
 * The command line: one class per command, on picocli, with the same calls as the screens.
 *
 * <p>Entry: {@link org.cuepoint.app.cli.CommandLineTool}. Commands receive what they work with from
 * the composition root through {@link org.cuepoint.app.cli.CommandServices} and never construct a
 * store or an engine. A command runs in the caller's thread, jobs included. Results go to standard
 * output, everything else to standard error; with {@code --json} standard output is exactly one
 * JSON document. Exit codes: 0 done, 1 refused or failed with a message, 2 wrong usage. May not use
 * JavaFX.
 */
@NullMarked
package org.cuepoint.app.cli;

import org.jspecify.annotations.NullMarked;
