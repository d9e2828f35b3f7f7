package org.cuepoint.core.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.saliency.Saliency;
import org.cuepoint.core.suggest.DecodedSegment;
import org.cuepoint.core.suggest.Edge;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.jspecify.annotations.Nullable;

/**
 * The messages between the workbench and the engine. Identities and paths travel as text; positions
 * of classes are those of the label scheme. All requests but {@code initialize} and {@code ping}
 * can be cancelled.
 */
public interface EngineProtocol {

  /** Raised with every change that an older peer would misread. */
  int VERSION = 7;

  /** What the engine answers. */
  interface Service {

    /** First message: versions are compared before anything else is said. */
    @JsonRequest
    CompletableFuture<Welcome> initialize(Hello hello);

    /** Heartbeat; answers at once, whatever runs. */
    @JsonRequest
    CompletableFuture<Long> ping(long number);

    /** Makes an encoder that fits the given videos, without training it. */
    @JsonRequest
    CompletableFuture<EncoderFile> calibrate(Calibrate request);

    /** Opens an encoder and says what it is; an encoder that cannot be used is refused. */
    @JsonRequest
    CompletableFuture<EncoderFile> describe(Describe request);

    /** Computes the missing features. */
    @JsonRequest
    CompletableFuture<Indexed> index(Index request);

    /** Trains the fast head. */
    @JsonRequest
    CompletableFuture<HeadFile> learn(Learn request);

    /** Writes probabilities per tick and decodes segments. */
    @JsonRequest
    CompletableFuture<Predicted> predict(Predict request);

    /** Finds out which cells and moments a model's answer hangs on. */
    @JsonRequest
    CompletableFuture<Saliency> explain(Explain request);

    /** Predicts each source by a head that learnt from the others' labels only. */
    @JsonRequest
    CompletableFuture<Predicted> outOfFold(OutOfFold request);

    /** Ranks unlabelled windows. */
    @JsonRequest
    CompletableFuture<Ranked> rank(Rank request);

    /** Lets the live head learn, show what it thinks, and rank. */
    @JsonRequest
    CompletableFuture<Reacted> react(React request);

    /** Labels labelled clips once more as a simulated person would, and judges after each round. */
    @JsonRequest
    CompletableFuture<Simulated> simulate(Simulate request);

    /** Trains an encoder without labels; goes on from the run folder's checkpoint if it can. */
    @JsonRequest
    CompletableFuture<Pretrained> pretrain(Pretrain request);

    /** Tunes an encoder on labels; goes on from the run folder's checkpoint if it can. */
    @JsonRequest
    CompletableFuture<Tuned> tune(Tune request);

    /** Trains a teacher; goes on from the run folder's checkpoints if it can. */
    @JsonRequest
    CompletableFuture<TeacherFile> trainTeacher(TrainTeacher request);

    /** Trains a student; goes on from the run folder's checkpoint if it can. */
    @JsonRequest
    CompletableFuture<StudentFile> trainStudent(TrainStudent request);

    /** Times networks; for the benchmark. */
    @JsonRequest
    CompletableFuture<Measured> measure(Measure request);

    /** Runs training steps on random input, so that memory can be watched; for the benchmark. */
    @JsonRequest
    CompletableFuture<Exercised> exercise(Exercise request);

    /** Times indexing one video in parts and as a whole; for the benchmark. */
    @JsonRequest
    CompletableFuture<IndexingMeasured> measureIndexing(MeasureIndexing request);

    /** Times what a student that looks at few ticks takes for a video; for the benchmark. */
    @JsonRequest
    CompletableFuture<LooksMeasured> measureLooks(MeasureLooks request);

    /** Pretrains the temporal module of teachers; goes on from the run folder's checkpoint. */
    @JsonRequest
    CompletableFuture<TemporalFile> pretrainTemporal(PretrainTemporal request);

    /** Writes what a temporal module makes of features, as features of their own. */
    @JsonRequest
    CompletableFuture<Embedded> embed(Embed request);

