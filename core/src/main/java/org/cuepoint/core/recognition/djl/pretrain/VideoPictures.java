package org.cuepoint.core.recognition.djl.pretrain;

import org.cuepoint.core.feature.Pictures;

/**
 * A stretch of one video that pretraining looks at.
 *
 * @param video pieces with the same number are of one video or region
 * @param start tick of the first picture in the video
 * @param pictures the pictures from there on
 */
public record VideoPictures(int video, int start, Pictures pictures) {}
