/**
 * Models for other programs: ONNX graphs and safetensors.
 *
 * <p>Entry: {@link org.cuepoint.core.recognition.djl.export.ModelExport}. A graph is written, not
 * traced: {@code GraphLayers} has the vocabulary of {@code nn.Layers}, and each model's graph reads
 * like its forward function. A test runs every graph in ONNX Runtime and holds it equal to our own
 * output. What a model needs besides its network is inside the graph: standardisation with its
 * running statistics, the probabilities of groups. Opset 17, the first with layer normalisation, so
 * that runtimes of 2022 and later can run it.
 *
 * <p>State of a streaming graph: inputs {@code state.X}, outputs {@code next.X} of the same shapes,
 * all zeros before the first tick. Whoever runs it carries each over and knows no more about it.
 *
 * <p>One thread at a time; engine process only. The protocol-buffer classes of ONNX ({@code
 * ai.onnx.proto}) appear in no signature outside of this package.
 */
@NullMarked
package org.cuepoint.core.recognition.djl.export;

import org.jspecify.annotations.NullMarked;
