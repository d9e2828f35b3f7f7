package org.cuepoint.core.recognition.djl.teacher;

import ai.djl.ndarray.NDManager;
import com.google.gson.Gson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.TeacherSpec;

/** A pretrained trunk on disk: magic, spec as JSON, the trunk's parameters. */
final class TemporalFile {

  static final String MAGIC = "cuepoint-temporal-1";
  private static final Gson GSON = new Gson();

  private TemporalFile() {}

  /** Encodes those of the parameters that are the trunk's. */
  static byte[] encode(TeacherSpec spec, ParameterSet parameters) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (NDManager scope = parameters.manager().newSubManager();
        DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(MAGIC);
      out.writeUTF(GSON.toJson(spec));
      ParameterSet copy = parameters.copyTo(scope);
      ParameterSet trunk = new ParameterSet(scope);
      for (String name : copy.names()) {
        if (name.startsWith(TemporalTrunk.PREFIX)) {
          trunk.add(name, copy.get(name));
        }
      }
      trunk.write(out);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what a file says of itself.
   *
   * @throws IOException if it is no such file
   */
  static TeacherSpec spec(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return spec(in);
    }
  }

  private static TeacherSpec spec(DataInputStream in) throws IOException {
    if (!in.readUTF().equals(MAGIC)) {
      throw new IOException("This is no file of a pretrained temporal module");
    }
    return GSON.fromJson(in.readUTF(), TeacherSpec.class);
  }

  /**
   * Reads the trunk's parameters.
   *
   * @throws IOException if it is no such file or of another size; the message says which
   */
  static ParameterSet read(NDManager manager, byte[] bytes, TeacherSpec wanted) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      TeacherSpec spec = spec(in);
      if (!spec.equals(wanted)) {
        throw new IOException(
            "The pretrained temporal module is for "
                + spec.name()
                + " and the teacher is "
                + wanted.name()
                + "; pretrain one for this profile");
      }
      return ParameterSet.read(manager, in);
    }
  }
}
