package org.cuepoint.core.recognition.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import com.google.gson.Gson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.djl.distill.StudentTraining;
import org.cuepoint.core.recognition.djl.encoder.ConvEncoder;
import org.cuepoint.core.recognition.djl.encoder.TrainableEncoder;
import org.cuepoint.core.recognition.djl.export.ModelExport;
import org.cuepoint.core.recognition.djl.focal.FocalNets;
import org.cuepoint.core.recognition.djl.live.LiveHead;
import org.cuepoint.core.recognition.djl.live.LiveLearners;
import org.cuepoint.core.recognition.djl.live.Projection;
import org.cuepoint.core.recognition.djl.pretrain.Pretraining;
import org.cuepoint.core.recognition.djl.pretrain.VideoPictures;
import org.cuepoint.core.recognition.djl.student.StudentFile;
import org.cuepoint.core.recognition.djl.student.Students;
import org.cuepoint.core.recognition.djl.teacher.Teachers;
import org.cuepoint.core.recognition.djl.tune.LabelledPictures;
import org.cuepoint.core.recognition.djl.tune.Tuning;
import org.cuepoint.core.train.FastHeadPlan;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TickPredictor;
import org.cuepoint.core.train.TrainedHead;
import org.cuepoint.core.train.TrainingClip;
import org.cuepoint.core.train.TuningPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that needs libtorch. One thread at a time; loaded in the engine process only. Making
 * one loads the native library, which unpacks itself on the first start.
 */
public final class DjlBackend implements AutoCloseable {

  private static final String HEAD_MAGIC = "cuepoint-fast-head-1";
  private static final Logger LOG = LoggerFactory.getLogger(DjlBackend.class);
  private static final Gson GSON = new Gson();

  private final NDManager manager;

  /**
   * Loads the native library and chooses the device: the first GPU when there is one, otherwise the
   * CPU.
   */
  public DjlBackend() {
    Engine loaded = Engine.getEngine("PyTorch");
    LOG.info("libtorch {}", loaded.getVersion());
    // In a new thread libtorch records gradients unless it is told not to.
    JniUtils.setGradMode(false);
    manager = NDManager.newBaseManager(bestDevice(), "PyTorch");
  }

  static Device bestDevice() {
    return Engine.getEngine("PyTorch").getGpuCount() > 0 ? Device.gpu() : Device.cpu();
  }

  /** Returns the device in words, for example {@code cpu} or {@code gpu(0)}. */
  public String device() {
    return manager.getDevice().toString();
  }

  /** Returns the version of libtorch. */
  public String version() {
    return Engine.getEngine("PyTorch").getVersion();
  }

  /** Returns how many threads one operation uses. */
  public int threads() {
    return JniUtils.getNumThreads();
  }

