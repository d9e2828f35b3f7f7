package org.cuepoint.app.timeline;

import org.cuepoint.core.annotation.Suggestion;

/**
 * What one model suggests and nobody decided yet. Immutable.
 *
 * @param name of the model
 * @param note why it speaks or does not, or empty
 * @param active whether it is the model that answers now
 * @param suggestions where
 */
record SuggestionLane(String name, String note, boolean active, SpanLane<Suggestion> suggestions) {}
