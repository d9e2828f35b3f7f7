package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.annotation.AnnotationId;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentId;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.exchange.ImportedAnnotations;
import org.cuepoint.core.exchange.ImportedSegment;
import org.cuepoint.core.exchange.KnownVideo;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.ExclusiveGroup;
import org.cuepoint.core.taxonomy.GroupId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;

/**
 * Turns rows of a file into edits. Where two positive rows exclude each other, the one that begins
 * later stays whole, as in {@code FrameTruth}; labels that the project has already win over both.
 * One thread at a time.
 */
final class ImportEdits {

  private final AnnotationStore annotations;
  private final LabelScheme scheme;
  private final Annotator.Person person;
  private final AnnotationExchange.Existing existing;
  private final ImportedAnnotations.Gaps gaps;

  private final List<AnnotationEdit> edits = new ArrayList<>();
  private int added;
  private int removed;
  private int reviewed;
  private int alreadyThere;
  private int cut;
  private int outside;

  ImportEdits(
      AnnotationStore annotations,
      LabelScheme scheme,
      Annotator.Person person,
      AnnotationExchange.Existing existing,
      ImportedAnnotations.Gaps gaps) {
    this.annotations = annotations;
    this.scheme = scheme;
    this.person = person;
    this.existing = existing;
    this.gaps = gaps;
  }

  List<AnnotationEdit> edits() {
    return List.copyOf(edits);
  }

  ImportPlan.Counts counts() {
    return new ImportPlan.Counts(added, removed, reviewed, alreadyThere, cut, outside);
  }

  /** Adds the edits of one video. */
  void cover(KnownVideo known, List<ImportedSegment> rows) {
    List<Segment> there = annotations.segments(known.video().id());
    List<ReviewedRange> looked = annotations.reviewedRanges(known.video().id());
    if (existing == AnnotationExchange.Existing.REPLACE) {
      there.forEach(segment -> edits.add(new AnnotationEdit.Remove(segment)));
      looked.forEach(range -> edits.add(new AnnotationEdit.Remove(range)));
      removed += there.size();
      there = List.of();
      looked = List.of();
    }
    Occupied occupied = new Occupied();
    there.stream().filter(s -> s.state() == LabelState.POSITIVE).forEach(occupied::add);
    Set<Optional<RegionId>> regions = new LinkedHashSet<>();
    List<Segment> fresh = new ArrayList<>();
    for (ImportedSegment row :
        rows.stream()
            .sorted(Comparator.comparingDouble(ImportedSegment::startSeconds).reversed())
            .toList()) {
      Optional<FrameRange> place = row.place(known.index());
      Optional<RegionId> region = region(known, row);
      boolean lacksRegion = row.region().isPresent() && region.isEmpty();
      if (place.isEmpty() || lacksRegion) {
        outside++;
        continue;
      }
      regions.add(region);
      Segment whole = segment(known, row, region, place.get());
      if (there.stream().anyMatch(segment -> saysTheSame(segment, whole))) {
        alreadyThere++;
        continue;
      }
      fresh.addAll(pieces(whole, known.index(), occupied));
    }
    fresh.sort(Comparator.comparing(segment -> segment.range().frames()));
    fresh.forEach(segment -> edits.add(new AnnotationEdit.Add(segment)));
    added += fresh.size();
    if (gaps == ImportedAnnotations.Gaps.BACKGROUND) {
      review(known, regions.isEmpty() ? Set.of(Optional.empty()) : regions, looked);
    }
  }

  private Segment segment(
      KnownVideo known, ImportedSegment row, Optional<RegionId> region, FrameRange place) {
    Annotator.Person said = row.annotator().map(Annotator.Person::new).orElse(person);
    return new Segment(
        SegmentId.random(),
        known.video().id(),
        region,
        scheme.find(row.label()).orElseThrow().id(),
        known.index().range(place),
        row.state(),
        said,
        said,
        row.confidence(),
        row.notes());
  }

