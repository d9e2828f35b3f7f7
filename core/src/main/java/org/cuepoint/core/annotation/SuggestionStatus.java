package org.cuepoint.core.annotation;

/** What became of a suggestion. */
public enum SuggestionStatus {
  /** Nobody decided yet. */
  PROPOSED,
  /** Taken as it was. */
  ACCEPTED,
  /** Taken with other edges or another class. */
  EDITED,
  /** Refused. */
  REJECTED
}
