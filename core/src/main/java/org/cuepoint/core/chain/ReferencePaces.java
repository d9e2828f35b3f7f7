package org.cuepoint.core.chain;

import java.util.Map;
import org.cuepoint.core.recognition.ModelKind;

/**
 * What work takes on the computer that the program was measured on: two cores of a server, no GPU,
 * other work beside it; 18 videos of 26.6 minutes, 192 × 192 pixels, encoder FE-XS at 8 ticks a
 * second.
 */
final class ReferencePaces {

  /** Seconds to decode a second of video, once for all ticks, with the encoder's work on it. */
  static final double READING = 0.009;

  /** Seconds to predict a second of video, with decoding of segments. */
  static final double PREDICTING = 0.003;

  /** Seconds before a training's first step: files, networks, the labels. */
  static final double STARTING = 4;

  /** Bytes of a tick's picture while a training looks at pictures. */
  static final double PICTURE = 64 * 64 * 3;

  /** Seconds a unit of {@link TrainingWork}, by task. */
  private static final Map<String, Double> PACE =
      Map.of(
          ChainTask.Pretrain.WORD,
          1.2,
          ChainTask.Tune.WORD,
          1.5,
          ChainTask.Teach.WORD,
          0.17,
          ModelKind.SHIFT_ATTENTION.word(),
          0.7,
          ModelKind.ATTENTION_LSTM.word(),
          0.35,
          ModelKind.SEE_VERY_LITTLE.word(),
          0.15,
          ModelKind.FOCAL_NANO.word(),
          5.0);

  /** Bytes of a model with its log, by task. */
  private static final Map<String, Long> MODEL =
      Map.of(
          ChainTask.Pretrain.WORD,
          1_200_000L,
          ChainTask.Tune.WORD,
          1_200_000L,
          ChainTask.Teach.WORD,
          2_700_000L,
          ModelKind.SHIFT_ATTENTION.word(),
          1_800_000L,
          ModelKind.ATTENTION_LSTM.word(),
          1_800_000L,
          ModelKind.SEE_VERY_LITTLE.word(),
          1_800_000L,
          ModelKind.FOCAL_NANO.word(),
          2_000_000L);

  private ReferencePaces() {}

  static double pace(String task) {
    return PACE.getOrDefault(task, 0.0);
  }

  static long model(String task) {
    return MODEL.getOrDefault(task, 20_000L);
  }
}
