/**
 * The texts that people read, under stable keys in {@code messages.properties}.
 *
 * <p>Entry: {@link org.cuepoint.app.i18n.Messages}. Thread-safe. A test finds keys that are
 * missing, unused or malformed. Uses nothing else of ours.
 */
@NullMarked
package org.cuepoint.app.i18n;

import org.jspecify.annotations.NullMarked;
