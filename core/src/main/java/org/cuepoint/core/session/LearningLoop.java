package org.cuepoint.core.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cuepoint.core.active.Example;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.embed.EmbeddingMap;
import org.cuepoint.core.embed.KeptMap;
import org.cuepoint.core.embed.MapSettings;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.saliency.Saliency;
import org.cuepoint.core.simulate.SimulationPlan;
import org.cuepoint.core.simulate.SimulationResult;
import org.cuepoint.core.suggest.DecodedSegment;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.StudentPlan;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TemporalPlan;
import org.cuepoint.core.train.TuningPlan;

/**
 * The learning half of the loop: features, training, suggestions, ranking. Every job may be
 * cancelled and keeps what it had finished; every job survives the death of the engine, which is
 * started again. Methods that give a job return at once; run jobs one at a time.
 */
public interface LearningLoop {

  /**
   * What indexing did.
   *
   * @param videos videos (or regions) that have features now
   * @param ticks ticks that were encoded in this run
   * @param encoder id of the encoder
   * @param seconds how long it took
   */
  record IndexSummary(int videos, long ticks, String encoder, double seconds) {}

  /**
   * What a round of suggestions gave.
   *
   * @param model the model that suggests
   * @param suggestions proposals by video, ordered by range
   * @param seconds how long it took
   */
  record SuggestSummary(ModelVersion model, List<Suggestion> suggestions, double seconds) {
    /** Copies the list. */
    public SuggestSummary {
      suggestions = List.copyOf(suggestions);
    }
  }

  /**
   * Which unlabelled places to ask about.
   *
   * @param acquisition id of the function that chooses; {@link #LIKE} with an example
   * @param count at most so many
   * @param seed of every random choice
   * @param videos only these; empty means all
   * @param example what the places are to look like; then none is drawn at random or for a rare
   *     class
   */
  record RankRequest(
      String acquisition, int count, long seed, List<VideoId> videos, Optional<Example> example) {

    /** What a round by example calls its acquisition. */
    public static final String LIKE = "like";

    /** Copies the list. */
    public RankRequest {
      videos = List.copyOf(videos);
    }

    /** Makes a request without an example. */
    public RankRequest(String acquisition, int count, long seed, List<VideoId> videos) {
      this(acquisition, count, seed, videos, Optional.empty());
    }

    /** Asks in all videos for places that look like an example. */
    public static RankRequest like(Example example, int count, long seed) {
      return new RankRequest(LIKE, count, seed, List.of(), Optional.of(example));
    }

    /** Returns the same request with another count. */
    public RankRequest withCount(int newCount) {
      return new RankRequest(acquisition, newCount, seed, videos, example);
    }
  }

  /**
   * What a model says of a video on its own, with the labels of that video unknown to the decoder.
   *
   * @param video the video
   * @param region the analysis region, or empty for the whole frame
   * @param probabilities per tick
   * @param segments decoded segments in ticks; classes are columns of the probabilities
   */
  record Prediction(
      VideoId video,
      Optional<RegionId> region,
      ProbabilityTrack probabilities,
      List<DecodedSegment> segments) {
    /** Copies the list. */
    public Prediction {
      segments = List.copyOf(segments);
    }
  }

  /** Computes missing features of the videos; an empty list means all. */
  Job<IndexSummary> index(List<VideoId> videos);

  /**
   * Trains an encoder on all videos, labels or not, and makes it the one that new features are made
   * with. A training of the same plan, videos and start that was cancelled or cut off goes on where
   * it was.
   *
   * @param start what to begin with, of the plan's shape
   */
  Job<ModelVersion> pretrain(PretrainingPlan plan, PretrainingStart start);

