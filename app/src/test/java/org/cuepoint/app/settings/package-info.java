/** Tests of settings. */
@NullMarked
package org.cuepoint.app.settings;

import org.jspecify.annotations.NullMarked;
