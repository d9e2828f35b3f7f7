package org.cuepoint.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.testing.Fixtures;
import org.junit.jupiter.api.Test;

class VideoFinderTest {

  private final Video first = Fixtures.video("videos/a/clip.mp4", Fixtures.media(10));
  private final Video second = Fixtures.video("videos/b/clip.mp4", Fixtures.media(10));
  private final Video other = Fixtures.video("videos/a/other.mkv", Fixtures.media(10));
  private final VideoFinder finder = new VideoFinder(List.of(first, second, other));

  @Test
  void identityPathAndEndOfThePathNameOneVideo() {
    assertEquals(List.of(first), finder.find(first.id().toString()));
    assertEquals(List.of(first), finder.find("videos/a/clip.mp4"));
    assertEquals(List.of(second), finder.find("b/clip.mp4"));
    assertEquals(List.of(second), finder.find("b\\clip.mp4"));
  }

  @Test
  void aNameMayFitSeveral() {
    assertEquals(List.of(first, second), finder.find("clip.mp4"));
    assertEquals(List.of(first, second), finder.find("clip"));
  }

  @Test
  void theEndingMayBeMissingOrAnother() {
    assertEquals(List.of(other), finder.find("other"));
    assertEquals(List.of(other), finder.find("C:\\data\\other.txt"));
    assertEquals(List.of(), finder.find("nothing"));
  }
}