  /**
   * Tunes an encoder on all labels: a new version of it, and the one that new features are made
   * with unless held-out labels say that tuning did not help. A training of the same plan, labels
   * and start that was cancelled or cut off goes on where it was.
   *
   * @param start an encoder or backbone of the project; empty for the one in use
   * @throws IllegalStateException in the job, if nothing is labelled or the encoder cannot be
   *     tuned; the message says what to do
   */
  Job<ModelVersion> tune(TuningPlan plan, Optional<ModelVersion> start);

  /**
   * Trains a student.
   *
   * @param teacher what it learns from besides labels, on the same encoder; then every video that
   *     has features is learnt from
   * @return the new model, active from then on
   */
  Job<ModelVersion> learnStudent(StudentPlan plan, Optional<ModelVersion> teacher);

  /**
   * Trains the fast head on all labels and makes it the active model.
   *
   * @throws IllegalStateException in the job, if no labels or features are there; the message says
   *     what to do
   */
  Job<ModelVersion> learnFastHead();

  /**
   * Trains a teacher on all labels. It becomes the active model only when there is none. Asked
   * again after a cancel, it goes on where it was.
   *
   * @param start a pretrained temporal module of the same profile to begin with
   * @throws IllegalStateException in the job, if no labels or features are there; the message says
   *     what to do
   */
  Job<ModelVersion> learnTeacher(TeacherPlan plan, Optional<ModelVersion> start);

  /**
   * Watches a video or a camera with a streaming student; changes nothing in the project.
   *
   * @param listener told what is recognised, in order, in another thread
   * @return a job that fails when the model cannot watch streams or there is no picture; the
   *     message says what to do
   */
  Job<LiveRecognition.Summary> watch(
      LiveRecognition.Plan plan, Consumer<? super LiveRecognition.Recognised> listener);

  /** Returns the trainings that have begun and have no model yet, the latest first. */
  List<UnfinishedTraining> unfinished();

  /** Takes up a training where its checkpoint stands, with the labels that it began with. */
  Job<ModelVersion> resume(UnfinishedTraining training);

  /**
   * Runs a model's training again from its provenance, with the labels, videos and crops of then,
   * and says whether the same came out. One that is cancelled begins anew when it is asked again.
   *
   * @param then what becomes of the repeated model; in no case is it made active
   * @throws IllegalStateException in the job, if something that it needs is gone; the message says
   *     what
   */
  Job<Repetition> repeat(ModelVersion model, Repetition.Then then);

  /** Deletes what a training has kept; it must not run. */
  void discard(UnfinishedTraining training);

  /**
   * Pretrains the temporal module of teachers on the features of videos, without labels.
   *
   * @param videos empty means all
   */
  Job<ModelVersion> pretrainTemporal(TemporalPlan plan, List<VideoId> videos);

  /**
   * Predicts and decodes with the active model and replaces the proposals of its kind in the
   * videos, also those of earlier versions, and those of heads, which took less time; those of
   * other kinds stay.
   *
   * @param videos empty means all
   */
  Job<SuggestSummary> suggest(List<VideoId> videos);

  /**
   * Predicts and decodes with a chosen model, active or not, and replaces that version's own
   * proposals in the videos; those of all other models stay beside them until the active model of
   * the same kind suggests again.
   *
   * @param videos empty means all
   */
  Job<SuggestSummary> suggest(ModelVersion model, List<VideoId> videos);

  /**
   * Says which model speaks when a person who labels comes to rest: whether a fast head is to learn
   * before {@link #suggest(List)} is asked. Reads all labels; not for the FX thread.
   */
  Speaker speaker();

  /**
   * Ranks unlabelled windows by the active model's uncertainty and makes that the current queue.
   */
  Job<QueueRound> rank(RankRequest request);

  /**
   * What a label changed.
   *
   * @param model the live head, in whose name the suggestions stand
   * @param suggestions proposals of the shown video
   * @param round the new queue; empty when none was wanted, or none could be made
   * @param lacks why no queue could be made, as a sentence; the one before stays
   * @param millis how long the parts took in the engine, and {@code labels} and {@code store} here
   */
  record Reaction(
      ModelVersion model,
      List<Suggestion> suggestions,
      Optional<QueueRound> round,
      Optional<String> lacks,
      Map<String, Double> millis) {
    /** Copies the collections. */
    public Reaction {
      suggestions = List.copyOf(suggestions);
      millis = Map.copyOf(millis);
    }
  }

