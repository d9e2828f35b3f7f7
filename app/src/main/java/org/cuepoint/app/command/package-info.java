/**
 * What a person can do, as commands: a stable id that is also the text’s key, when it is possible,
 * and what runs. Menus, the keyboard and the key sheet are all made from one {@link
 * org.cuepoint.app.command.CommandRegistry}.
 *
 * <p>Which keys run a command is not its own business: {@link org.cuepoint.app.command.Keymap} says
 * so, presets stand in readable files beside this package, and {@link
 * org.cuepoint.app.command.KeyRouter} delivers what is pressed to commands and to the keys of
 * classes.
 *
 * <p>The style guide proposes one class for each user action. With some sixty actions of one line
 * each, a class file each would hide what belongs together, so a command is a value, and one class
 * makes the commands of one menu. FX thread only. Uses the view models that commands act on.
 */
@NullMarked
package org.cuepoint.app.command;

import org.jspecify.annotations.NullMarked;
