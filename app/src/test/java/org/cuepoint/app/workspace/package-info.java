/** Tests of the workspace's state and actions, without threads. */
@NullMarked
package org.cuepoint.app.workspace;

import org.jspecify.annotations.NullMarked;
