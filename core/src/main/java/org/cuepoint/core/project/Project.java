package org.cuepoint.core.project;

import java.time.Instant;
import java.util.UUID;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FeatureClock;

/**
 * What a project is, without its contents.
 *
 * @param id identity
 * @param name what people read
 * @param created when it was made
 * @param clock the feature clock of its features and predictions
 * @param scheme the current label scheme
 */
public record Project(
    UUID id, String name, Instant created, FeatureClock clock, LabelScheme scheme) {}
