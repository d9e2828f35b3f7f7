package org.cuepoint.core.project;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.FrameIndexCodec;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.ExclusiveGroup;
import org.cuepoint.core.taxonomy.GroupId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.ProjectContract;
import org.cuepoint.core.time.FeatureClock;
import org.junit.jupiter.api.Test;

/** What every {@link ProjectStore} and {@link BlobStore} does. */
public abstract class ProjectStoreContract extends ProjectContract {

  private ProjectStore store() {
    return ports.project();
  }

  @Test
  void aNewProjectHasItsNameItsClockAndAnEmptyScheme() {
    Project project = store().project();
    assertEquals("Contract", project.name());
    assertEquals(FeatureClock.DEFAULT, project.clock());
    assertEquals(LabelScheme.EMPTY, project.scheme());
    assertEquals(project, store().project());
    assertEquals(ProjectAccess.WRITE, store().access());
  }

  @Test
  void everyVersionOfTheSchemeIsKept() {
    ActionClass coarse =
        new ActionClass(ClassId.random(), "move", "#00aaBB", Optional.empty(), Optional.empty());
    ActionClass fine =
        new ActionClass(
            ClassId.random(), "walk", "#112233", Optional.of("w"), Optional.of(coarse.id()));
    ActionClass other =
        new ActionClass(ClassId.random(), "wave", "#445566", Optional.of("v"), Optional.empty());
    LabelScheme second =
        new LabelScheme(
            2,
            List.of(fine, coarse, other),
            List.of(
                new ExclusiveGroup(GroupId.random(), "hands", List.of(other.id())),
                new ExclusiveGroup(GroupId.random(), "legs", List.of(coarse.id(), fine.id()))));
    LabelScheme third = second.withClass("jump");
    store().saveScheme(second);
    store().saveScheme(third);

    assertEquals(third, store().project().scheme());
    assertEquals(Optional.of(LabelScheme.EMPTY), store().scheme(1));
    assertEquals(Optional.of(second), store().scheme(2));
    assertEquals(Optional.empty(), store().scheme(4));
  }

  @Test
  void aSchemeThatIsNotTheNextVersionIsRefused() {
    LabelScheme next = LabelScheme.EMPTY.withClass("walk");
    store().saveScheme(next);
    assertThrows(IllegalArgumentException.class, () -> store().saveScheme(next));
    assertThrows(
        IllegalArgumentException.class,
        () -> store().saveScheme(next.withClass("a").withClass("b")));
    assertEquals(next, store().project().scheme());
  }

  @Test
  void aVideoIsFoundAsItWas() {
    RegionId shared = RegionId.random();
    Video full =
        new Video(
            VideoId.random(),
            "videos/ä b;c.mp4",
            Optional.of(ContentHash.of("x")),
            media.facts(),
            Optional.of("subject 1"),
            Optional.of("session 1"),
            Set.of("night", "day"),
            List.of(
                new AnalysisRegion(
                    shared, "right", Optional.of("s2"), new Crop(0.1 + 0.2, 0, 0.5, 1)),
                new AnalysisRegion(RegionId.random(), "left", Optional.empty(), Crop.WHOLE)));
    Video sameRegion =
        Fixtures.video("videos/b.mp4", media).withRegions(List.of(full.regions().getFirst()));
    store().addVideo(full, media);
    store().addVideo(sameRegion, media);

    assertEquals(Optional.of(full), store().video(full.id()));
    assertEquals(List.of(sameRegion, video, full), store().videos());
    assertEquals(Optional.empty(), store().video(VideoId.random()));
    assertEquals(store().folder().resolve("videos/one.mp4"), store().file(video));
  }

  @Test
  void whatIsKnownOfAVideoCanBeReplaced() {
    Video renamed =
        new Video(
            video.id(),
            "elsewhere.mp4",
            Optional.of(ContentHash.of("y")),
            media.facts(),
            Optional.of("s"),
            Optional.empty(),
            Set.of("tag"),
            List.of(new AnalysisRegion(RegionId.random(), "all", Optional.empty(), Crop.WHOLE)));
    store().updateVideo(renamed);
    assertEquals(List.of(renamed), store().videos());
    store().updateVideo(video);
    assertEquals(List.of(video), store().videos());
    assertEquals(media, store().index(video.id()));
  }

  @Test
  void aVideoThatIsThereCannotBeAddedAndOneThatIsNotCannotBeReplaced() {
    assertThrows(IllegalArgumentException.class, () -> store().addVideo(video, media));
    assertThrows(
        IllegalArgumentException.class, () -> store().updateVideo(Fixtures.video("a.mp4", media)));
  }

  @Test
  void theFrameIndexIsKeptAsAFileThatOtherProcessesRead() throws IOException {
    assertEquals(media, store().index(video.id()));
    Path file = store().indexFile(video.id());
    assertEquals(media, FrameIndexCodec.decode(Files.readAllBytes(file)));
    assertThrows(IllegalArgumentException.class, () -> store().index(VideoId.random()));
    assertThrows(IllegalArgumentException.class, () -> store().indexFile(VideoId.random()));
  }

