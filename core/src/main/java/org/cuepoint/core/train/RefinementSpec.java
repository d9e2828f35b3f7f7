package org.cuepoint.core.train;

/**
 * Size of the refinement that follows a teacher's windows over the whole video: the dilated stages
 * of MS-TCN (Abu Farha and Gall, CVPR 2019).
 *
 * @param stages stages one after another; 0 for no refinement
 * @param layers dilated layers of a stage; layer i looks 2^i ticks to both sides
 * @param maps channels of a stage
 */
public record RefinementSpec(int stages, int layers, int maps) {

  /** Validates the ranges. */
  public RefinementSpec {
    if (stages < 0 || layers < 1 || layers > 16 || maps < 1) {
      throw new IllegalArgumentException("Not a refinement: " + stages + ", " + layers);
    }
  }

  /** Returns how many ticks to either side an output can see. */
  public int reach() {
    return stages * ((1 << layers) - 1);
  }

  /** Returns the parameters without those of the layers that read and write. */
  public long layerParameters() {
    return (long) stages * layers * (4L * maps * maps + 2L * maps);
  }

  /** Returns the multiply-adds of a tick without the layers that read and write. */
  public long layerMacs() {
    return (long) stages * layers * 4 * maps * maps;
  }
}
