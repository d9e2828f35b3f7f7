/**
 * Networks in ONNX files as frame encoders, run by ONNX Runtime on the CPU.
 *
 * <p>Entry: {@link org.cuepoint.plugins.onnx.OnnxBackbone}, found by ServiceLoader. Opened in the
 * engine process only; one thread at a time. The only package that sees {@code ai.onnxruntime};
 * uses {@code core.recognition} and nothing else of ours.
 */
@NullMarked
package org.cuepoint.plugins.onnx;

import org.jspecify.annotations.NullMarked;
