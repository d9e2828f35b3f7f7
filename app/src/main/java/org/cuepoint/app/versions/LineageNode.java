package org.cuepoint.app.versions;

import java.util.List;
import java.util.Optional;
import org.cuepoint.app.workspace.VersionActions.Listed;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.session.ModelVersions;
import org.cuepoint.core.session.SnapshotSummary;

/** What stands in the graph of where versions come from. */
sealed interface LineageNode {

  /** Returns what no other node of the graph has. */
  String key();

  /** Returns the key of a version's node. */
  static String key(ModelVersionId id) {
    return id.toString();
  }

  /** A model version. */
  record Version(Listed listed) implements LineageNode {
    @Override
    public String key() {
      return LineageNode.key(listed.model().id());
    }

    boolean isActive() {
      return listed.entry().use() == ModelVersions.Use.ACTIVE;
    }
  }

  /**
   * Frozen labels.
   *
   * @param hash names them
   * @param summary what they are; empty when they are not kept
   */
  record Labels(String hash, Optional<SnapshotSummary> summary) implements LineageNode {
    @Override
    public String key() {
      return "labels " + hash;
    }
  }

  /**
   * Many versions of one kind that were made from the same and led to nothing.
   *
   * @param kind of all of them
   * @param members oldest first, at least two
   * @param state whether they are shown one by one, too
   */
  record Fold(String key, ModelKind kind, List<Listed> members, State state)
      implements LineageNode {
    public Fold {
      members = List.copyOf(members);
    }

    /** Whether the members are shown. */
    enum State {
      /** One node stands for all. */
      CLOSED,
      /** They stand beside it. */
      OPEN
    }
  }
}
