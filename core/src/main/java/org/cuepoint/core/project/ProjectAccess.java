package org.cuepoint.core.project;

/** How a project was opened. */
public enum ProjectAccess {
  /** May change it; one at a time. */
  WRITE,
  /** May only look. */
  READ
}
