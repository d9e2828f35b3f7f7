/** Tests of the bundle of texts. */
@NullMarked
package org.cuepoint.app.i18n;

import org.jspecify.annotations.NullMarked;
