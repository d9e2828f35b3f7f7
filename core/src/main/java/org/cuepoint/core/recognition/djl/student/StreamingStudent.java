package org.cuepoint.core.recognition.djl.student;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.cuepoint.core.recognition.djl.supervision.RunningStandard;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.LabelSpace;

/**
 * A student that watches a stream: tokens of one tick after the other in, probabilities out. What
 * it remembers has a fixed size and can be saved, so that a player that jumps back goes on from a
 * saved place. Holds no native memory. One thread at a time.
 */
public final class StreamingStudent {

  /** Says of saved bytes that they are a state, and of which form. */
  private static final int MAGIC = 0x43505331;

  private final LabelSpace space;
  private final RunningStandard standard;
  private final float[] begin;
  private final TickCell cell;
  private final float[] state;
  private final float[] outputs;
  private final float[] standardised;
  private final int classes;

  /**
   * What is known at a tick.
   *
   * @param probabilities of each class by its position in the label scheme; within a group the rest
   *     to 1 is background
   * @param edges for each group the probability that another label of it begins at the tick
   */
  // Handed over and never compared.
  @SuppressWarnings("ArrayRecordComponent")
  public record Said(float[] probabilities, float[] edges) {}

  /**
   * Begins a stream.
   *
   * @param parameters of the network; copied
   * @param prior what a stream is taken to be like before it begins
   */
  StreamingStudent(
      StreamingNetwork network,
      ParameterSet parameters,
      LabelSpace space,
      RunningStandard.Prior prior) {
    this.space = space;
    standard = new RunningStandard(prior);
    begin = standard.save();
    cell = network.cell(parameters);
    state = new float[cell.stateSize()];
    outputs = new float[cell.outputs()];
    standardised = new float[prior.mean().length];
    classes = 1 + space.groups().stream().flatMap(List::stream).mapToInt(c -> c).max().orElse(-1);
  }

  /** Returns the classes, as a model sees them. */
  public LabelSpace space() {
    return space;
  }

  /** Returns how many numbers the tokens of a tick are. */
  public int values() {
    return standardised.length;
  }

  /** Returns how many ticks it has seen since the stream began. */
  public int ticks() {
    return standard.ticks();
  }

  /**
   * Takes in the next tick.
   *
   * @param tokens of the encoder, not standardised, shape (tokens, C); not changed
   * @throws IllegalArgumentException if these are tokens of another encoder
   */
  public Said step(float[] tokens) {
    if (tokens.length != standardised.length) {
      throw new IllegalArgumentException(
          "The student takes "
              + standardised.length
              + " numbers a tick and was given "
              + tokens.length
              + "; it belongs to another encoder");
    }
    System.arraycopy(tokens, 0, standardised, 0, tokens.length);
    standard.next(standardised, 0);
    cell.step(standardised, state, outputs);
    float[] probabilities = new float[classes];
    float[] edges = new float[space.groups().size()];
    for (int g = 0; g < edges.length; g++) {
      int offset = space.offset(g);
      RowArithmetic.softmax(outputs, offset, space.size(g));
      for (int i = 1; i < space.size(g); i++) {
        probabilities[space.groups().get(g).get(i - 1)] = outputs[offset + i];
      }
      edges[g] = RowArithmetic.sigmoid(outputs[space.outputs() + g]);
    }
    return new Said(probabilities, edges);
  }

  /** Begins the stream anew. */
  public void reset() {
    standard.restore(begin);
    Arrays.fill(state, 0);
  }

  /** Returns all that must be kept to go on from here. */
  public byte[] save() {
    float[] seen = standard.save();
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES + Float.BYTES * (seen.length + state.length));
    bytes.putInt(MAGIC);
    bytes.asFloatBuffer().put(seen).put(state);
    return bytes.array();
  }

  /**
   * Goes on from where {@link #save} was called, on this or another student of the same model.
   *
   * @throws IllegalArgumentException if it is no state of such a student
   */
  public void restore(byte[] saved) {
    float[] seen = new float[begin.length];
    ByteBuffer bytes = ByteBuffer.wrap(saved);
    if (saved.length != Integer.BYTES + Float.BYTES * (seen.length + state.length)
        || bytes.getInt() != MAGIC) {
      throw new IllegalArgumentException(
          "These " + saved.length + " bytes are no saved state of this student");
    }
    bytes.asFloatBuffer().get(seen).get(state);
    standard.restore(seen);
  }
}
