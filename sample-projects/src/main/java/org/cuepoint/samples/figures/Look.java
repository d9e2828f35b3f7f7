package org.cuepoint.samples.figures;

import java.awt.Color;
import java.util.Set;

/**
 * What a performer looks like.
 *
 * @param skin colour of the skin
 * @param hair colour of the hair
 * @param hairStyle cut of the hair
 * @param top colour of the shirt
 * @param accent colour of the details on the shirt
 * @param sleeves length of the sleeves
 * @param bottom colour of trousers, shorts or skirt
 * @param legwear which of them
 * @param shoes colour of the shoes
 * @param details what else there is
 */
record Look(
    Color skin,
    Color hair,
    HairStyle hairStyle,
    Color top,
    Color accent,
    Sleeves sleeves,
    Color bottom,
    Legwear legwear,
    Color shoes,
    Set<Detail> details) {

  enum HairStyle {
    SHORT,
    BOB,
    BUN,
    CURLS,
    PONYTAIL,
    CROP
  }

  enum Sleeves {
    SHORT,
    LONG
  }

  enum Legwear {
    TROUSERS,
    SHORTS,
    SKIRT
  }

  enum Detail {
    BEARD,
    GLASSES,
    STRIPE,
    VEST
  }

  Look {
    details = Set.copyOf(details);
  }

  /** Returns the same look as seen in a shadow, less colourful and darker. */
  Look shaded(double share) {
    return new Look(
        Tint.mix(skin, Tint.SHADE, share),
        Tint.mix(hair, Tint.SHADE, share),
        hairStyle,
        Tint.mix(top, Tint.SHADE, share),
        Tint.mix(accent, Tint.SHADE, share),
        sleeves,
        Tint.mix(bottom, Tint.SHADE, share),
        legwear,
        Tint.mix(shoes, Tint.SHADE, share),
        details);
  }
}