    /** Watches a video or a camera with a streaming student; what it recognises comes as events. */
    @JsonRequest
    CompletableFuture<Streamed> stream(Stream request);

    /** Writes a model for other programs. */
    @JsonRequest
    CompletableFuture<Exported> export(Export request);

    /** Ends the engine. */
    @JsonNotification
    void exit();
  }

  /** What the engine says unasked. */
  interface Events {

    /** How far the running request has come. */
    @JsonNotification
    void progress(ProgressEvent event);

    /** What a stream shows. */
    @JsonNotification
    void recognised(Recognised event);
  }

  /** Who calls. */
  record Hello(int protocol, String client) {}

  /** Who answers. */
  record Welcome(
      int protocol, long process, String java, String torch, String device, int threads) {}

  /** How far the running request of an urgency has come. */
  record ProgressEvent(Urgency urgency, long done, long total, String message) {}

  /**
   * A video or region to read.
   *
   * @param video identity
   * @param region identity, or null for the whole frame
   * @param name for messages
   * @param file the video file
   * @param indexFile its frame index, as FrameIndexCodec writes it
   * @param contentHash of the file
   * @param crop x, y, width, height as shares of the frame
   */
  record Source(
      String video,
      @Nullable String region,
      String name,
      String file,
      String indexFile,
      String contentHash,
      List<Double> crop) {}

  /**
   * Asks for an encoder.
   *
   * @param seed of random filters
   * @param startFile trainable weights to use instead of random filters, or null
   */
  record Calibrate(
      String spec,
      int clock,
      long seed,
      List<Source> sources,
      String outFile,
      @Nullable String startFile) {

    /** Asks for an encoder of random filters. */
    public Calibrate(String spec, int clock, long seed, List<Source> sources, String outFile) {
      this(spec, clock, seed, sources, outFile, null);
    }
  }

  /**
   * Asks for timings.
   *
   * @param secondsPerRow how long each thing is timed
   * @param scratchFolder where files may be put
   * @param table which things
   */
  record Measure(double secondsPerRow, String scratchFolder, MeasureTable table) {}

  /** Which timings. */
  enum MeasureTable {
    /** Encoders, a teacher and trainings. */
    ENGINE,
    /** A tick of a teacher and of its students. */
    STUDENTS
  }

  /** What was timed. */
  record Measured(List<Timing> timings) {}

  /**
   * What one thing took.
   *
   * @param id stable
   * @param what for people
   * @param count how often it was timed
   * @param p50 median in milliseconds
   * @param p95 95th percentile in milliseconds
   * @param parameters of its networks, 0 where it was not asked
   * @param macs multiply-adds of once, 0 where it was not asked
   */
  record Timing(
      String id, String what, int count, double p50, double p95, long parameters, long macs) {}

  /** Asks for so many training steps of an encoder and of a teacher's trunk. */
  record Exercise(int steps) {}

  /** So many steps were made. */
  record Exercised(int steps) {}

  /** Asks how long a video takes to index; the folder must have no features of it. */
  record MeasureIndexing(String encoderFile, int clock, String featureFolder, Source source) {}

  /**
   * How long a video took.
   *
   * @param encoder which one
   * @param ticks of the video
   * @param videoSeconds length of the video
   * @param decodeSeconds decoding alone
   * @param encodeSeconds encoding alone
   * @param seconds both, as it is done
   * @param bytes of its features
   */
  record IndexingMeasured(
      EncoderDescription encoder,
      int ticks,
      double videoSeconds,
      double decodeSeconds,
      double encodeSeconds,
      double seconds,
      long bytes) {}

  /** Asks how long a student that looks at few ticks takes for a video without features. */
  record MeasureLooks(String encoderFile, int clock, Source source) {}

  /**
   * How long it took.
   *
   * @param looks ticks that were looked at
   * @param seconds decoding, encoding and predicting all ticks
   */
  record LooksMeasured(int looks, double seconds) {}

  /** Asks what an encoder is. */
  record Describe(String encoderFile) {}