  /**
   * Lets the live head learn the labels as they are now, proposes segments in one video and ranks
   * all. Takes a fraction of a second, but for the first time, when features are read.
   *
   * @param shown the video on screen, whose suggestions are made anew
   * @param edited the video whose labels changed since the last time; empty when it may be any
   * @param rank how to rank, among all videos; with a count of 0 the queue stays
   * @return a job that fails when nothing is labelled or no features are there
   */
  Job<Reaction> react(VideoId shown, Optional<VideoId> edited, RankRequest rank);

  /**
   * Labels the labelled videos once more as a simulated person would, asked in different ways, and
   * says what each way is worth. Changes nothing.
   *
   * @return a job that fails when fewer than two groups or videos have labels
   */
  Job<SimulationResult> simulate(SimulationPlan plan);

  /**
   * Looks for wrong labels with models that did not learn from them; changes no label.
   *
   * @throws IllegalArgumentException in the job, if fewer than two videos are labelled
   */
  Job<SuspectReport> suspects(SuspectPlan plan);

  /**
   * Plants wrong labels in a copy of the labels and says how many of them are found; changes
   * nothing in the project.
   *
   * @param share of the labelled segments, above 0 and below 1
   * @param seeds how often, each time other labels; the seeds count up from the plan's
   */
  Job<List<SuspectReport.Planted>> plantedSuspects(SuspectPlan plan, double share, int seeds);

  /**
   * Compares successive models on a fixed set of places in the videos that have features for all of
   * them; changes nothing in the project.
   *
   * @param models at least two, oldest first
   * @return Cohen's kappa of each with the one before it, so one fewer
   */
  Job<List<Double>> agreement(List<ModelVersion> models);

  /**
   * Sets models side by side on the videos that have features for all of them, as if nobody had
   * labelled these; changes nothing in the project.
   *
   * @param models at least two that predict
   * @param videos empty means all
   * @throws IllegalArgumentException in the job, if there are fewer models, one of them does not
   *     predict, or no video has what all need
   */
  Job<Comparison> compare(List<ModelVersion> models, List<VideoId> videos);

  /**
   * Finds out which part of the picture and which moments a model's answer at a tick hangs on;
   * changes nothing in the project. A class that is not in the scheme any more becomes background.
   *
   * @throws IllegalArgumentException in the job, if the model looks at pictures, or the video has no
   *     such tick or region
   */
  Job<Saliency> explain(ModelVersion model, VideoId video, Optional<RegionId> region, int tick);

  /**
   * Predicts the videos with a model as if nobody had labelled them; changes nothing in the
   * project.
   */
  Job<List<Prediction>> predict(ModelVersion model, List<VideoId> videos);

  /**
   * Lays windows of all videos that have features out in the plane, near to each other where they
   * look alike, with what persons and models said of them; asks no model. Takes some ten seconds
   * the first time and a moment afterwards. Changes nothing but files beside the features.
   *
   * @return a job whose map has no points where no video has features
   */
  Job<EmbeddingMap> map(MapSettings settings, KeptMap kept);

  /** Returns what the active model last said of a video, or empty if it was not asked yet. */
  Optional<ProbabilityTrack> probabilities(VideoId video, Optional<RegionId> region);

  /** Returns what a model last said of a video, or empty if it was not asked or made room. */
  Optional<ProbabilityTrack> probabilities(
      ModelVersion model, VideoId video, Optional<RegionId> region);

  /**
   * Returns how much of the labels' work could be learnt from: whether every video has features.
   */
  boolean isIndexed(VideoId video);
}
