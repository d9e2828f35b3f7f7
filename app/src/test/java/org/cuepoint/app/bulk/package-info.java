/** Tests of taking many suggestions at once. */
@NullMarked
package org.cuepoint.app.bulk;

import org.jspecify.annotations.NullMarked;
