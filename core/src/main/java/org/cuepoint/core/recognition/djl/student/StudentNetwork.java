package org.cuepoint.core.recognition.djl.student;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;

/** The function of a student on features. Holds no parameters; one thread at a time. */
public interface StudentNetwork {

  /**
   * What a student says of pieces of video.
   *
   * @param outputs class logits as the label space orders them, then edge logits, shape (batch,
   *     ticks, outputs + groups)
   * @param depths what it is like inside, from the input to the embedding, each of shape (batch,
   *     ticks, width of the depth); what a teacher's features may be compared with
   */
  record Said(NDArray outputs, List<NDArray> depths) {}

  /** Adds new parameters. */
  void initialise(Initial initial);

  /**
   * Runs over pieces, each from its first tick on.
   *
   * @param layers parameters, and noise when it is trained
   * @param x standardised tokens, shape (batch, ticks, tokens, C)
   */
  Said run(Layers layers, NDArray x);

  /** Returns the widths of the {@link Said#depths}. */
  List<Integer> widths();

  /** Returns the multiply-adds for each tick of a stream, all counted. */
  long macsPerTick();
}
