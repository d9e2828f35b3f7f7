/**
 * Finds what plug-ins bring.
 *
 * <p>Entry: {@link org.cuepoint.core.spi.Catalog}. The interface that a plug-in implements stands
 * in its domain package: {@code AcquisitionFunction} in {@code core.active}, {@code
 * AnnotationReader} and {@code AnnotationWriter} in {@code core.exchange}. What is built in is
 * found the same way. A catalog is immutable. Nothing in core may use this package, except the
 * engine's composition root.
 */
@NullMarked
package org.cuepoint.core.spi;

import org.jspecify.annotations.NullMarked;
