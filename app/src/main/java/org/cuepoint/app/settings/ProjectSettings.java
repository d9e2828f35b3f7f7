package org.cuepoint.app.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Projects that were open, and whether the first guide was seen.
 *
 * @param recent folders, latest first
 * @param guideDismissed whether the person closed the guide
 */
public record ProjectSettings(List<String> recent, boolean guideDismissed) {

  /** Key of these settings in the store. */
  public static final String KEY = "projects";

  private static final int KEPT = 8;

  /** Copies the list. */
  public ProjectSettings {
    recent = List.copyOf(recent);
  }

  /** Returns the settings of a first start. */
  public static ProjectSettings defaults() {
    return new ProjectSettings(List.of(), false);
  }

  /** Returns the same settings with a folder in front. */
  public ProjectSettings opened(Path folder) {
    String name = folder.toAbsolutePath().normalize().toString();
    List<String> next = new ArrayList<>(recent);
    next.remove(name);
    next.addFirst(name);
    return new ProjectSettings(next.size() > KEPT ? next.subList(0, KEPT) : next, guideDismissed);
  }

  /** Returns the same settings without a folder that is gone. */
  public ProjectSettings forgotten(Path folder) {
    List<String> next = new ArrayList<>(recent);
    next.remove(folder.toAbsolutePath().normalize().toString());
    return new ProjectSettings(next, guideDismissed);
  }

  /** Returns the same settings with the guide closed for good. */
  public ProjectSettings withoutGuide() {
    return new ProjectSettings(recent, true);
  }
}
