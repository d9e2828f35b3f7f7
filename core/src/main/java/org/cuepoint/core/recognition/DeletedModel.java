package org.cuepoint.core.recognition;

import java.time.Instant;

/**
 * The record of a version that was deleted.
 *
 * @param model as it was; its files are named but may be gone
 * @param when when it was deleted
 */
public record DeletedModel(ModelVersion model, Instant when) {}
