package org.cuepoint.storage.store;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.storage.sql.Database;
import org.cuepoint.storage.sql.StorageException;

/** {@link ProjectStore} on SQL; frame indexes are blobs. Thread-safe. */
public final class SqlProjectStore implements ProjectStore {

  private final Path folder;
  private final ProjectAccess access;
  private final Database database;
  private final BlobStore blobs;
  private final SchemeTables schemes;
  private final VideoTables videos;
  private final MultiViewTables views;
  // 8 bytes a frame each; a blob never changes, so a hash is a safe key.
  private final ConcurrentMap<ContentHash, SoftReference<IndexedMedia>> indexes =
      new ConcurrentHashMap<>();

  /** Makes the store of a project that is there. */
  public SqlProjectStore(
      Path folder, ProjectAccess access, Database database, BlobStore blobs, InstantSource clock) {
    this.folder = folder;
    this.access = access;
    this.database = database;
    this.blobs = blobs;
    this.schemes = new SchemeTables(database, clock);
    this.videos = new VideoTables(database);
    this.views = new MultiViewTables(database);
  }

  /** Writes the one row of a new project, with an empty scheme. */
  public static void insertProject(
      Database database, String name, FeatureClock clock, InstantSource now) {
    database.write(
        () -> {
          database
              .sql(
                  """
                  insert into project (id, name, created_at, clock_hertz)
                  values (:id, :name, :created, :hertz)
                  """)
              .with("id", UUID.randomUUID())
              .with("name", name)
              .with("created", now.instant())
              .with("hertz", clock.hertz())
              .update();
          new SchemeTables(database, now).insert(LabelScheme.EMPTY);
        });
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public ProjectAccess access() {
    return access;
  }

  @Override
  public Project project() {
    LabelScheme scheme = schemes.scheme(schemes.latestVersion()).orElseThrow();
    return database
        .sql("select id, name, created_at, clock_hertz from project")
        .first(
            row ->
                new Project(
                    row.uuid("id"),
                    row.text("name"),
                    row.instant("created_at"),
                    new FeatureClock(row.integer("clock_hertz")),
                    scheme))
        .orElseThrow();
  }

  @Override
  public void saveScheme(LabelScheme scheme) {
    database.write(
        () -> {
          int current = schemes.latestVersion();
          if (scheme.version() != current + 1) {
            throw new IllegalArgumentException(
                "The next label scheme has version "
                    + (current + 1)
                    + ", not "
                    + scheme.version()
                    + "; somebody may have changed the classes in the meantime");
          }
          schemes.insert(scheme);
        });
  }

  @Override
  public Optional<LabelScheme> scheme(int version) {
    return schemes.scheme(version);
  }

  @Override
  public List<Video> videos() {
    return videos.all();
  }

  @Override
  public Optional<Video> video(VideoId id) {
    return videos.find(id);
  }

  @Override
  public void addVideo(Video video, IndexedMedia index) {
    database.write(
        () -> {
          if (videos.find(video.id()).isPresent()) {
            throw new IllegalArgumentException(
                "The video " + video.path() + " is in the project already");
          }
          videos.insert(video, keep(index));
        });
  }

  private ContentHash keep(IndexedMedia index) {
    try {
      return blobs.put(FrameIndexCodec.encode(index));
    } catch (IOException e) {
      throw new StorageException(
          "The frame index could not be written below "
              + folder
              + " ("
              + e.getMessage()
              + "); check that the disk has space.",
          e);
    }
  }

  @Override
  public void updateVideo(Video video) {
    database.write(
        () -> {
          if (videos.find(video.id()).isEmpty()) {
            throw new IllegalArgumentException(
                "The video " + video.path() + " is not in the project");
          }
          videos.update(video);
        });
  }

  @Override
  public IndexedMedia index(VideoId id) {
    ContentHash hash = indexHash(id);
    SoftReference<IndexedMedia> known = indexes.get(hash);
    IndexedMedia index = known == null ? null : known.get();
    if (index == null) {
      Path file = indexFile(id);
      try {
        index = FrameIndexCodec.decode(Files.readAllBytes(file));
      } catch (IOException e) {
        throw new StorageException(
            "The frame index "
                + file
                + " could not be read ("
                + e.getMessage()
                + "); bring the file back from a backup or add the video again.",
            e);
      }
      indexes.put(hash, new SoftReference<>(index));
    }
    return index;
  }

  @Override
  public Path indexFile(VideoId id) {
    ContentHash hash = indexHash(id);
    return blobs
        .find(hash)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The frame index "
                        + hash.brief()
                        + " of a video is missing in "
                        + folder
                        + "; bring the blobs folder back from a backup or add the video again."));
  }

  private ContentHash indexHash(VideoId id) {
    return videos
        .indexHash(id)
        .orElseThrow(() -> new IllegalArgumentException("There is no video " + id));
  }

  @Override
  public List<MultiViewGroup> multiViewGroups() {
    return views.all();
  }

  @Override
  public void saveMultiViewGroup(MultiViewGroup group) {
    database.write(
        () -> {
          for (MultiViewGroup other : views.all()) {
            if (other.name().equals(group.name()) && !other.id().equals(group.id())) {
              throw new IllegalArgumentException(
                  "There is a group of views called '" + group.name() + "' already.");
            }
          }
          for (MultiViewGroup.Member member : group.members()) {
            if (videos.find(member.video()).isEmpty()) {
              throw new IllegalArgumentException(
                  "A video of the group '" + group.name() + "' is not in the project.");
            }
          }
          views.save(group);
        });
  }

  @Override
  public void removeMultiViewGroup(MultiViewId group) {
    database.write(() -> views.delete(group));
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return database.inTransaction(work);
  }
}
