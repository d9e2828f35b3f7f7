package org.cuepoint.core.recognition.djl.student;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.supervision.RunningStandard;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.FeatureStudentPlan;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.SparsePredictor;
import org.cuepoint.core.train.StudentSpec;
import org.cuepoint.core.train.TickPredictor;

/** Builds and opens students. One thread at a time. */
public final class Students {

  private final NDManager manager;

  /**
   * Makes the entry.
   *
   * @param manager names the device; everything lives in managers below it
   */
  public Students(NDManager manager) {
    this.manager = manager;
  }

  /**
   * Builds the function of a student.
   *
   * @param shape of the features it works on
   * @param dropout share of inner values dropped in training
   */
  public static StudentNetwork network(
      StudentSpec spec, LabelSpace space, FeatureShape shape, double dropout) {
    int tokens = shape.tokens() * shape.tokens();
    return switch (spec) {
      case StudentSpec.SeeVeryLittle little ->
          new SeeVeryLittleNetwork(little, space, tokens, shape.channels(), dropout);
      case StudentSpec.ShiftAttention shift ->
          new ShiftAttentionNetwork(shift, tokens, shape.channels(), space, dropout);
      case StudentSpec.AttentionLstm lstm ->
          new AttentionLstmNetwork(lstm, tokens, shape.channels(), space, dropout);
    };
  }

  /** Returns how a student's features are standardised: by the clip, or as a stream would. */
  public static TokenSource tokens(StudentSpec spec, RunningStandard.Prior prior) {
    return spec instanceof StudentSpec.SeeVeryLittle
        ? new TokenSource.Whole()
        : new TokenSource.Streamed(prior);
  }

  /**
   * Opens a student to predict whole clips.
   *
   * @throws IOException if the bytes are no student's
   */
  public TickPredictor open(byte[] weights) throws IOException {
    return opened(weights);
  }

  /** Returns a student of random weights, to measure what one costs. */
  public byte[] untrained(FeatureStudentPlan plan, LabelSpace space, FeatureShape shape)
      throws IOException {
    float[] ones = new float[shape.tokenValues()];
    Arrays.fill(ones, 1);
    RunningStandard.Prior prior =
        new RunningStandard.Prior(new float[ones.length], ones, plan.priorTicks());
    try (NDManager own = manager.newSubManager()) {
      ParameterSet parameters = new ParameterSet(own);
      network(plan.spec(), space, shape, 0)
          .initialise(
              new Initial(parameters, RandomGeneratorFactory.of("L64X128MixRandom").create(1)));
      return new StudentFile(plan, space, shape, prior, parameters).encode();
    }
  }

  /** Says whether these bytes are those of a student that looks at few ticks. */
  public boolean isSparse(byte[] weights) throws IOException {
    if (!StudentFile.accepts(weights)) {
      return false;
    }
    try (StudentPredictor student = opened(weights)) {
      return student.isSparse();
    }
  }

  /**
   * Opens a student that looks at few ticks, to predict videos of which no features are kept.
   *
   * @throws IOException if the bytes are no such student's
   */
  public SparsePredictor openSparse(byte[] weights) throws IOException {
    StudentPredictor student = opened(weights);
    if (!student.isSparse()) {
      student.close();
      throw new IOException("This student looks at every tick; index the video first");
    }
    return student;
  }

  private StudentPredictor opened(byte[] weights) throws IOException {
    NDManager own = manager.newSubManager();
    try {
      return new StudentPredictor(own, StudentFile.decode(own, weights));
    } catch (IOException | RuntimeException problem) {
      own.close();
      throw problem;
    }
  }

  /**
   * Opens a student to watch a stream.
   *
   * @throws IOException if the bytes are no student's, or those of one that cannot watch a stream
   */
  public StreamingStudent openStreaming(byte[] weights) throws IOException {
    try (NDManager own = manager.newSubManager()) {
      StudentFile file = StudentFile.decode(own, weights);
      if (network(file.plan().spec(), file.space(), file.shape(), 0)
          instanceof StreamingNetwork streaming) {
        return new StreamingStudent(streaming, file.parameters(), file.space(), file.prior());
      }
      throw new IOException(
          "A student of kind '"
              + file.plan().spec().kind().word()
              + "' looks at windows and cannot watch a stream; there are "
              + ModelKind.SHIFT_ATTENTION.word()
              + " and "
              + ModelKind.ATTENTION_LSTM.word());
    }
  }
}
