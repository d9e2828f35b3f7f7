package org.cuepoint.core.active;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.edit.StepId;

/**
 * Queue rounds and answers of a project. An answer counts only while the step it is part of is
 * done: undoing the step opens the question, redoing it answers it again. Thread-safe; every
 * writing call is durable when it returns.
 */
public interface QueueStore {

  /** Adds a round; it becomes the current one. */
  void addRound(QueueRound round);

  /**
   * Forgets the rounds before the latest of which nothing was ever answered: while a person labels,
   * a new one is made at every label. Not called while a question of one may be on screen.
   */
  void forgetUnansweredRounds();

  /**
   * Forgets the questions that these models asked and nobody ever answered, with the rounds that
   * are empty then; the latest round stays, so that no older one comes back.
   */
  void forgetQuestions(Set<ModelVersionId> models);

  /** Returns the latest round. */
  Optional<QueueRound> currentRound();

  /** Returns all rounds, oldest first. */
  List<QueueRound> rounds();

  /** Returns the items of the latest round that have no answer yet, in rank order. */
  List<QueueItem> openItems();

  /** Returns one item of any round. */
  Optional<QueueItem> item(QueueItemId id);

  /** Records what a person did with an item. */
  void answer(Answer answer);

  /** Returns all answers that count, oldest first. */
  List<Answer> answers();

  /** Returns the question that a step answered, whether the step is done or undone. */
  Optional<QueueItem> answeredBy(StepId step);
}
