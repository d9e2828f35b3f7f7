package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.Candidate;
import org.cuepoint.core.active.ClipRanker;
import org.cuepoint.core.active.RankedClip;
import org.cuepoint.core.active.RankerSettings;
import org.cuepoint.core.active.Windows;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ProbabilityFile;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.spi.Catalog;
import org.cuepoint.core.spi.ProviderKind;
import org.cuepoint.core.taxonomy.ClassId;

/** Ranks windows that nobody looked at by what the active model said of them. */
final class RankingWork {

  private RankingWork() {}

  static EngineProtocol.Ranked rank(EngineProtocol.Rank request, JobContext context)
      throws IOException {
    // The columns of the files are positions in the scheme; identities are not needed to rank.
    int classes = request.groups().stream().mapToInt(List::size).sum();
    List<ClassId> columns = new ArrayList<>();
    Map<ClassId, Integer> positions = new LinkedHashMap<>();
    for (int c = 0; c < classes; c++) {
      columns.add(ClassId.random());
      positions.put(columns.get(c), c);
    }
    Windows windows = new Windows(request.windowTicks());
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < request.sources().size(); i++) {
      context.throwIfCancelled();
      context.progress(i, request.sources().size(), request.sources().get(i).name());
      ProbabilityTrack track =
          ProbabilityFile.read(Path.of(request.probabilityFiles().get(i)), columns);
      candidates.addAll(
          windows.cut(
              video(request, i),
              region(request, i),
              track,
              request.groups(),
              seen(request.seen().get(i))));
    }
    AcquisitionFunction function =
        Catalog.load(ProviderKind.ACQUISITION).get(request.acquisition());
    List<EngineProtocol.Window> ranked = new ArrayList<>();
    if (!candidates.isEmpty()) {
      RankerSettings settings =
          RankerSettings.defaults().withCount(request.count()).withSeed(request.seed());
      for (RankedClip clip : ClipRanker.rank(candidates, function, settings)) {
        ranked.add(window(request, clip, positions));
      }
    }
    return new EngineProtocol.Ranked(ranked);
  }

  private static EngineProtocol.Window window(
      EngineProtocol.Rank request, RankedClip clip, Map<ClassId, Integer> positions) {
    Map<Integer, Double> guess = new LinkedHashMap<>();
    clip.guess().forEach((actionClass, p) -> guess.put(positions.get(actionClass), p));
    Candidate candidate = clip.candidate();
    for (int i = 0; i < request.sources().size(); i++) {
      if (video(request, i).equals(candidate.video())
          && region(request, i).equals(candidate.region())) {
        return new EngineProtocol.Window(
            i, candidate.startTick(), candidate.endTick(), clip.score(), clip.parts(), guess);
      }
    }
    throw new IllegalStateException("A window of a video that nobody asked about");
  }

  /**
   * Names a source by its position and not by its random identity, so that the same project made
   * twice is asked the same questions.
   */
  private static VideoId video(EngineProtocol.Rank request, int source) {
    int first = source;
    for (int i = 0; i < source; i++) {
      if (request.sources().get(i).video().equals(request.sources().get(source).video())) {
        first = i;
        break;
      }
    }
    return new VideoId(new UUID(0, first));
  }

  private static Optional<RegionId> region(EngineProtocol.Rank request, int source) {
    return Optional.ofNullable(request.sources().get(source).region()).map(RegionId::parse);
  }

  private static BitSet seen(List<Integer> ends) {
    BitSet seen = new BitSet();
    for (int i = 0; i + 1 < ends.size(); i += 2) {
      seen.set(ends.get(i), ends.get(i + 1));
    }
    return seen;
  }
}