  /** An encoder's weights. */
  record EncoderFile(String file, EncoderDescription description) {}

  /** Asks for features. */
  record Index(String encoderFile, int clock, String featureFolder, List<Source> sources) {}

  /**
   * Features that are there now.
   *
   * @param encoder what made them
   * @param sources how many were asked for
   * @param encodedTicks ticks that this run encoded
   * @param seconds how long it took
   * @param decodeSeconds how long the decoding thread worked, beside the next
   * @param encodeSeconds how long encoding and writing took
   */
  record Indexed(
      EncoderDescription encoder,
      int sources,
      long encodedTicks,
      double seconds,
      double decodeSeconds,
      double encodeSeconds) {}

  /** Asks for a fast head. */
  record Learn(
      String snapshotFile,
      String encoderFile,
      String featureFolder,
      List<Source> sources,
      String plan,
      String outFile) {}

  /** A fast head's weights. */
  record HeadFile(String file, List<Double> losses, long labelledTicks, double seconds) {}

  /**
   * Asks for predictions.
   *
   * @param snapshotFile labels, of which the decoder learns how long things last
   * @param outFolder where probability files go
   * @param information whether to ask a model how much its versions contradict each other
   * @param labels whether the labels of the sources themselves bind the decoder
   */
  record Predict(
      String snapshotFile,
      String headFile,
      String encoderFile,
      String featureFolder,
      List<Source> sources,
      String outFolder,
      Information information,
      Labels labels) {

    /** Asks for nothing that takes longer. */
    public Predict(
        String snapshotFile,
        String headFile,
        String encoderFile,
        String featureFolder,
        List<Source> sources,
        String outFolder) {
      this(
          snapshotFile,
          headFile,
          encoderFile,
          featureFolder,
          sources,
          outFolder,
          Information.WHERE_FREE,
          Labels.BIND);
    }
  }

  /** What labels of a source do to what is predicted of it. */
  enum Labels {
    /** What a person said holds. */
    BIND,
    /** It is predicted as if nobody had labelled it. */
    HIDDEN
  }

  /** Whether a model says how much its versions contradict each other. */
  enum Information {
    /** Only where they are asked anyway. */
    WHERE_FREE,
    /** Wherever there are any. */
    WANTED
  }

  /**
   * Asks what a model's answer at a tick hangs on.
   *
   * @param classes number of classes of the model's scheme
   */
  record Explain(
      String headFile,
      String encoderFile,
      String featureFolder,
      int clock,
      Source source,
      int classes,
      int tick) {}

  /**
   * Asks for predictions by heads that did not learn from what they predict.
   *
   * @param folds for each source, which fold holds it out; at least two different ones
   * @param plan a FastHeadPlan as JSON
   * @param heads how many heads a fold, each with a seed of its own; what they say is averaged
   * @param outFolder where probability files go
   */
  record OutOfFold(
      String snapshotFile,
      String encoderFile,
      String featureFolder,
      List<Source> sources,
      List<Integer> folds,
      String plan,
      int heads,
      String outFolder) {}

  /**
   * Predictions, in the order of the request.
   *
   * @param peakBytes resident memory that it took beyond what the engine had before; 0 where the
   *     system does not tell
   */
  record Predicted(List<Prediction> predictions, double seconds, long peakBytes) {

    /** Makes predictions of which nobody knows how much memory they took. */
    Predicted(List<Prediction> predictions, double seconds) {
      this(predictions, seconds, 0);
    }
  }

  /** What the model says of one source. */
  record Prediction(
      String video, @Nullable String region, String probabilityFile, List<Run> segments) {}

