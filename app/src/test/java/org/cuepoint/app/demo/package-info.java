/** Tests of the demonstration's page. */
@NullMarked
package org.cuepoint.app.demo;

import org.jspecify.annotations.NullMarked;
