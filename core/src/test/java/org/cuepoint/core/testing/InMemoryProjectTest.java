package org.cuepoint.core.testing;

import java.nio.file.Path;
import org.cuepoint.core.active.QueueStoreContract;
import org.cuepoint.core.annotation.AnnotationStoreContract;
import org.cuepoint.core.edit.JournalStoreContract;
import org.cuepoint.core.project.ProjectStoreContract;
import org.cuepoint.core.recognition.ModelStoreContract;
import org.cuepoint.core.session.ProjectPorts;
import org.cuepoint.core.session.UndoContract;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.RunStoreContract;
import org.junit.jupiter.api.Nested;

/** The contracts of all ports on the project in memory. */
class InMemoryProjectTest {

  @Nested
  class Annotations extends AnnotationStoreContract {
    @Override
    protected ProjectPorts newProject(Path folder, String name, FeatureClock clock) {
      return new InMemoryProject(folder, name, clock);
    }
  }

  @Nested
  class Journal extends JournalStoreContract {
    @Override
    protected ProjectPorts newProject(Path folder, String name, FeatureClock clock) {
      return new InMemoryProject(folder, name, clock);
    }
  }

  @Nested
  class Undo extends UndoContract {
    @Override
    protected ProjectPorts newProject(Path folder, String name, FeatureClock clock) {
      return new InMemoryProject(folder, name, clock);
    }
  }

  @Nested
  class Project extends ProjectStoreContract {
    @Override
    protected ProjectPorts newProject(Path folder, String name, FeatureClock clock) {
      return new InMemoryProject(folder, name, clock);
    }
  }

  @Nested
  class Models extends ModelStoreContract {
    @Override
    protected ProjectPorts newProject(Path folder, String name, FeatureClock clock) {
      return new InMemoryProject(folder, name, clock);
    }
  }

  @Nested
  class Runs extends RunStoreContract {
    @Override
    protected ProjectPorts newProject(Path folder, String name, FeatureClock clock) {
      return new InMemoryProject(folder, name, clock);
    }
  }

  @Nested
  class Queue extends QueueStoreContract {
    @Override
    protected ProjectPorts newProject(Path folder, String name, FeatureClock clock) {
      return new InMemoryProject(folder, name, clock);
    }
  }
}
