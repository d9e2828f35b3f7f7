package org.cuepoint.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cuepoint.core.media.FrameIndexCodec;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.BlobStore;
import org.cuepoint.core.project.MultiViewGroup;
import org.cuepoint.core.project.MultiViewId;
import org.cuepoint.core.project.Project;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.taxonomy.LabelScheme;

/** Project, schemes and videos in maps. */
final class InMemoryProjectStore implements ProjectStore {

  private final Path folder;
  private final Project head;
  private final BlobStore blobs;
  private final Memory memory;
  private final List<LabelScheme> schemes;
  private final Map<VideoId, Video> videos;
  private final Map<VideoId, IndexedMedia> indexes;
  private final Map<MultiViewId, MultiViewGroup> groups;

  InMemoryProjectStore(Path folder, Project head, BlobStore blobs, Memory memory) {
    this.folder = folder;
    this.head = head;
    this.blobs = blobs;
    this.memory = memory;
    schemes = memory.list();
    schemes.add(head.scheme());
    videos = memory.map();
    indexes = memory.map();
    groups = memory.map();
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public ProjectAccess access() {
    return ProjectAccess.WRITE;
  }

  @Override
  public Project project() {
    return memory.read(
        () -> new Project(head.id(), head.name(), head.created(), head.clock(), schemes.getLast()));
  }

  @Override
  public void saveScheme(LabelScheme scheme) {
    memory.run(
        () -> {
          if (scheme.version() != schemes.size() + 1) {
            throw new IllegalArgumentException(
                "The next label scheme has version " + (schemes.size() + 1));
          }
          schemes.add(scheme);
        });
  }

  @Override
  public Optional<LabelScheme> scheme(int version) {
    return memory.read(
        () -> schemes.stream().filter(scheme -> scheme.version() == version).findFirst());
  }

  @Override
  public List<Video> videos() {
    return memory.read(
        () ->
            videos.values().stream()
                .sorted(Comparator.comparing(Video::path).thenComparing(v -> v.id().toString()))
                .toList());
  }

  @Override
  public Optional<Video> video(VideoId id) {
    return memory.read(() -> Optional.ofNullable(videos.get(id)));
  }

  @Override
  public void addVideo(Video video, IndexedMedia index) {
    memory.run(
        () -> {
          if (videos.putIfAbsent(video.id(), video) != null) {
            throw new IllegalArgumentException("The video is in the project already");
          }
          indexes.put(video.id(), index);
        });
  }

  @Override
  public void updateVideo(Video video) {
    memory.run(
        () -> {
          if (videos.replace(video.id(), video) == null) {
            throw new IllegalArgumentException("The video is not in the project");
          }
        });
  }

  @Override
  public IndexedMedia index(VideoId id) {
    IndexedMedia index = memory.read(() -> indexes.get(id));
    if (index == null) {
      throw new IllegalArgumentException("There is no video " + id);
    }
    return index;
  }

  @Override
  public Path indexFile(VideoId id) {
    try {
      ContentHash hash = blobs.put(FrameIndexCodec.encode(index(id)));
      return blobs.find(hash).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<MultiViewGroup> multiViewGroups() {
    return memory.read(
        () -> groups.values().stream().sorted(Comparator.comparing(MultiViewGroup::name)).toList());
  }

  @Override
  public void saveMultiViewGroup(MultiViewGroup group) {
    memory.run(
        () -> {
          boolean taken =
              groups.values().stream()
                  .anyMatch(g -> g.name().equals(group.name()) && !g.id().equals(group.id()));
          if (taken || !group.members().stream().allMatch(m -> videos.containsKey(m.video()))) {
            throw new IllegalArgumentException("A name is taken or a video is missing.");
          }
          groups.put(group.id(), group);
        });
  }

  @Override
  public void removeMultiViewGroup(MultiViewId group) {
    memory.run(() -> groups.remove(group));
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return memory.inTransaction(work);
  }
}
