/**
 * The root of the domain: only what every package may use, which is the annotation that marks an
 * exception to a rule of the architecture, {@link org.cuepoint.core.RuleException}. Uses nothing.
 */
@NullMarked
package org.cuepoint.core;

import org.jspecify.annotations.NullMarked;