  /** One decoded segment in ticks; edges are null where the decoder does not say. */
  record Run(
      int label,
      int startTick,
      int endTick,
      List<Double> probabilities,
      double entropy,
      double margin,
      double confidence,
      @Nullable Edge start,
      @Nullable Edge end) {

    /** Returns the message for a segment. */
    static Run of(DecodedSegment segment) {
      return new Run(
          segment.classIndex(),
          segment.startTick(),
          segment.endTick(),
          segment.probabilities(),
          segment.entropy(),
          segment.margin(),
          segment.confidence(),
          segment.start().orElse(null),
          segment.end().orElse(null));
    }

    /** Returns the segment. */
    public DecodedSegment segment() {
      return new DecodedSegment(
          label,
          startTick,
          endTick,
          probabilities,
          entropy,
          margin,
          confidence,
          Optional.ofNullable(start),
          Optional.ofNullable(end));
    }
  }

  /**
   * Asks for a ranking.
   *
   * @param videoGroups for each source the group of its video, empty when it has none
   * @param probabilityFiles what the active model says, one a source
   * @param seen for each source, start and end ticks (half-open, in turn) of what need not be asked
   * @param labelled for each source, start and end ticks and position of the class, or -1 for
   *     nothing of the first group, in turn, of what a person labelled
   * @param features where the features are, or null when they are not to be looked at
   * @param beside another model that may contradict the one that ranks, or null when there is none
   * @param example what the windows are to look like, or null when the acquisition chooses
   */
  record Rank(
      List<List<Integer>> groups,
      List<Source> sources,
      List<String> videoGroups,
      List<String> probabilityFiles,
      List<List<Integer>> seen,
      List<List<Integer>> labelled,
      @Nullable RankFeatures features,
      String acquisition,
      int windowTicks,
      int count,
      long seed,
      @Nullable Beside beside,
      @Nullable RankExample example) {}

  /**
   * What another model says.
   *
   * @param ranking the word of the kind of the model that ranks
   * @param speaker the word of the other's kind
   * @param probabilityFiles what it says, one a source, empty where it was not asked
   * @param use what for
   */
  record Beside(String ranking, String speaker, List<String> probabilityFiles, Use use) {

    /** What another model's word is used for. */
    public enum Use {
      /** To order places by, so all of it is read. */
      ORDER,
      /** To tell about the places that are asked about. */
      WORDS
    }
  }

  /**
   * A place that the windows of a ranking are to look like.
   *
   * @param source position of its source
   * @param startTick first tick
   * @param endTick the tick after the last, more than {@code startTick}
   */
  record RankExample(int source, int startTick, int endTick) {}

  /**
   * Lets the live head learn the labels as they are now, and say what it thinks.
   *
   * @param snapshotFile the labels
   * @param encoderFile made the features
   * @param encoder its identity, by which the engine remembers what it has read already
   * @param featureFolder where they are
   * @param rank what to rank; its sources are all that may be learned from and asked about, its
   *     probability files are not read. Without questions nothing is ranked
   * @param shown positions of the sources to decode now
   * @param outFolder where the probabilities of what is decoded go
   */
  record React(
      String snapshotFile,
      String encoderFile,
      String encoder,
      String featureFolder,
      Rank rank,
      List<Integer> shown,
      String outFolder) {}

  /**
   * What the live head thinks.
   *
   * @param predictions of the shown sources
   * @param ranked by what it is unsure of
   * @param labelledTicks it learned from
   * @param millis how long it took by parts: {@code features} (of sources that are new), {@code
   *     learn}, {@code predict}, {@code decode}, {@code rank}
   */
  record Reacted(
      List<Prediction> predictions, Ranked ranked, int labelledTicks, Map<String, Double> millis) {}

  /**
   * Simulates labelling.
   *
   * @param snapshotFile the truth
   * @param encoderFile made the features
   * @param featureFolder where they are
   * @param sources the labelled videos and regions
   * @param plan a {@link org.cuepoint.core.simulate.SimulationPlan} in JSON
   * @param outFile where the {@link org.cuepoint.core.simulate.SimulationResult} goes, in JSON
   */
  record Simulate(
      String snapshotFile,
      String encoderFile,
      String featureFolder,
      List<Source> sources,
      String plan,
      String outFile) {}

  /** A simulation that is done. */
  record Simulated(String outFile, double seconds) {}

