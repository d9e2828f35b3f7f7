package org.cuepoint.core.recognition.djl.student;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.djl.supervision.RunningStandard;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.FeatureStudentPlan;
import org.cuepoint.core.train.LabelSpace;

/**
 * A student on disk: magic, plan, classes and shape as JSON, the statistics that a stream begins
 * with, the parameters.
 *
 * @param plan how it was trained; names its sizes
 * @param space its classes
 * @param shape of the features it works on
 * @param prior statistics of the clips it was trained on
 * @param parameters in a manager of their own, which whoever has the file closes
 */
public record StudentFile(
    FeatureStudentPlan plan,
    LabelSpace space,
    FeatureShape shape,
    RunningStandard.Prior prior,
    ParameterSet parameters) {

  private static final String MAGIC = "cuepoint-student-2";

  /** Of students that did not look at all values of a tick at once; they lack that layer. */
  private static final String OLDER = "cuepoint-student-1";

  private static final Gson GSON = new Gson();

  private record Header(LabelSpace space, FeatureShape shape, int priorTicks) {}

  /** Says whether these bytes are a student's, be it one that is too old to be read. */
  public static boolean accepts(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return List.of(MAGIC, OLDER).contains(in.readUTF());
    } catch (IOException other) {
      return false;
    }
  }

  /** Returns the file's bytes. */
  public byte[] encode() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (NDManager scope = parameters.manager().newSubManager();
        DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(MAGIC);
      out.writeUTF(plan.toJson());
      out.writeUTF(GSON.toJson(new Header(space, shape, prior.ticks())));
      ParameterSet all = new ParameterSet(scope);
      all.add("prior.mean", scope.create(prior.mean(), new Shape(prior.mean().length)));
      all.add("prior.variance", scope.create(prior.variance(), new Shape(prior.mean().length)));
      all.write(out);
      parameters.copyTo(scope).write(out);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a file.
   *
   * @param manager owns the parameters
   * @throws IOException if it is no student's, or that of an older version
   */
  public static StudentFile decode(NDManager manager, byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      String magic = in.readUTF();
      if (magic.equals(OLDER)) {
        throw new IOException(
            "This student was trained by an older version of the program, whose students had other"
                + " layers; train it again to use it");
      }
      if (!magic.equals(MAGIC)) {
        throw new IOException("This is no file of a student");
      }
      FeatureStudentPlan plan = FeatureStudentPlan.fromJson(in.readUTF());
      Header header = GSON.fromJson(in.readUTF(), Header.class);
      ParameterSet prior = ParameterSet.read(manager, in);
      RunningStandard.Prior statistics =
          new RunningStandard.Prior(
              prior.get("prior.mean").toFloatArray(),
              prior.get("prior.variance").toFloatArray(),
              header.priorTicks());
      return new StudentFile(
          plan, header.space(), header.shape(), statistics, ParameterSet.read(manager, in));
    }
  }
}