  /**
   * Returns the region that a row names, else the only one of its subject, else the whole frame
   * (empty).
   */
  private static Optional<RegionId> region(KnownVideo known, ImportedSegment row) {
    List<AnalysisRegion> regions = known.video().regions();
    List<AnalysisRegion> fitting =
        regions.stream()
            .filter(
                region ->
                    row.region().isPresent()
                        ? region.name().equals(row.region().get())
                        : row.subject().isPresent() && region.subject().equals(row.subject()))
            .toList();
    boolean certain = row.region().isPresent() ? !fitting.isEmpty() : fitting.size() == 1;
    return certain ? Optional.of(fitting.getFirst().id()) : Optional.empty();
  }

  private static boolean saysTheSame(Segment a, Segment b) {
    return a.region().equals(b.region())
        && a.actionClass().equals(b.actionClass())
        && a.range().frames().equals(b.range().frames())
        && a.state() == b.state();
  }

  /** Returns what of a segment is free of labels that exclude it, and takes that place. */
  private List<Segment> pieces(Segment whole, FrameIndex index, Occupied occupied) {
    FrameRange frames = whole.range().frames();
    if (whole.state() != LabelState.POSITIVE || frames.isPoint()) {
      return List.of(whole);
    }
    BitSet free = occupied.free(whole);
    List<Segment> pieces = new ArrayList<>();
    for (int start = free.nextSetBit(0); start >= 0; ) {
      int end = free.nextClearBit(start);
      Segment piece = whole.withRange(index.range(start, end));
      pieces.add(pieces.isEmpty() ? piece : copyWithNewIdentity(piece));
      start = free.nextSetBit(end);
    }
    if (free.cardinality() < frames.length()) {
      cut++;
    }
    pieces.forEach(occupied::add);
    return pieces;
  }

  private static Segment copyWithNewIdentity(Segment s) {
    return new Segment(
        SegmentId.random(),
        s.video(),
        s.region(),
        s.actionClass(),
        s.range(),
        s.state(),
        s.origin(),
        s.annotator(),
        s.confidence(),
        s.notes());
  }

  private void review(
      KnownVideo known, Set<Optional<RegionId>> regions, List<ReviewedRange> looked) {
    FrameRange all = new FrameRange(0, known.index().frameCount());
    for (Optional<RegionId> region : regions) {
      boolean done =
          looked.stream()
              .anyMatch(
                  range ->
                      range.region().equals(region)
                          && range.classes().isEmpty()
                          && range.range().frames().equals(all));
      if (!done) {
        reviewed++;
        edits.add(
            new AnnotationEdit.Add(
                new ReviewedRange(
                    AnnotationId.random(),
                    known.video().id(),
                    region,
                    person,
                    Set.of(),
                    known.index().range(all))));
      }
    }
  }

  /** Frames that are taken, for each region and exclusive group. */
  private final class Occupied {
    private final Map<Place, BitSet> taken = new HashMap<>();

    private record Place(Optional<RegionId> region, Object group) {}

    void add(Segment segment) {
      FrameRange frames = segment.range().frames();
      at(segment).set(frames.start(), frames.end());
    }

    BitSet free(Segment segment) {
      BitSet free = new BitSet();
      FrameRange frames = segment.range().frames();
      free.set(frames.start(), frames.end());
      free.andNot(at(segment));
      return free;
    }

    /** A class in no group excludes only itself. */
    private BitSet at(Segment segment) {
      ClassId actionClass = segment.actionClass();
      Optional<GroupId> group =
          scheme.groups().stream()
              .filter(g -> g.classes().contains(actionClass))
              .findFirst()
              .map(ExclusiveGroup::id);
      Object owner = group.isPresent() ? group.get() : actionClass;
      return taken.computeIfAbsent(new Place(segment.region(), owner), place -> new BitSet());
    }
  }
}
