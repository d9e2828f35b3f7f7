package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.FrameIndex;

/** Questions of the queue as a table and as JSON. */
record QueueListing(Table table, List<JsonObject> items) {

  static QueueListing of(ProjectSession session, List<QueueItem> items) {
    Names names = new Names(session);
    Table table = Rows.questions();
    List<JsonObject> rows = new ArrayList<>();
    for (QueueItem item : items) {
      FrameIndex index = session.ports().project().index(item.video()).index();
      Rows.add(table, item, names, index);
      rows.add(Rows.json(item, names, index));
    }
    return new QueueListing(table, rows);
  }

  /** Returns for example {@code cuepoint (max-herding)}. */
  static String by(QueueRound round) {
    return round.chooser().equals(round.acquisition())
        ? round.acquisition()
        : round.acquisition() + " (" + round.chooser() + ")";
  }

  JsonObject json(QueueRound round) {
    JsonObject document = new JsonObject();
    document.addProperty("round", round.id().toString());
    document.addProperty("acquisition", round.acquisition());
    document.addProperty("chooser", round.chooser());
    document.addProperty("model", round.model().toString());
    document.addProperty("encoder", round.encoder());
    round
        .example()
        .ifPresent(
            example -> {
              JsonObject like = new JsonObject();
              like.addProperty("video", example.video().toString());
              example.region().ifPresent(region -> like.addProperty("region", region.toString()));
              like.addProperty("start_frame", example.frames().start());
              like.addProperty("end_frame", example.frames().end());
              example.actionClass().ifPresent(c -> like.addProperty("class", c.toString()));
              document.add("like", like);
            });
    document.add("items", Json.array(items, item -> item));
    return document;
  }
}
