@org.jspecify.annotations.NullMarked
package org.cuepoint.core.recognition.djl.distill;