  /** Features of an encoder. */
  record RankFeatures(String folder, int clock, EncoderDescription encoder) {}

  /**
   * Windows in rank order.
   *
   * @param by id of the function that chose, where the one asked for left the choice to another
   * @param lacks why there is no order, as a sentence, or null when there is
   */
  record Ranked(List<Window> windows, String by, @Nullable String lacks) {

    /** Makes an order. */
    Ranked(List<Window> windows, String by) {
      this(windows, by, null);
    }
  }

  /**
   * One window to ask about.
   *
   * @param guess by position of the class
   * @param opinions what two models take it for, where that is not the same
   */
  record Window(
      int source,
      int startTick,
      int endTick,
      double score,
      Map<String, Double> parts,
      Map<Integer, Double> guess,
      QueueItem.Audit audit,
      List<Said> opinions) {}

  /**
   * What a model takes a window for.
   *
   * @param speaker the word of its kind
   * @param label position of the class, or -1 for nothing
   */
  record Said(String speaker, int label, double probability) {}

  /**
   * Asks for a pretrained encoder.
   *
   * @param plan a PretrainingPlan as JSON
   * @param pictureFolder where small pictures are kept meanwhile
   * @param runFolder where the run keeps log and checkpoint
   * @param startFile trainable weights to begin with, or null for random ones
   * @param outFile where the encoder goes
   * @param trainableFile where the weights to go on from go
   */
  record Pretrain(
      String plan,
      int clock,
      List<Source> sources,
      String pictureFolder,
      String runFolder,
      @Nullable String startFile,
      String outFile,
      String trainableFile) {}

  /**
   * A pretrained encoder.
   *
   * @param coolFrom the step at which the clock ended it, or -1
   * @param curves the last value of each curve
   */
  record Pretrained(
      String file,
      EncoderDescription description,
      String trainableFile,
      int steps,
      int coolFrom,
      double seconds,
      Map<String, Double> curves) {}

  /**
   * Asks for an encoder tuned on labels.
   *
   * @param plan a TuningPlan as JSON
   * @param sources the labelled videos and regions
   * @param pictureFolder where small pictures are kept meanwhile
   * @param runFolder where the run keeps log and checkpoint
   * @param encoderFile the encoder that it begins with
   * @param startFile its trainable weights, or null for a backbone, which is trainable itself
   * @param outFile where the encoder goes
   * @param trainableFile where the weights to go on from go, if it has such a file
   */
  record Tune(
      String plan,
      String snapshotFile,
      List<Source> sources,
      String pictureFolder,
      String runFolder,
      String encoderFile,
      @Nullable String startFile,
      String outFile,
      String trainableFile) {}

  /**
   * A tuned encoder.
   *
   * @param trainableFile null for a backbone
   * @param plan the plan that repeats the run, whatever the clock said in this one
   * @param verdict whether tuning helped, in a sentence; when it did not, the file is the encoder
   *     that it began with
   */
  record Tuned(
      String file,
      EncoderDescription description,
      @Nullable String trainableFile,
      String plan,
      String verdict,
      Map<String, Double> metrics,
      double seconds) {}

  /**
   * Asks for a teacher.
   *
   * @param plan a TeacherPlan as JSON
   * @param startFile a pretrained temporal module to begin with, or null for random weights
   * @param runFolder where the run keeps log and checkpoints
   * @param outFile where the teacher goes
   */
  record TrainTeacher(
      String snapshotFile,
      String encoderFile,
      String featureFolder,
      List<Source> sources,
      String plan,
      @Nullable String startFile,
      String runFolder,
      String outFile) {}

  /**
   * A teacher.
   *
   * @param plan the plan that repeats the run, whatever the clock said in this one
   * @param calibration how the temperature was found, in a sentence
   */
  record TeacherFile(
      String file, String plan, String calibration, Map<String, Double> metrics, double seconds) {}

