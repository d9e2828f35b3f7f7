package org.cuepoint.core.recognition.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
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
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.djl.pretrain.Pretraining;
import org.cuepoint.core.recognition.djl.pretrain.VideoPictures;
import org.cuepoint.core.train.FastHeadPlan;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TrainedHead;
import org.cuepoint.core.train.TrainingClip;
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

  /** Ticks of a video that are predicted at a time; bounds memory. */
  private static final int PREDICT_TICKS = 4096;

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
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      return TrainableEncoder.random(scope, spec, random).fold(scope, input);
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
    return spec.name() + "@" + weights.brief();
  }

  /**
   * Trains the fast head.
   *
   * @param groups positions of the classes of each exclusive group
   * @param clips labelled clips with features of one encoder
   * @param context told about steps; asked about cancellation between them
   * @throws IllegalStateException if nothing is labelled
   * @throws org.cuepoint.core.train.DivergedException if the loss becomes no number
   */
  public TrainedHead trainHead(
      FastHeadPlan plan, List<List<Integer>> groups, List<TrainingClip> clips, JobContext context)
      throws IOException {
    long started = System.nanoTime();
    try (NDManager scope = manager.newSubManager()) {
      HeadTraining training = new HeadTraining(scope, plan, groups, clips);
      HeadNetwork network = training.run(context);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (DataOutputStream out = new DataOutputStream(bytes)) {
        out.writeUTF(HEAD_MAGIC);
        out.writeUTF(GSON.toJson(new HeadHeader(plan, network.inputs(), groups)));
        out.write(network.parameters().encode());
      }
      return new TrainedHead(
          ByteBuffer.wrap(bytes.toByteArray()),
          training.losses(),
          HeadTraining.labelledTicks(clips),
          (System.nanoTime() - started) / 1e9);
    }
  }

  /**
   * Predicts every tick of a clip.
   *
   * @param weights the fast head's file
   * @param classes number of classes of the scheme
   * @return shape (ticks, classes), row by row; within a group the rest to 1 is background
   */
  public float[] predict(byte[] weights, FeatureReader features, int classes) throws IOException {
    try (NDManager scope = manager.newSubManager()) {
      HeadNetwork network = decodeHead(scope, weights);
      float[] result = new float[features.ticks() * classes];
      int reach = network.reach();
      ClipStandard standard = ClipStandard.of(features);
      for (int from = 0; from < features.ticks(); from += PREDICT_TICKS) {
        int to = Math.min(features.ticks(), from + PREDICT_TICKS);
        int start = Math.max(0, from - reach);
        int end = Math.min(features.ticks(), to + reach);
        try (NDManager step = scope.newSubManager()) {
          predictRange(step, network, standard, features, start, end, from, to, classes, result);
        }
      }
      return result;
    }
  }

  private static void predictRange(
      NDManager scope,
      HeadNetwork network,
      ClipStandard standard,
      FeatureReader features,
      int start,
      int end,
      int from,
      int to,
      int classes,
      float[] result) {
    int inputs = network.inputs();
    int length = end - start;
    float[] values = new float[length * inputs];
    for (int t = 0; t < length; t++) {
      standard.read(features, start + t, values, t * inputs);
    }
    NDArray x = scope.create(values, new Shape(1, length, inputs)).transpose(0, 2, 1);
    NDArray logits = network.infer(x).squeeze(0);
    int offset = 0;
    for (List<Integer> group : network.groups()) {
      int size = 1 + group.size();
      float[] p = logits.get(offset + ":" + (offset + size)).softmax(0).toFloatArray();
      for (int c = 0; c < group.size(); c++) {
        for (int t = from; t < to; t++) {
          result[t * classes + group.get(c)] = p[(1 + c) * length + t - start];
        }
      }
      offset += size;
    }
  }

  private static HeadNetwork decodeHead(NDManager scope, byte[] weights) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(weights))) {
      if (!in.readUTF().equals(HEAD_MAGIC)) {
        throw new IOException("This is no file of fast-head weights");
      }
      HeadHeader header = GSON.fromJson(in.readUTF(), HeadHeader.class);
      return new HeadNetwork(
          header.plan(), header.inputs(), header.groups(), NDList.decode(scope, in));
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

  private record HeadHeader(FastHeadPlan plan, int inputs, List<List<Integer>> groups) {}

  @Override
  public void close() {
    manager.close();
  }
}
