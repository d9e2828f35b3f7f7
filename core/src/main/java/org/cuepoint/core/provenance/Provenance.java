package org.cuepoint.core.provenance;

import java.util.Map;

/**
 * The record from which a result can be repeated.
 *
 * @param inputs content hashes by role, for example {@code snapshot}, {@code scheme}, {@code
 *     features}
 * @param settings the settings by name, as text
 * @param seed seed of every random choice
 * @param software versions by name: {@code cuepoint}, {@code java}, {@code engine}, {@code os},
 *     {@code device}
 */
public record Provenance(
    Map<String, String> inputs,
    Map<String, String> settings,
    long seed,
    Map<String, String> software) {

  /** Copies the maps. */
  public Provenance {
    inputs = Map.copyOf(inputs);
    settings = Map.copyOf(settings);
    software = Map.copyOf(software);
  }
}
