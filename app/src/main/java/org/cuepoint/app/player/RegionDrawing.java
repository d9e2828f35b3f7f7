package org.cuepoint.app.player;

import java.util.Optional;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.RegionId;

/** What a person asks for by drawing on the picture. FX thread only. */
public interface RegionDrawing {

  /** Nobody listens. */
  RegionDrawing NONE =
      new RegionDrawing() {
        @Override
        public void choose(Optional<RegionId> region) {}

        @Override
        public void add(Crop crop) {}

        @Override
        public void reshape(RegionId region, Crop crop) {}

        @Override
        public void rename(RegionId region, String name) {}
      };

  /** A region is chosen, or the whole frame. */
  void choose(Optional<RegionId> region);

  /** A new region was drawn. */
  void add(Crop crop);

  /** A region was moved or resized. */
  void reshape(RegionId region, Crop crop);

  /** A region got another name. */
  void rename(RegionId region, String name);
}
