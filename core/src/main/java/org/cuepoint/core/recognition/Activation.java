package org.cuepoint.core.recognition;

import java.time.Instant;
import org.cuepoint.core.annotation.ModelVersionId;

/**
 * That a model version was made active.
 *
 * @param model the one that suggests and ranks, or that makes features, from then on
 * @param when when; versions that were active before this was written down have the time at which
 *     they were made
 */
public record Activation(ModelVersionId model, Instant when) {}
