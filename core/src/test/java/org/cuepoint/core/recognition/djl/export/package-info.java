@NullMarked
package org.cuepoint.core.recognition.djl.export;

import org.jspecify.annotations.NullMarked;
