package org.cuepoint.core.recognition.djl.focal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.cuepoint.core.feature.PictureCache;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.recognition.djl.teacher.TeacherSignals;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.FocalPlan;
import org.cuepoint.core.train.FocalSpec;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.PixelPredictor;
import org.cuepoint.core.train.TickPredictor;

/** A trained focal network. One thread at a time. */
final class FocalModel implements PixelPredictor {

  static final String MAGIC = "cuepoint-focal-1";

  /** Windows that run at a time; bounds memory. */
  private static final int AT_A_TIME = 4;

  private static final Gson GSON = new Gson();

  private final NDManager manager;
  private final Header header;
  private final FocalNetwork network;
  private final ParameterSet parameters;

  /**
   * What a file says of itself.
   *
   * @param plan how it was trained; its network has as many classes as the label space and edges
   *     need
   * @param standard of its pictures
   */
  record Header(FocalPlan plan, LabelSpace space, PixelStandard standard) {}

  /**
   * Makes a model.
   *
   * @param manager owned by this
   */
  FocalModel(NDManager manager, Header header, ParameterSet parameters) {
    this.manager = manager;
    this.header = header;
    this.parameters = parameters;
    this.network = new FocalNetwork(header.plan().network(), 0);
  }

  static byte[] encode(Header header, ParameterSet model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (NDManager scope = model.manager().newSubManager();
        DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(MAGIC);
      out.writeUTF(GSON.toJson(header));
      model.copyTo(scope).write(out);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a file.
   *
   * @param manager owned by the model
   */
  static FocalModel decode(NDManager manager, byte[] bytes) throws IOException {
    FocalNets.Contents contents = read(manager, bytes);
    Header header = new Header(contents.plan(), contents.space(), contents.standard());
    return new FocalModel(manager, header, contents.parameters());
  }

  /**
   * Reads what a file has.
   *
   * @param manager owns the parameters
   */
  static FocalNets.Contents read(NDManager manager, byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (!in.readUTF().equals(MAGIC)) {
        throw new IOException("This is no file of a focal network");
      }
      Header header = GSON.fromJson(in.readUTF(), Header.class);
      return new FocalNets.Contents(
          header.plan(), header.space(), header.standard(), ParameterSet.read(manager, in));
    }
  }

  @Override
  public int inputSize() {
    return header.plan().network().inputSize();
  }

  @Override
  public List<List<Integer>> groups() {
    return header.space().groups();
  }

  @Override
  public TickPredictor.Output predict(
      PictureCache.Reader pictures, int ticks, int classes, JobContext context) throws IOException {
    float[] mean = windows(pictures, ticks, context);
    LabelSpace space = header.space();
    int groups = space.groups().size();
    int width = passed();
    float[] probabilities = new float[ticks * classes];
    float[] edges = new float[ticks * groups];
    for (int t = 0; t < ticks; t++) {
      for (int g = 0; g < groups; g++) {
        int from = t * width + space.offset(g);
        softmax(mean, from, space.size(g));
        List<Integer> group = space.groups().get(g);
        for (int i = 0; i < group.size(); i++) {
          probabilities[t * classes + group.get(i)] = mean[from + 1 + i];
        }
        edges[t * groups + g] = sigmoid(mean[t * width + space.outputs() + g]);
      }
    }
    return new TickPredictor.Output(probabilities, edges);
  }

  /** Says what this teaches of a clip. */
  TeacherSignals signals(PictureCache.Reader pictures, int ticks, JobContext context)
      throws IOException {
    float[] mean = windows(pictures, ticks, context);
    LabelSpace space = header.space();
    int outputs = space.outputs();
    int groups = space.groups().size();
    int embedding = header.plan().network().width();
    float[] probabilities = new float[ticks * outputs];
    float[] edges = new float[ticks * groups];
    float[] embeddings = new float[ticks * embedding];
    for (int t = 0; t < ticks; t++) {
      int from = t * passed();
      for (int g = 0; g < groups; g++) {
        softmax(mean, from + space.offset(g), space.size(g));
        edges[t * groups + g] = sigmoid(mean[from + outputs + g]);
      }
      System.arraycopy(mean, from, probabilities, t * outputs, outputs);
      System.arraycopy(mean, from + outputs + groups, embeddings, t * embedding, embedding);
    }
    return new TeacherSignals(outputs, groups, embedding, probabilities, edges, embeddings);
  }

  private static float sigmoid(float logit) {
    return (float) (1 / (1 + Math.exp(-logit)));
  }

  /** Returns how many values the network gives of a tick: outputs, edges and embedding. */
  private int passed() {
    return header.plan().network().classes() + header.plan().network().width();
  }

  private static void softmax(float[] values, int from, int count) {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      most = Math.max(most, values[from + i]);
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double power = Math.exp(values[from + i] - most);
      values[from + i] = (float) power;
      sum += power;
    }
    for (int i = 0; i < count; i++) {
      values[from + i] /= (float) sum;
    }
  }

