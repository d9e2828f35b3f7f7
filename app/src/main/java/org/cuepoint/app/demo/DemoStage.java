package org.cuepoint.app.demo;

import java.nio.file.Path;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.project.ProjectUnavailableException;
import org.cuepoint.core.session.AnnotationExchange;
import org.cuepoint.core.session.ModelEvaluation;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.FeatureClock;

/** What a demonstration is given: projects, and what runs jobs. */
public interface DemoStage {

  /** Makes a project and opens it. */
  ProjectSession create(Path folder, String name, FeatureClock clock)
      throws ProjectUnavailableException;

  /** Opens a project for writing. */
  ProjectSession open(Path folder) throws ProjectUnavailableException;

  /** Returns what brings labels of the project in. */
  AnnotationExchange exchange(ProjectSession session);

  /** Returns what evaluates models of the project. */
  ModelEvaluation evaluation(ProjectSession session);

  /** Runs a job to its end and shows how far it is. */
  <T> T run(Job<T> job) throws Exception;

  /** Tells a person what comes next. */
  void tell(String sentence);
}
