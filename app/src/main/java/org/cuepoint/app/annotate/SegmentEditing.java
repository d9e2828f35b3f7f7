package org.cuepoint.app.annotate;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.Notice;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;

/** What table and inspector share: names, and edits of one field. FX thread only. */
final class SegmentEditing {

  private final Workspace workspace;

  SegmentEditing(Workspace workspace) {
    this.workspace = workspace;
  }

  String className(ClassId id) {
    return workspace.schemeProperty().get().find(id).map(ActionClass::name).orElse("?");
  }

  String colour(ClassId id) {
    return workspace.schemeProperty().get().find(id).map(ActionClass::colour).orElse("#808080");
  }

  static String stateName(LabelState state) {
    return Messages.text("state." + state.name().toLowerCase(Locale.ROOT));
  }

  String start(Segment segment) {
    return edge(segment.range().frames().start());
  }

  String end(Segment segment) {
    return edge(segment.range().frames().end());
  }

  private String edge(int boundary) {
    return workspace.video().index().map(index -> EdgeText.of(index, boundary)).orElse("");
  }

  /** Returns the length in seconds, or that it is a point. */
  String length(Segment segment) {
    FrameRange frames = segment.range().frames();
    return frames.isPoint()
        ? Messages.text("segments.point")
        : workspace
            .video()
            .index()
            .map(index -> index.secondsAt(frames.end()) - index.secondsAt(frames.start()))
            .map(seconds -> Messages.text("segments.seconds", seconds))
            .orElse("");
  }

  /** Returns the lengths of segments together, in seconds. */
  String length(List<Segment> segments) {
    return workspace
        .video()
        .index()
        .map(
            index ->
                index
                    .timeBase()
                    .seconds(
                        segments.stream()
                            .mapToLong(s -> s.range().time().end() - s.range().time().start())
                            .sum()))
        .map(seconds -> Messages.text("segments.seconds", seconds))
        .orElse("");
  }

  void setStart(Segment segment, String text) {
    FrameRange frames = segment.range().frames();
    boundary(text)
        .ifPresentOrElse(
            start -> reshape(segment, start, frames.isPoint() ? start : frames.end()),
            () -> refuse(text));
  }

  void setEnd(Segment segment, String text) {
    FrameRange frames = segment.range().frames();
    boundary(text)
        .ifPresentOrElse(
            end -> reshape(segment, frames.isPoint() ? end : frames.start(), end),
            () -> refuse(text));
  }

  /** Gives segments the confidence that was typed, or says that it is none. */
  void setConfidence(List<Segment> segments, String text) {
    ConfidenceText.parse(text)
        .ifPresentOrElse(
            confidence -> workspace.labels().changeConfidence(segments, confidence),
            () -> workspace.tell(Notice.problem(Messages.text("notice.bad-confidence", text))));
  }

  private void reshape(Segment segment, int start, int end) {
    if (start < end || (start == end && segment.range().isPoint())) {
      workspace.labels().reshape(segment, new FrameRange(start, end));
    } else {
      workspace.tell(Notice.problem(Messages.text("notice.end-before-start")));
    }
  }

  private void refuse(String text) {
    workspace.tell(Notice.problem(Messages.text("notice.bad-time", text)));
  }

  private OptionalInt boundary(String text) {
    return workspace
        .video()
        .index()
        .map(index -> EdgeText.parse(text, index))
        .orElse(OptionalInt.empty());
  }
}