  /** Returns the mean of what all windows say of each tick, shape (ticks, {@link #passed}). */
  private float[] windows(PictureCache.Reader pictures, int ticks, JobContext context)
      throws IOException {
    FocalSpec spec = header.plan().network();
    int length = spec.frames();
    int stride = header.plan().strideTicks();
    int latest = Math.max(0, ticks - length);
    int count = 1 + (latest + stride - 1) / stride;
    int width = passed();
    float[] sums = new float[ticks * width];
    int[] times = new int[ticks];
    int bytes = spec.inputSize() * spec.inputSize() * FocalSpec.CHANNELS;
    Recent recent = new Recent(pictures, ticks, bytes, length + AT_A_TIME * stride);
    for (int first = 0; first < count; first += AT_A_TIME) {
      context.throwIfCancelled();
      int many = Math.min(AT_A_TIME, count - first);
      ByteBuffer in = ByteBuffer.allocateDirect(many * length * bytes);
      int[] starts = new int[many];
      for (int w = 0; w < many; w++) {
        starts[w] = Math.min(latest, (first + w) * stride);
        for (int t = 0; t < length; t++) {
          in.put(recent.at(Math.min(ticks - 1, starts[w] + t)));
        }
      }
      float[] said = run(in.flip(), many);
      for (int w = 0; w < many; w++) {
        for (int t = starts[w]; t < Math.min(ticks, starts[w] + length); t++) {
          int from = (w * length + t - starts[w]) * width;
          for (int i = 0; i < width; i++) {
            sums[t * width + i] += said[from + i];
          }
          times[t]++;
        }
      }
      context.progress(Math.min(ticks, starts[many - 1] + length), ticks, "");
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= times[i / width];
    }
    return sums;
  }

  private float[] run(ByteBuffer rgb, int windows) {
    FocalSpec spec = header.plan().network();
    int size = spec.inputSize();
    try (NDManager scope = manager.newSubManager()) {
      Shape shape = new Shape(windows, spec.frames(), size, size, FocalSpec.CHANNELS);
      NDArray x =
          scope
              .create(rgb, shape, DataType.UINT8)
              .toType(DataType.FLOAT32, false)
              .transpose(0, 1, 4, 2, 3);
      NDArray pictures = header.standard().apply(x, 255).transpose(0, 2, 1, 3, 4);
      FocalNetwork.Said said = network.run(new Layers(parameters, Noise.NONE), pictures);
      return Layers.concat(2, said.outputs(), said.embedding()).toFloatArray();
    }
  }

  /** The last pictures of a clip that is read tick by tick. */
  private static final class Recent {
    private final PictureCache.Reader reader;
    private final int ticks;
    private final ByteBuffer next;
    private final byte[][] kept;
    private int read;

    Recent(PictureCache.Reader reader, int ticks, int bytes, int keep) {
      this.reader = reader;
      this.ticks = ticks;
      this.next = ByteBuffer.allocateDirect(bytes);
      this.kept = new byte[Math.min(keep, ticks)][bytes];
    }

    byte[] at(int tick) throws IOException {
      while (read <= tick && read < ticks) {
        next.clear();
        reader.next(next);
        next.clear().get(kept[read % kept.length]);
        read++;
      }
      return kept[tick % kept.length];
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
