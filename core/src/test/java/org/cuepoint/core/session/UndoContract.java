package org.cuepoint.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.Edge;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.EditJournal;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.ProjectContract;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.Test;

/**
 * Random labelling with undo and redo against a model that keeps every state it has seen. The model
 * knows nothing of edits: after undo the state must be the earlier one, after redo the later one;
 * and whoever only follows the told edits must have the same state as the store.
 */
public abstract class UndoContract extends ProjectContract {

  private static final int ACTIONS = 250;
  private static final Set<SuggestionStatus> ALL = Set.of(SuggestionStatus.values());

  private static final List<Edge> EDGES = List.of(Edge.values());
  private static final List<LabelState> STATES = List.of(LabelState.values());

  private final FrameIndex index = media.index();
  private final LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "run", "look"));
  private final List<ClassId> classes = scheme.classes().stream().map(ActionClass::id).toList();
  private final List<Set<Annotation>> states = new ArrayList<>();
  private final Map<UUID, Annotation> followed = new HashMap<>();
  private int at;

  @Test
  void anyLabellingIsTakenBackAndDoneAgain() {
    for (long seed = 1; seed <= 4; seed++) {
      label(seed);
    }
  }

  private void label(long seed) {
    EditJournal journal =
        new EditJournal(
            ports.journal(), new Annotator.Person("person " + seed), InstantSource.system());
    Labelling labelling = new Labelling(ports.annotations(), journal, () -> scheme);
    SplittableRandom random = new SplittableRandom(seed);
    suggest(random);
    states.clear();
    states.add(stored());
    at = 0;
    followed.clear();
    stored().forEach(annotation -> followed.put(annotation.key(), annotation));
    journal.onChange(change -> follow(change.edits()));
    for (int i = 0; i < ACTIONS; i++) {
      String where = "seed " + seed + ", action " + i;
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> {
          boolean undone = journal.undo(Optional.of(video.id())).isPresent();
          assertEquals(at > 0, undone, where);
          at = Math.max(0, at - 1);
        }
        case 3, 4 -> {
          boolean redone = journal.redo(Optional.of(video.id())).isPresent();
          assertEquals(at < states.size() - 1, redone, where);
          at = Math.min(states.size() - 1, at + 1);
        }
        default -> act(labelling, random);
      }
      assertEquals(states.get(at), stored(), where);
      assertEquals(stored(), Set.copyOf(followed.values()), where);
    }
    while (journal.undo(Optional.of(video.id())).isPresent()) {
      at--;
    }
    assertEquals(0, at);
    assertEquals(states.getFirst(), stored());
  }

  /** Does something, or is refused; a state that differs is a new step. */
  private void act(Labelling labelling, SplittableRandom random) {
    List<Segment> segments = ports.annotations().segments(video.id());
    List<Segment> some = some(segments, random);
    List<Suggestion> proposed =
        ports.annotations().suggestions(video.id(), Set.of(SuggestionStatus.PROPOSED));
    ClassId actionClass = classes.get(random.nextInt(classes.size()));
    int frames = random.nextInt(-30, 31);
    try {
      switch (random.nextInt(14)) {
        case 0, 1, 2 ->
            labelling.add(video.id(), Optional.empty(), actionClass, index, place(random));
        case 3 -> labelling.move(some, index, frames);
        case 4 -> labelling.moveTo(some, index, frames, actionClass);
        case 5 -> labelling.nudge(some, index, EDGES.get(random.nextInt(EDGES.size())), frames);
        case 6 -> labelling.split(some, index, random.nextInt(1000));
        case 7 -> labelling.merge(some, index);
        case 8 -> labelling.duplicate(some, index, frames);
        case 9 -> labelling.changeClass(some, index, actionClass);
        case 10 -> labelling.changeState(some, index, STATES.get(random.nextInt(STATES.size())));
        case 11 -> labelling.changeConfidence(some, index, OptionalDouble.of(random.nextDouble()));
        case 12 -> labelling.remove(some);
        default -> {
          List<Suggestion> decided = some(proposed, random);
          if (random.nextBoolean()) {
            labelling.accept(decided, index, 1);
          } else {
            labelling.reject(decided, 1);
          }
        }
      }
    } catch (IllegalArgumentException refused) {
      assertEquals(states.get(at), stored(), refused::getMessage);
    }
    Set<Annotation> now = stored();
    if (!now.equals(states.get(at))) {
      states.subList(at + 1, states.size()).clear();
      states.add(now);
      at++;
    }
  }

  private static <T> List<T> some(List<T> all, SplittableRandom random) {
    List<T> some = new ArrayList<>();
    for (T each : all) {
      if (random.nextInt(4) == 0) {
        some.add(each);
      }
    }
    return some;
  }

  private static FrameRange place(SplittableRandom random) {
    int start = random.nextInt(950);
    return new FrameRange(start, start + random.nextInt(50));
  }

  private void suggest(SplittableRandom random) {
    List<Suggestion> proposed = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      FrameRange place = place(random);
      proposed.add(
          Fixtures.suggestion(
              video.id(), classes.get(i % classes.size()), place.start(), place.end() + 1));
    }
    ports.annotations().replaceProposed(video.id(), Fixtures.MODEL, proposed);
  }

  private void follow(List<AnnotationEdit> edits) {
    for (AnnotationEdit edit : edits) {
      switch (edit) {
        case AnnotationEdit.Add(var annotation) ->
            assertEquals(null, followed.put(annotation.key(), annotation));
        case AnnotationEdit.Remove(var annotation) ->
            assertEquals(annotation, followed.remove(annotation.key()));
        case AnnotationEdit.Replace(var before, var after) ->
            assertEquals(before, followed.put(after.key(), after));
      }
    }
  }

  private Set<Annotation> stored() {
    List<Annotation> all = new ArrayList<>(ports.annotations().segments(video.id()));
    all.addAll(ports.annotations().suggestions(video.id(), ALL));
    all.sort(Comparator.comparing(Annotation::key));
    return new LinkedHashSet<>(all);
  }
}
