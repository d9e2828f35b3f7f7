package org.cuepoint.core.train;

import java.time.Instant;
import java.util.UUID;
import org.cuepoint.core.annotation.ModelVersionId;

/**
 * An evaluation as the project remembers it.
 *
 * @param id identity
 * @param model what was evaluated
 * @param created when
 * @param truth where the truth came from, for a person
 * @param report the figures, as the JSON of SEMANTICS section 4
 */
public record EvaluationRecord(
    UUID id, ModelVersionId model, Instant created, String truth, String report) {}
