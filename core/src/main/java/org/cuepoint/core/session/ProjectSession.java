package org.cuepoint.core.session;

import java.time.InstantSource;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.edit.EditJournal;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.taxonomy.LabelScheme;

/**
 * One opened project and what a person can do with it. Thread-safe as far as its parts are; closing
 * it closes the project, not the engine.
 */
public final class ProjectSession implements AutoCloseable {

  private final ProjectPorts ports;
  private final MediaLibrary media;
  private final LearningLoop learning;
  private final EditJournal journal;
  private final Labelling labelling;
  private final Answering answering;
  private final BulkAcceptance bulkAcceptance;
  private final ModelVersions versions;
  private final RegionEditing regions;
  private final VideoIntake intake;

  /**
   * Makes a session.
   *
   * @param ports the opened project; closed with the session
   * @param media reads videos
   * @param learning the learning half of the loop, working on the same ports
   * @param person who works
   * @param clock dates what is done
   */
  public ProjectSession(
      ProjectPorts ports,
      MediaLibrary media,
      LearningLoop learning,
      Annotator.Person person,
      InstantSource clock) {
    this.ports = ports;
    this.media = media;
    this.learning = learning;
    this.journal = new EditJournal(ports.journal(), person, clock);
    this.labelling = new Labelling(ports.annotations(), journal, this::scheme);
    this.answering = new Answering(ports, journal, labelling, clock);
    this.bulkAcceptance = new BulkAcceptance(ports, labelling);
    this.versions = new ModelVersions(ports, clock);
    this.regions = new RegionEditing(ports.project(), ports.annotations(), journal, this::scheme);
    this.intake = new VideoIntake(ports.project(), media);
  }

  /** Returns the project's ports. */
  public ProjectPorts ports() {
    return ports;
  }

  /** Returns what reads videos. */
  public MediaLibrary media() {
    return media;
  }

  /** Returns the learning half of the loop. */
  public LearningLoop learning() {
    return learning;
  }

  /** Returns the journal through which all edits of this person go. */
  public EditJournal journal() {
    return journal;
  }

  /** Returns the labelling actions. */
  public Labelling labelling() {
    return labelling;
  }

  /** Returns the answering of questions. */
  public Answering answering() {
    return answering;
  }

  /** Returns the taking of many suggestions at once. */
  public BulkAcceptance bulkAcceptance() {
    return bulkAcceptance;
  }

  /** Returns what waits for a person, without what was refused. */
  public OpenSuggestions open() {
    return new OpenSuggestions(ports);
  }

  /** Returns the model versions, which of them is active, and the way back. */
  public ModelVersions versions() {
    return versions;
  }

  /** Returns what changes analysis regions. */
  public RegionEditing regions() {
    return regions;
  }

  /** Returns what brings videos in. */
  public VideoIntake intake() {
    return intake;
  }

  /** Returns the label scheme as it is now. */
  public LabelScheme scheme() {
    return ports.project().project().scheme();
  }

  @Override
  public void close() {
    ports.close();
  }
}
