/** Fakes for the tests of screens: a learning loop without an engine, videos without files. */
@NullMarked
package org.cuepoint.app.testing;

import org.jspecify.annotations.NullMarked;
