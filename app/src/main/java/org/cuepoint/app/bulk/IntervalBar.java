package org.cuepoint.app.bulk;

import javafx.scene.layout.Region;
import org.cuepoint.core.active.audit.Share;

/** A share from 0 to 1 as a mark in the band in which it may lie. FX thread only. */
final class IntervalBar extends Region {

  private static final double HEIGHT = 10;
  private static final double MARK = 3;

  private final Region track = new Region();
  private final Region band = new Region();
  private final Region mark = new Region();
  private Share share = new Share(0, 0);

  IntervalBar() {
    getStyleClass().add("interval-bar");
    track.getStyleClass().add("interval-track");
    band.getStyleClass().add("interval-band");
    mark.getStyleClass().add("interval-mark");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    getChildren().addAll(track, band, mark);
  }

  void show(Share next) {
    share = next;
    band.setVisible(next.total() > 0);
    mark.setVisible(next.total() > 0);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    track.resizeRelocate(0, 0, width, height);
    double from = Math.floor(share.low() * width);
    double to = Math.ceil(share.high() * width);
    band.resizeRelocate(from, 0, Math.max(1, to - from), height);
    if (share.total() > 0) {
      double at = Math.clamp(share.value() * width - MARK / 2, 0, Math.max(0, width - MARK));
      mark.resizeRelocate(at, 0, MARK, height);
    }
  }
}
