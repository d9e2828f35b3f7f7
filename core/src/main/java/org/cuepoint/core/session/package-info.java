/**
 * An opened project with everything that works on it: what the screens and the command line share.
 *
 * <p>Entry: {@link org.cuepoint.core.session.ProjectSession}. The design knows no such package by
 * name; it stands below all others because every use case (add videos, index, learn, suggest, rank,
 * accept, import, evaluate) needs several of them, and a use case that lived in a screen or a
 * command would be written twice. Methods say whether they may be called from any thread; none
 * belongs on the FX thread.
 */
@NullMarked
package org.cuepoint.core.session;

import org.jspecify.annotations.NullMarked;
