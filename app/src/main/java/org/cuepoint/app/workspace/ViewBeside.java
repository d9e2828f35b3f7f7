package org.cuepoint.app.workspace;

import java.nio.file.Path;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;

/**
 * A video that is shown beside the one on screen.
 *
 * @param video which one
 * @param file its file
 * @param media its frames
 * @param offsetSeconds how far its own time is ahead of that of the video on screen
 */
public record ViewBeside(Video video, Path file, IndexedMedia media, double offsetSeconds) {}
