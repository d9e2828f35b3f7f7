package org.cuepoint.core.project;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.media.VideoId;

/**
 * Videos of one scene that play side by side.
 *
 * @param id identity
 * @param name what people read; not blank, unique in the project
 * @param members two to four different videos, in the order they are shown
 */
public record MultiViewGroup(MultiViewId id, String name, List<Member> members) {

  /** The most videos that play side by side. */
  public static final int MOST = 4;

  /**
   * One video of the group.
   *
   * @param video the video
   * @param offsetTicks the tick of this video's stream, in its own time base and counted from its
   *     first frame, at which the group's common time begins; negative when the video starts later
   *     than that
   */
  public record Member(VideoId video, long offsetTicks) {}

  /** Validates the name and the members. */
  public MultiViewGroup {
    name = name.strip();
    members = List.copyOf(members);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A group of views needs a name.");
    }
    if (members.size() < 2 || members.size() > MOST) {
      throw new IllegalArgumentException(
          "A group of views has two to " + MOST + " videos, not " + members.size() + ".");
    }
    Set<VideoId> videos = new HashSet<>();
    for (Member member : members) {
      if (!videos.add(member.video())) {
        throw new IllegalArgumentException("A video stands twice in the group '" + name + "'.");
      }
    }
  }

  /** Returns the member that is this video. */
  public Optional<Member> member(VideoId video) {
    return members.stream().filter(member -> member.video().equals(video)).findFirst();
  }

  /**
   * Returns the same group with another offset of one video.
   *
   * @throws IllegalArgumentException if the video is not in it
   */
  public MultiViewGroup withOffset(VideoId video, long offsetTicks) {
    if (member(video).isEmpty()) {
      throw new IllegalArgumentException("The video is not in the group '" + name + "'.");
    }
    return new MultiViewGroup(
        id,
        name,
        members.stream()
            .map(member -> member.video().equals(video) ? new Member(video, offsetTicks) : member)
            .toList());
  }
}
