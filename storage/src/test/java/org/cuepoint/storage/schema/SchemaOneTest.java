package org.cuepoint.storage.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.storage.sql.Database;
import org.cuepoint.storage.sql.DatabaseFile;
import org.cuepoint.storage.store.SqlAnnotationStore;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stood in a project of schema version 1 is there in the current one. */
class SchemaOneTest {

  private static final UUID VIDEO = new UUID(1, 1);
  private static final UUID WAVE = new UUID(2, 2);

  @TempDir private Path temporary;

  @Test
  void segmentsAndSuggestionsOfVersionOneAreRead() throws SQLException {
    DatabaseFile file = new DatabaseFile(temporary.resolve("project.mv.db"));
    writeVersionOne(file);

    Schema.current().migrate(file, DatabaseFile.Missing.FAIL);

    try (Database database = Database.open(file, Database.Access.WRITE)) {
      SqlAnnotationStore store = new SqlAnnotationStore(database);
      VideoId video = new VideoId(VIDEO);
      List<Segment> all = store.segments(video);
      assertEquals(2, all.size());
      assertEquals(all.subList(0, 1), store.segmentsIn(video, new FrameRange(80_000, 80_001)));
      Suggestion suggestion =
          store.suggestions(video, Set.of(SuggestionStatus.PROPOSED)).getFirst();
      assertEquals(Map.of(new ClassId(WAVE), 0.1 + 0.2), suggestion.probabilities());
      assertEquals(Map.of("entropy", 0.7, "margin", 1e-3), suggestion.uncertainty());
    }
  }

  private static void writeVersionOne(DatabaseFile file) throws SQLException {
    try (Connection held = file.source(DatabaseFile.Missing.CREATE).getConnection();
        Statement statement = held.createStatement()) {
      Flyway.configure()
          .dataSource(file.source(DatabaseFile.Missing.CREATE))
          .locations("classpath:org/cuepoint/storage/schema")
          .target("1")
          .load()
          .migrate();
      statement.execute(
          """
          insert into video (
            id, path, index_hash, container, codec, width, height, rotation, time_base, frames,
            synthesised, seconds, variable_frame_rate, audio, longest_segment)
          values (
            '%s', 'a.mp4', 'x', 'mp4', 'h264', 320, 180, 0, '1/25', 100000, 0, 4000, false, false,
            90000)
          """
              .formatted(VIDEO));
      for (int length : new int[] {90_000, 10}) {
        statement.execute(
            """
            insert into segment (
              id, video_id, class_id, start_frame, end_frame, start_tick, end_tick, state,
              origin_name, annotator, notes)
            values (
              random_uuid(), '%s', '%s', %d, %d, 0, 1, 'POSITIVE', 'ada', 'ada', '')
            """
                .formatted(VIDEO, WAVE, 100_000 / length, 100_000 / length + length));
      }
      statement.execute(
          """
          insert into suggestion (
            id, video_id, model_id, class_id, start_frame, end_frame, start_tick, end_tick,
            probabilities, uncertainty, status, seconds_spent, edited_frames)
          values (
            random_uuid(), '%s', random_uuid(), '%s', 5, 9, 5, 9,
            '{"%s":0.30000000000000004}', '{"entropy":0.7,"margin":0.001}', 'PROPOSED', 0, 0)
          """
              .formatted(VIDEO, WAVE, WAVE));
    }
  }
}
