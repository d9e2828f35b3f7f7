package org.cuepoint.core.testing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cuepoint.core.active.Answer;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueItemId;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.active.QueueStore;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.edit.StepId;

/** Queue rounds and answers in lists. */
final class InMemoryQueue implements QueueStore {

  private final Memory memory;
  private final List<QueueRound> rounds;
  private final List<Answer> answers;

  private final InMemoryJournal journal;

  InMemoryQueue(Memory memory, InMemoryJournal journal) {
    this.memory = memory;
    this.journal = journal;
    rounds = memory.list();
    answers = memory.list();
  }

  @Override
  public void addRound(QueueRound round) {
    memory.run(() -> rounds.add(round));
  }

  @Override
  public void forgetUnansweredRounds() {
    memory.run(
        () ->
            rounds.removeIf(
                round ->
                    !round.equals(rounds.getLast())
                        && round.items().stream()
                            .noneMatch(
                                item ->
                                    answers.stream().anyMatch(a -> a.item().equals(item.id())))));
  }

  @Override
  public void forgetQuestions(Set<ModelVersionId> models) {
    memory.run(
        () -> {
          rounds.replaceAll(round -> models.contains(round.model()) ? answered(round) : round);
          QueueRound last = rounds.isEmpty() ? null : rounds.getLast();
          rounds.removeIf(
              round ->
                  models.contains(round.model()) && round.items().isEmpty() && !round.equals(last));
        });
  }

  private QueueRound answered(QueueRound round) {
    return new QueueRound(
        round.id(),
        round.created(),
        round.acquisition(),
        round.chooser(),
        round.model(),
        round.encoder(),
        round.items().stream()
            .filter(item -> answers.stream().anyMatch(a -> a.item().equals(item.id())))
            .toList(),
        round.example());
  }

  @Override
  public Optional<QueueRound> currentRound() {
    return memory.read(() -> rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.getLast()));
  }

  @Override
  public List<QueueRound> rounds() {
    return memory.read(() -> List.copyOf(rounds));
  }

  @Override
  public List<QueueItem> openItems() {
    return memory.read(
        () ->
            currentRound().stream()
                .flatMap(round -> round.items().stream())
                .filter(item -> counting().noneMatch(a -> a.item().equals(item.id())))
                .sorted(Comparator.comparingInt(QueueItem::rank))
                .toList());
  }

  @Override
  public Optional<QueueItem> item(QueueItemId id) {
    return memory.read(
        () ->
            rounds.stream()
                .flatMap(round -> round.items().stream())
                .filter(item -> item.id().equals(id))
                .findFirst());
  }

  @Override
  public void answer(Answer answer) {
    memory.run(
        () -> {
          if (item(answer.item()).isEmpty()) {
            throw new IllegalArgumentException("There is no question " + answer.item());
          }
          answers.add(answer);
        });
  }

  @Override
  public List<Answer> answers() {
    return memory.read(() -> counting().sorted(Comparator.comparing(Answer::when)).toList());
  }

  private Stream<Answer> counting() {
    return answers.stream().filter(a -> a.step().map(journal::isDone).orElse(true));
  }

  @Override
  public Optional<QueueItem> answeredBy(StepId step) {
    return memory.read(
        () ->
            answers.stream()
                .filter(a -> a.step().filter(step::equals).isPresent())
                .findFirst()
                .flatMap(a -> item(a.item())));
  }
}
