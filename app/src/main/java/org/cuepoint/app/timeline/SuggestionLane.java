package org.cuepoint.app.timeline;

import org.cuepoint.core.annotation.Suggestion;

/**
 * What one model suggests and nobody decided yet. Immutable.
 *
 * @param name of the model
 * @param active whether it is the model that answers now
 * @param suggestions where
 */
record SuggestionLane(String name, boolean active, SpanLane<Suggestion> suggestions) {}
