package org.cuepoint.storage.store;

import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.time.MediaRange;
import org.cuepoint.core.time.TimeRange;
import org.cuepoint.storage.sql.Row;
import org.cuepoint.storage.sql.Sql;

/** The four columns {@code start_frame, end_frame, start_tick, end_tick} of a place. */
final class Places {

  private Places() {}

  static MediaRange read(Row row) {
    return new MediaRange(
        new FrameRange(row.integer("start_frame"), row.integer("end_frame")),
        new TimeRange(row.bigInteger("start_tick"), row.bigInteger("end_tick")));
  }

  /** Gives {@code :startFrame, :endFrame, :startTick, :endTick} their values. */
  static Sql write(Sql sql, MediaRange range) {
    return sql.with("startFrame", range.frames().start())
        .with("endFrame", range.frames().end())
        .with("startTick", range.time().start())
        .with("endTick", range.time().end());
  }
}
