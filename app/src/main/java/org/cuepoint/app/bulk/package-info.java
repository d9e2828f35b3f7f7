/**
 * Taking many suggestions at once. Entry: {@link org.cuepoint.app.bulk.BulkAcceptView}, on {@link
 * org.cuepoint.app.bulk.BulkAcceptViewModel}. FX thread only. Knows the workspace and no other
 * screen; what may be taken, and how right it is expected to be, says {@code core.session}.
 */
@NullMarked
package org.cuepoint.app.bulk;

import org.jspecify.annotations.NullMarked;
