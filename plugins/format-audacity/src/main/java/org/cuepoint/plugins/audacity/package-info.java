/**
 * Label tracks of Audacity.
 *
 * <p>Entry: {@link org.cuepoint.plugins.audacity.AudacityReader} and {@link
 * org.cuepoint.plugins.audacity.AudacityWriter}, found by {@code org.cuepoint.core.spi.Catalog}.
 * Both are thread-safe and keep nothing. Uses core's exchange and annotation packages only.
 */
@NullMarked
package org.cuepoint.plugins.audacity;

import org.jspecify.annotations.NullMarked;
