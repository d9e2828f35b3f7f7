/** Tests of the key sheet, the key editor and the command palette. */
@NullMarked
package org.cuepoint.app.keys;

import org.jspecify.annotations.NullMarked;
