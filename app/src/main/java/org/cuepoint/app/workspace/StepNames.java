package org.cuepoint.app.workspace;

import org.cuepoint.app.i18n.Messages;

/** Words for the stable action keys that the journal keeps. */
public final class StepNames {

  private StepNames() {}

  /** Returns what people read for an action key; the key itself when nobody has worded it. */
  public static String of(String action) {
    return Messages.find("step." + action).orElse(action);
  }
}
