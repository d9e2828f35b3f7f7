/**
 * The map of the project: windows of all videos as points, near to each other where they look
 * alike.
 *
 * <p>Entry: {@link org.cuepoint.app.map.EmbeddingMapView} with {@link
 * org.cuepoint.app.map.EmbeddingMapViewModel}. FX thread only. Points are drawn into a buffer of
 * pixels by {@code MapPicture}, which knows no toolkit: tens of thousands of them on a canvas could
 * not be moved fluently. The card of a point shows what a question of the queue shows, so it uses
 * {@code app.queue}'s preview; otherwise only {@code app.workspace}, {@code app.fx} and {@code
 * app.i18n}.
 */
@NullMarked
package org.cuepoint.app.map;

import org.jspecify.annotations.NullMarked;
