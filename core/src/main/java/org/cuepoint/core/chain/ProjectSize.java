package org.cuepoint.core.chain;

/**
 * How much there is to learn from.
 *
 * @param videos number of videos
 * @param seconds of video in all, each analysis region counted
 * @param labelledSeconds of the videos that have labels
 * @param missingSeconds of labelled videos that have no features of the encoder in use
 * @param clock ticks a second
 * @param featureBytes that a tick's features take on disk
 */
public record ProjectSize(
    int videos,
    double seconds,
    double labelledSeconds,
    double missingSeconds,
    int clock,
    double featureBytes) {}