  /**
   * Asks for a student.
   *
   * @param sources to learn from; those without labels only with a teacher
   * @param encoderFile made the features that the student or its teacher works on
   * @param pictureFolder where small pictures are kept meanwhile, for one that looks at pictures
   * @param plan a StudentPlan as JSON
   * @param teacherFile what it learns from besides labels, or null
   * @param runFolder where the run keeps log and checkpoint
   * @param outFile where the student goes
   */
  record TrainStudent(
      String snapshotFile,
      String encoderFile,
      String featureFolder,
      String pictureFolder,
      List<Source> sources,
      String plan,
      @Nullable String teacherFile,
      String runFolder,
      String outFile) {}

  /**
   * A student.
   *
   * @param plan the plan that repeats the run, whatever the clock said in this one
   */
  record StudentFile(String file, String plan, Map<String, Double> metrics, double seconds) {}

  /**
   * Asks for a pretrained temporal module.
   *
   * @param plan a TemporalPlan as JSON
   * @param runFolder where the run keeps log and checkpoint
   * @param outFile where the module goes
   */
  record PretrainTemporal(
      String encoderFile,
      int clock,
      String featureFolder,
      List<Source> sources,
      String plan,
      String runFolder,
      String outFile) {}

  /**
   * A pretrained temporal module.
   *
   * @param plan the plan that repeats the run, whatever the clock said in this one
   */
  record TemporalFile(String file, String plan, Map<String, Double> metrics, double seconds) {}

  /**
   * Asks for a temporal module's own features.
   *
   * @param temporalFile the module, pretrained on features of the encoder
   */
  record Embed(
      String temporalFile,
      String encoderFile,
      int clock,
      String featureFolder,
      List<Source> sources) {}

  /** A temporal module's features are there, under this description. */
  record Embedded(EncoderDescription description) {}

  /**
   * Asks to watch; exactly one of source and camera is given.
   *
   * @param stream names the stream in events
   * @param snapshotFile labels that say how long segments last and which follow which; also names
   *     the classes
   * @param studentFile a streaming student
   * @param source a video, or null
   * @param camera a camera, or null
   * @param startTick where a video is begun; ticks are counted from its first all the same
   * @param lag ticks from a tick to its decision
   * @param ticks at most so many, or 0 for all
   */
  record Stream(
      String stream,
      String snapshotFile,
      String studentFile,
      String encoderFile,
      @Nullable Source source,
      @Nullable Camera camera,
      int startTick,
      int lag,
      int ticks) {}

  /**
   * A camera.
   *
   * @param crop x, y, width, height as shares of the picture
   */
  record Camera(String format, String device, List<Double> crop) {}

  /**
   * A segment of a stream began or ended.
   *
   * @param stream which stream
   * @param label position of the class
   * @param startTick its first tick
   * @param endTick the tick after its last, or -1 as long as it goes on
   * @param tick when this was said
   * @param tickMillis how long the engine worked on that tick, without waiting for the picture
   */
  record Recognised(
      String stream, int label, int startTick, int endTick, int tick, double tickMillis) {}

  /**
   * A stream ended.
   *
   * @param ticks how many were seen
   * @param seconds how long it took, waiting for pictures and all
   * @param p50 median time for a tick in milliseconds: encoding, student, decoder
   * @param p95 95th percentile
   */
  record Streamed(int ticks, double seconds, double p50, double p95) {}

  /**
   * Asks for a model as other programs read it.
   *
   * @param modelFile a student, a focal network or an FE encoder
   * @param format onnx or safetensors
   * @param name of the model, for example {@code shift-attention v2}
   * @param kind its kind's word
   * @param classes their names by position; none for an encoder
   * @param clock ticks a second
   * @param encoder id of the encoder whose features it wants, or makes
   * @param outFile replaced; safetensors put a JSON file beside it
   */
  record Export(
      String modelFile,
      String format,
      String name,
      String kind,
      List<String> classes,
      int clock,
      String encoder,
      String outFile) {}

  /** The files that were written. */
  record Exported(List<String> files) {}
}
