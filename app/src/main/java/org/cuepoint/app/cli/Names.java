package org.cuepoint.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.DeletedModel;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.session.VideoFinder;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;

/** Turns what a person types into the things of a project, and back; unknown names are refused. */
final class Names {

  /** So many characters of an identity are printed; any start that is not ambiguous is read. */
  private static final int BRIEF = 8;

  private final List<Video> videos;
  private final LabelScheme scheme;

  Names(ProjectSession session) {
    this.videos = session.ports().project().videos();
    this.scheme = session.scheme();
  }

  List<Video> videos() {
    return videos;
  }

  Video video(String called) {
    List<Video> found = new VideoFinder(videos).find(called);
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new CommandFailedException(
        found.isEmpty()
            ? "The project has no video '" + called + "'; 'cuepoint info PROJECT' lists them."
            : "'"
                + called
                + "' may be "
                + found.stream().map(Video::path).collect(Collectors.joining(" or "))
                + "; give the path.");
  }

  /** Returns the videos that are called so, each once; all when nothing is given. */
  List<Video> videosOrAll(List<String> called) {
    return called.isEmpty() ? videos : called.stream().map(this::video).distinct().toList();
  }

  List<VideoId> ids(List<String> called) {
    return called.stream().map(this::video).map(Video::id).distinct().toList();
  }

  /** Returns the videos of these groups and these names, each once. */
  List<Video> groupsAndVideos(List<String> groups, List<String> called) {
    Map<VideoId, Video> wanted = new LinkedHashMap<>();
    for (String group : groups) {
      List<Video> members =
          videos.stream().filter(v -> v.group().equals(Optional.of(group))).toList();
      if (members.isEmpty()) {
        throw new CommandFailedException(
            "The project has no videos of group '"
                + group
                + "'; it has "
                + listing(
                    videos.stream().flatMap(v -> v.group().stream()).distinct().sorted().toList())
                + ".");
      }
      members.forEach(v -> wanted.put(v.id(), v));
    }
    called.stream().map(this::video).forEach(v -> wanted.put(v.id(), v));
    return new ArrayList<>(wanted.values());
  }

  String name(VideoId id) {
    return videos.stream()
        .filter(v -> v.id().equals(id))
        .findFirst()
        .map(Video::name)
        .orElse(id.toString());
  }

  /** Returns the region of a video that is called so, in any case. */
  static Optional<AnalysisRegion> region(Video video, String name) {
    return video.regions().stream()
        .filter(region -> region.name().equalsIgnoreCase(name.strip()))
        .findFirst();
  }

  static AnalysisRegion requireRegion(Video video, String name) {
    return region(video, name)
        .orElseThrow(
            () ->
                new CommandFailedException(
                    video.name()
                        + " has no region '"
                        + name
                        + "'; it has "
                        + listing(video.regions().stream().map(AnalysisRegion::name).toList())
                        + "."));
  }

  /** Returns the name of a region; empty for the whole frame. */
  Optional<String> region(VideoId video, Optional<RegionId> region) {
    return region.map(
        id ->
            videos.stream()
                .filter(v -> v.id().equals(video))
                .flatMap(v -> v.regions().stream())
                .filter(r -> r.id().equals(id))
                .findFirst()
                .map(AnalysisRegion::name)
                .orElse(id.toString()));
  }

  ActionClass actionClass(String name) {
    return scheme
        .find(name)
        .orElseThrow(
            () ->
                new CommandFailedException(
                    "The project has no class '"
                        + name
                        + "'; it has "
                        + listing(scheme.classes().stream().map(ActionClass::name).toList())
                        + "."));
  }

  String name(ClassId id) {
    return scheme.find(id).map(ActionClass::name).orElse(id.toString());
  }

  /** Returns the start of an identity that is printed in tables. */
  static String brief(Object id) {
    return id.toString().substring(0, BRIEF);
  }

  /**
   * Returns the model that is called so, for example {@code fast-head v2} (also with a dash), or
   * whose id starts so.
   */
  static ModelVersion model(ProjectSession session, String called) {
    return model(session.ports().models().models(), called);
  }

  /** Does the same with the records of deleted versions among the others. */
  static ModelVersion modelEverThere(ProjectSession session, String called) {
    return model(
        Stream.concat(
                session.ports().models().models().stream(),
                session.versions().deleted().stream().map(DeletedModel::model))
            .toList(),
        called);
  }

  private static ModelVersion model(List<ModelVersion> models, String called) {
    return models.stream()
        .filter(each -> isCalled(each, called))
        .findFirst()
        .orElseGet(() -> byId(models, ModelVersion::id, called, "model"));
  }

  /** Says whether a model is called so, its number after a blank or a dash. */
  static boolean isCalled(ModelVersion model, String called) {
    return model.name().replace(' ', '-').equals(called.replace(' ', '-'));
  }

  /** Finds the one thing whose identity starts so. */
  static <T> T byId(List<T> things, Function<T, Object> id, String start, String what) {
    String wanted = start.toLowerCase(Locale.ROOT);
    List<T> found =
        things.stream().filter(thing -> id.apply(thing).toString().startsWith(wanted)).toList();
    if (found.size() == 1 && !wanted.isEmpty()) {
      return found.getFirst();
    }
    throw new CommandFailedException(
        found.isEmpty()
            ? "There is no " + what + " '" + start + "'."
            : "'" + start + "' fits " + found.size() + " of them; give more characters.");
  }

  static String listing(List<String> names) {
    return names.isEmpty() ? "none yet" : String.join(", ", names);
  }
}