  /**
   * Makes an untrained encoder whose normalisation fits the given pictures.
   *
   * @param rgb pairs of pictures one tick apart, shape (n, 2, size, size, 3), bytes
   * @param seed of the random filters
   * @return the weights file's bytes
   */
  public byte[] calibrateEncoder(EncoderSpec spec, ByteBuffer rgb, long seed) throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    return calibrate(spec, rgb, scope -> TrainableEncoder.random(scope, spec, random));
  }

  /**
   * Makes an encoder of trainable weights whose normalisation fits the given pictures.
   *
   * @param rgb pairs of pictures one tick apart, shape (n, 2, size, size, 3), bytes
   * @param trainable a file of trainable weights of this shape
   * @return the weights file's bytes
   * @throws IOException if the weights are none or of another shape
   */
  public byte[] calibrateEncoder(EncoderSpec spec, ByteBuffer rgb, byte[] trainable)
      throws IOException {
    return calibrate(spec, rgb, scope -> Pretraining.decode(scope, spec, trainable));
  }

  private interface Making {
    TrainableEncoder make(NDManager scope) throws IOException;
  }

  private byte[] calibrate(EncoderSpec spec, ByteBuffer rgb, Making making) throws IOException {
    int size = spec.inputSize();
    int pairBytes = 2 * size * size * 3;
    int pairs = rgb.remaining() / pairBytes;
    try (NDManager scope = manager.newSubManager()) {
      NDList inputs = new NDList();
      for (int i = 0; i < pairs; i++) {
        ByteBuffer pair = rgb.duplicate().position(i * pairBytes).limit((i + 1) * pairBytes);
        inputs.add(ConvEncoder.fourChannels(scope, pair.slice(), 1, size));
      }
      NDArray input = ai.djl.ndarray.NDArrays.concat(inputs, 0);
      return making.make(scope).fold(scope, input);
    }
  }

  /**
   * Opens an FE encoder.
   *
   * @throws IOException if the file is none; the message says so
   */
  public FrameEncoder openEncoder(Path weights) throws IOException {
    return ConvEncoder.open(manager.newSubManager(), weights);
  }

  /** Returns the id of an encoder with these weights, for example {@code FE-XS@1a2b3c4d5e6f}. */
  public static String encoderId(EncoderSpec spec, ContentHash weights) {
    return ConvEncoder.id(spec, weights);
  }

  /**
   * Trains the fast head.
   *
   * @param space the classes
   * @param clips labelled clips with features of one encoder
   * @param context told about steps; asked about cancellation between them
   * @throws IllegalStateException if nothing is labelled
   * @throws org.cuepoint.core.train.DivergedException if the loss becomes no number
   */
  public TrainedHead trainHead(
      FastHeadPlan plan, LabelSpace space, List<TrainingClip> clips, JobContext context)
      throws IOException {
    long started = System.nanoTime();
    try (NDManager scope = manager.newSubManager()) {
      HeadTraining training = new HeadTraining(scope, plan, space, clips);
      HeadNetwork network = training.run(context);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (DataOutputStream out = new DataOutputStream(bytes)) {
        out.writeUTF(HEAD_MAGIC);
        out.writeUTF(GSON.toJson(new HeadHeader(plan, network.inputs(), space.groups())));
        out.write(network.parameters().encode());
      }
      return new TrainedHead(
          ByteBuffer.wrap(bytes.toByteArray()),
          training.losses(),
          HeadTraining.labelledTicks(clips),
          (System.nanoTime() - started) / 1e9);
    }
  }

  /** Returns what times networks. */
  public NetworkBench bench() {
    return new NetworkBench(manager);
  }

  /** Finds the directions on which live heads of clips learn. */
  public Projection project(List<FeatureReader> clips) {
    return Projection.fit(manager, clips, LiveLearners.WIDTH, 1);
  }

  /** Projects a clip. */
  public Matrix project(Projection projection, FeatureReader clip) {
    return projection.of(manager, clip);
  }

  /** Makes a live head that knows nothing. */
  public LiveHead liveHead(LabelSpace space, int width) {
    return new LiveHead(manager, space, width, LiveHead.Settings.defaults());
  }

  /** Makes live heads for some clips. */
  public LiveLearners liveLearners(LabelSpace space, List<FeatureReader> clips) {
    return new LiveLearners(manager, space, clips);
  }

  /** Returns what trains and opens teachers. */
  public Teachers teachers() {
    return new Teachers(manager);
  }

  /** Returns what trains and opens networks that look at pictures. */
  public FocalNets focalNets() {
    return new FocalNets(manager);
  }

  /** Returns what opens students. */
  public Students students() {
    return new Students(manager);
  }

  /** Returns what writes models for other programs. */
  public ModelExport modelExport() {
    return new ModelExport(manager);
  }

  /** Returns what trains students. */
  public StudentTraining studentTraining() {
    return new StudentTraining(manager);
  }

  /**
   * Opens a model that says what happens at each tick of features, whatever its kind. For those
   * that {@link FocalNets#accepts} there is {@link #focalNets}.
   *
   * @param weights the model's file
   * @throws IOException if no kind of model knows the file
   */
  public TickPredictor openPredictor(byte[] weights) throws IOException {
    if (StudentFile.accepts(weights)) {
      return students().open(weights);
    }
    return Teachers.accepts(weights) ? teachers().open(weights) : openHead(weights);
  }

  private TickPredictor openHead(byte[] weights) throws IOException {
    NDManager own = manager.newSubManager();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(weights))) {
      if (!in.readUTF().equals(HEAD_MAGIC)) {
        throw new IOException("This is no file of a model that predicts");
      }
      HeadHeader header = GSON.fromJson(in.readUTF(), HeadHeader.class);
      return new HeadPredictor(
          own,
          new HeadNetwork(header.plan(), header.inputs(), header.groups(), NDList.decode(own, in)));
    } catch (IOException | RuntimeException problem) {
      own.close();
      throw problem;
    }
  }

  /**
   * Pretrains an encoder without labels, from the start or from the run's checkpoint.
   *
   * @param clock ticks a second
   * @param start trainable weights to begin with, or empty for random ones
   * @param inputs names videos and start, so that a checkpoint of others is not taken up
   * @throws IllegalStateException if the videos are too short
   */
  public Pretraining.Result pretrain(
      PretrainingPlan plan,
      EncoderSpec spec,
      int clock,
      List<VideoPictures> videos,
      Optional<byte[]> start,
      String inputs,
      RunFolder run,
      JobContext context)
      throws IOException {
    try (NDManager scope = manager.newSubManager()) {
      return new Pretraining(scope, plan, spec, clock, videos)
          .run(start, inputs, run, event -> {}, context);
    }
  }

  /**
   * Tunes an encoder on labels, from the start or from the run's checkpoint.
   *
   * @param begin the encoder that it begins with
   * @param inputs names labels, videos and start, so that a checkpoint of others is not taken up
   * @throws IOException if the encoder cannot be tuned; the message says why
   * @throws IllegalStateException if nothing is labelled
   */
  public EncoderTuning.Tuned tune(
      TuningPlan plan,
      LabelSpace space,
      List<LabelledPictures> clips,
      EncoderTuning.Begin begin,
      String inputs,
      RunFolder run,
      JobContext context)
      throws IOException {
    try (NDManager scope = manager.newSubManager()) {
      return EncoderTuning.tune(
          scope, begin, new Tuning(scope, plan, space, clips), inputs, run, context);
    }
  }

  private record HeadHeader(FastHeadPlan plan, int inputs, List<List<Integer>> groups) {}

  @Override
  public void close() {
    manager.close();
  }
}