  @Test
  void aTransactionThatThrowsChangesNothing() {
    assertThrows(
        ArithmeticException.class,
        () ->
            store()
                .inTransaction(
                    () -> {
                      store().saveScheme(LabelScheme.EMPTY.withClass("walk"));
                      store().addVideo(Fixtures.video("two.mp4", media), media);
                      assertEquals(2, store().videos().size());
                      throw new ArithmeticException("on purpose");
                    }));

    assertEquals(LabelScheme.EMPTY, store().project().scheme());
    assertEquals(List.of(video), store().videos());
  }

  @Test
  void anInnerTransactionJoinsTheOuterOne() {
    assertThrows(
        ArithmeticException.class,
        () ->
            store()
                .inTransaction(
                    () -> {
                      store()
                          .inTransaction(
                              () -> {
                                store().saveScheme(LabelScheme.EMPTY.withClass("walk"));
                                return true;
                              });
                      throw new ArithmeticException("on purpose");
                    }));

    assertEquals(LabelScheme.EMPTY, store().project().scheme());
    assertEquals("value", store().inTransaction(() -> "value"));
  }

  @Test
  void aBlobIsNamedByItsContent() throws IOException {
    byte[] bytes = {1, 2, 3};
    ContentHash hash = ports.blobs().put(bytes);
    assertEquals(ContentHash.of(bytes), hash);
    assertEquals(hash, ports.blobs().put(bytes));
    assertArrayEquals(bytes, Files.readAllBytes(ports.blobs().find(hash).orElseThrow()));
    assertTrue(ports.blobs().find(ContentHash.of("nothing")).isEmpty());
  }

  @Test
  void anAdoptedFileIsMovedIntoTheStore() throws IOException {
    Path first = Files.writeString(temporary.resolve("first"), "weights");
    Path second = Files.writeString(temporary.resolve("second"), "weights");
    ContentHash hash = ports.blobs().adopt(first);
    assertEquals(hash, ports.blobs().adopt(second));
    assertEquals(ContentHash.of("weights"), hash);
    assertEquals("weights", Files.readString(ports.blobs().find(hash).orElseThrow()));
    assertFalse(Files.exists(first));
    assertFalse(Files.exists(second));
  }

  @Test
  void groupsOfViewsAreKeptWithTheirOffsetsInOrder() {
    Video second = Fixtures.video("videos/two.mp4", media);
    store().addVideo(second, media);
    MultiViewGroup late =
        new MultiViewGroup(
            MultiViewId.random(),
            " zoo ",
            List.of(
                new MultiViewGroup.Member(second.id(), -512),
                new MultiViewGroup.Member(video.id(), 1L << 40)));
    MultiViewGroup early =
        new MultiViewGroup(
            MultiViewId.random(),
            "aviary",
            List.of(
                new MultiViewGroup.Member(video.id(), 0),
                new MultiViewGroup.Member(second.id(), 0)));
    store().saveMultiViewGroup(late);
    store().saveMultiViewGroup(early);
    assertEquals(List.of(early, late), store().multiViewGroups());
    assertEquals("zoo", store().multiViewGroups().getLast().name());

    MultiViewGroup moved = late.withOffset(second.id(), 99);
    store().saveMultiViewGroup(moved);
    assertEquals(List.of(early, moved), store().multiViewGroups());

    store().removeMultiViewGroup(early.id());
    store().removeMultiViewGroup(early.id());
    assertEquals(List.of(moved), store().multiViewGroups());
  }

  @Test
  void aGroupOfViewsNeedsItsOwnNameAndVideosOfTheProject() {
    Video second = Fixtures.video("videos/two.mp4", media);
    store().addVideo(second, media);
    List<MultiViewGroup.Member> members =
        List.of(
            new MultiViewGroup.Member(video.id(), 0), new MultiViewGroup.Member(second.id(), 0));
    MultiViewGroup group = new MultiViewGroup(MultiViewId.random(), "zoo", members);
    store().saveMultiViewGroup(group);

    assertThrows(
        IllegalArgumentException.class,
        () -> store().saveMultiViewGroup(new MultiViewGroup(MultiViewId.random(), "zoo", members)));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            store()
                .saveMultiViewGroup(
                    new MultiViewGroup(
                        MultiViewId.random(),
                        "farm",
                        List.of(
                            members.getFirst(), new MultiViewGroup.Member(VideoId.random(), 0)))));
    assertEquals(List.of(group), store().multiViewGroups());
  }

  @Test
  void aGroupOfViewsHasTwoToFourDifferentVideos() {
    MultiViewGroup.Member one = new MultiViewGroup.Member(VideoId.random(), 0);
    for (List<MultiViewGroup.Member> wrong :
        List.of(
            List.<MultiViewGroup.Member>of(),
            List.of(one),
            List.of(one, one),
            List.of(one, member(), member(), member(), member()))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new MultiViewGroup(MultiViewId.random(), "zoo", wrong));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new MultiViewGroup(MultiViewId.random(), " ", List.of(one, member())));
  }

  private static MultiViewGroup.Member member() {
    return new MultiViewGroup.Member(VideoId.random(), 0);
  }
}
