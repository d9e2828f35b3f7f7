package org.cuepoint.app.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.embed.EmbeddingMap;
import org.cuepoint.core.embed.MapPoint;
import org.cuepoint.core.taxonomy.ActionClass;

/**
 * Which colour each point of a map has, as positions in a list of entries. Immutable.
 *
 * @param entries all colours, drawn in this order: what says least lies below
 * @param of the entry of each point
 */
// Neither compared nor written to after it is made.
@SuppressWarnings("ArrayRecordComponent")
record Legend(List<LegendEntry> entries, int[] of) {

  /** Steps of a scale; more shades than these are hard to tell apart in small dots. */
  static final int LEVELS = 5;

  Legend {
    entries = List.copyOf(entries);
  }

  static Legend of(EmbeddingMap map, Colouring colouring) {
    return switch (colouring) {
      case LABEL -> classes(map, MapPoint::label, Messages.text("map.unlabelled"));
      case PREDICTION -> classes(map, MapPoint::prediction, Messages.text("map.not-asked"));
      case UNCERTAINTY -> levels(map, MapPoint::uncertainty, 1);
      case DISAGREEMENT ->
          levels(
              map,
              MapPoint::disagreement,
              map.points().stream()
                  .mapToDouble(MapPoint::disagreement)
                  .filter(Double::isFinite)
                  .max()
                  .orElse(1));
      case GROUP -> groups(map);
    };
  }

  private static Legend classes(EmbeddingMap map, ToIntFunction<MapPoint> said, String unknown) {
    List<LegendEntry> entries = new ArrayList<>();
    entries.add(new LegendEntry(LegendEntry.Kind.UNKNOWN, 0, "", unknown, 0));
    entries.add(new LegendEntry(LegendEntry.Kind.NOTHING, 0, "", Messages.text("map.nothing"), 0));
    for (ActionClass each : map.classes()) {
      entries.add(
          new LegendEntry(
              LegendEntry.Kind.CLASS, entries.size() - 2, each.colour(), each.name(), 0));
    }
    return counted(map, entries, point -> said.applyAsInt(point) - MapPoint.UNKNOWN);
  }

  private static Legend levels(EmbeddingMap map, ToDoubleFunction<MapPoint> value, double most) {
    double step = Math.max(most, 1e-9) / LEVELS;
    List<LegendEntry> entries = new ArrayList<>();
    entries.add(
        new LegendEntry(LegendEntry.Kind.UNKNOWN, 0, "", Messages.text("map.not-asked"), 0));
    for (int level = 0; level < LEVELS; level++) {
      String range = String.format(Locale.ROOT, "%.2f – %.2f", level * step, (level + 1) * step);
      entries.add(new LegendEntry(LegendEntry.Kind.LEVEL, level, "", range, 0));
    }
    return counted(
        map,
        entries,
        point -> {
          double known = value.applyAsDouble(point);
          return Double.isFinite(known) ? 1 + Math.clamp((long) (known / step), 0, LEVELS - 1) : 0;
        });
  }

  private static Legend groups(EmbeddingMap map) {
    List<String> names =
        map.points().stream().map(point -> point.place().group()).distinct().sorted().toList();
    List<LegendEntry> entries = new ArrayList<>();
    for (String name : names) {
      entries.add(
          name.isEmpty()
              ? new LegendEntry(LegendEntry.Kind.UNKNOWN, 0, "", Messages.text("map.no-group"), 0)
              : new LegendEntry(LegendEntry.Kind.GROUP, entries.size(), "", name, 0));
    }
    return counted(map, entries, point -> names.indexOf(point.place().group()));
  }

  /** Counts; what no point has is left out. */
  private static Legend counted(
      EmbeddingMap map, List<LegendEntry> all, ToIntFunction<MapPoint> place) {
    int[] counts = new int[all.size()];
    int[] places = map.points().stream().mapToInt(place).toArray();
    for (int each : places) {
      counts[each]++;
    }
    List<LegendEntry> used = new ArrayList<>();
    int[] moved = new int[all.size()];
    for (int i = 0; i < counts.length; i++) {
      moved[i] = used.size();
      if (counts[i] > 0) {
        used.add(all.get(i).withCount(counts[i]));
      }
    }
    for (int i = 0; i < places.length; i++) {
      places[i] = moved[places[i]];
    }
    return new Legend(used, places);
  }
}
