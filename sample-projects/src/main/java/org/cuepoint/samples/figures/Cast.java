package org.cuepoint.samples.figures;

import java.util.List;
import java.util.Set;
import org.cuepoint.samples.figures.Look.Detail;
import org.cuepoint.samples.figures.Look.HairStyle;
import org.cuepoint.samples.figures.Look.Legwear;
import org.cuepoint.samples.figures.Look.Sleeves;

/** Who performs. */
final class Cast {

  static final Performer ANA =
      new Performer(
          "ana",
          1.68,
          0.95,
          1.05,
          0.95,
          1.05,
          1.0,
          Side.RIGHT,
          new Look(
              Tint.of(0xe9b48f),
              Tint.of(0x5b3524),
              HairStyle.PONYTAIL,
              Tint.of(0xe2574c),
              Tint.of(0xf6e3c8),
              Sleeves.SHORT,
              Tint.of(0x33496b),
              Legwear.TROUSERS,
              Tint.of(0xf0ece4),
              Set.of(Detail.STRIPE)));

  static final Performer BORIS =
      new Performer(
          "boris",
          1.86,
          1.1,
          0.95,
          1.08,
          0.9,
          0.94,
          Side.RIGHT,
          new Look(
              Tint.of(0xf0c3a0),
              Tint.of(0x8d5a2b),
              HairStyle.SHORT,
              Tint.of(0x2f7f79),
              Tint.of(0xf2efe6),
              Sleeves.LONG,
              Tint.of(0x5a4a3c),
              Legwear.TROUSERS,
              Tint.of(0x3a2d28),
              Set.of(Detail.BEARD, Detail.VEST)));

  static final Performer CHIDI =
      new Performer(
          "chidi",
          1.77,
          1.03,
          0.95,
          0.96,
          1.12,
          1.08,
          Side.LEFT,
          new Look(
              Tint.of(0x8a5a3c),
              Tint.of(0x1f1a1c),
              HairStyle.CROP,
              Tint.of(0xf2b632),
              Tint.of(0x2d4a7c),
              Sleeves.SHORT,
              Tint.of(0x42506b),
              Legwear.SHORTS,
              Tint.of(0xd9483b),
              Set.of(Detail.GLASSES)));

  static final Performer DORA =
      new Performer(
          "dora",
          1.6,
          0.92,
          1.1,
          1.02,
          0.96,
          0.9,
          Side.RIGHT,
          new Look(
              Tint.of(0xf3cdb2),
              Tint.of(0xd8a24a),
              HairStyle.BOB,
              Tint.of(0x7b68b5),
              Tint.of(0xefe8f6),
              Sleeves.LONG,
              Tint.of(0x3a3550),
              Legwear.SKIRT,
              Tint.of(0x6b4a7d),
              Set.of()));

  static final Performer EMIR =
      new Performer(
          "emir",
          1.74,
          1.05,
          1.0,
          1.1,
          1.0,
          1.02,
          Side.RIGHT,
          new Look(
              Tint.of(0xc98f63),
              Tint.of(0x2a211d),
              HairStyle.CURLS,
              Tint.of(0x5b9bd5),
              Tint.of(0xfdf6e3),
              Sleeves.SHORT,
              Tint.of(0x7a7f6a),
              Legwear.TROUSERS,
              Tint.of(0x2f3542),
              Set.of(Detail.STRIPE)));

  static final Performer FEI =
      new Performer(
          "fei",
          1.65,
          0.94,
          1.0,
          0.92,
          1.08,
          1.05,
          Side.LEFT,
          new Look(
              Tint.of(0xf0c8a4),
              Tint.of(0x25212b),
              HairStyle.BUN,
              Tint.of(0x4fa36a),
              Tint.of(0xf4f0e2),
              Sleeves.LONG,
              Tint.of(0x8a3f4f),
              Legwear.TROUSERS,
              Tint.of(0xe8e2d8),
              Set.of(Detail.GLASSES)));

  static final Performer GUS =
      new Performer(
          "gus",
          1.8,
          1.05,
          1.0,
          1.1,
          1.0,
          0.8,
          Side.RIGHT,
          new Look(
              Tint.of(0xd9a883),
              Tint.of(0x3b3230),
              HairStyle.SHORT,
              Tint.of(0x59606e),
              Tint.of(0x8a919e),
              Sleeves.LONG,
              Tint.of(0x3f4450),
              Legwear.TROUSERS,
              Tint.of(0x2b2a2e),
              Set.of()));

  /** Who acts. */
  static final List<Performer> ACTORS = List.of(ANA, BORIS, CHIDI, DORA);

  /** Who only walks by in front of the camera. */
  static final List<Performer> PASSERS_BY = List.of(EMIR, FEI, GUS);

  private Cast() {}
}
