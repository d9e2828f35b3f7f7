package org.cuepoint.core.overview;

import java.util.List;
import java.util.Optional;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.session.FeatureDrift;
import org.cuepoint.core.session.Observing;
import org.cuepoint.core.session.ProjectPorts;
import org.cuepoint.core.session.ProjectSession;

/**
 * What takes longer to find out than {@link ProjectOverview}: it reads stored features and walks
 * through the project's folder. Changes nothing and needs no engine.
 *
 * @param disk what takes room, each kind that is there
 * @param drift how far videos lie from the labelled ones; empty without an encoder
 * @param annotators how far people agree, each pair that has looked at the same
 */
public record ProjectSurvey(
    List<DiskUse> disk, Optional<FeatureDrift> drift, List<AnnotatorAgreement> annotators) {

  /** Copies the lists. */
  public ProjectSurvey {
    disk = List.copyOf(disk);
    annotators = List.copyOf(annotators);
  }

  /** Returns the job that makes one. */
  public static Job<ProjectSurvey> of(ProjectSession session) {
    return new Job<>(
        "survey",
        context -> {
          ProjectPorts ports = session.ports();
          List<DiskUse> disk = DiskUse.of(ports.project(), context);
          List<AnnotatorAgreement> people =
              AnnotatorAgreement.of(
                  session.scheme(),
                  new Observing(ports).observations(),
                  ports.project().project().clock());
          return new ProjectSurvey(disk, FeatureDrift.measure(ports, context), people);
        });
  }

  /** Returns the bytes that everything takes. */
  public long bytes() {
    return disk.stream().mapToLong(DiskUse::bytes).sum();
  }
}
