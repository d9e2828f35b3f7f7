/** Tests of the commands, run as a shell would run them. */
@NullMarked
package org.cuepoint.app.cli;

import org.jspecify.annotations.NullMarked;
