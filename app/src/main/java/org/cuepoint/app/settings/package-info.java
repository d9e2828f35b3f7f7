/**
 * What the workbench remembers about a person's choices: one record per feature with defaults, kept
 * in one JSON file in the platform's configuration folder.
 *
 * <p>Entry: {@link org.cuepoint.app.settings.SettingsStore}. Records are immutable; the store is
 * thread-safe. Uses nothing else of ours.
 */
@NullMarked
package org.cuepoint.app.settings;

import org.jspecify.annotations.NullMarked;
