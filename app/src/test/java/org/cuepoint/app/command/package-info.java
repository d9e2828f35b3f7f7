/** Tests of commands, keymaps and the way of a key press to them. */
@NullMarked
package org.cuepoint.app.command;

import org.jspecify.annotations.NullMarked;
