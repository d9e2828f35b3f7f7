package org.cuepoint.core.experiment;

import java.nio.file.Path;
import java.util.Map;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.media.MediaLibrary;

/**
 * What experiments work with, given by the composition root.
 *
 * @param media reads videos
 * @param engine runs networks, in a process of its own that starts with the first request
 * @param work folder of what is kept between runs: frame indexes, encoders, features; made when it
 *     is needed
 * @param software versions by name, for the provenance
 */
public record ExperimentTools(
    MediaLibrary media, EngineClient engine, Path work, Map<String, String> software) {

  /** Copies the map. */
  public ExperimentTools {
    software = Map.copyOf(software);
  }
}
