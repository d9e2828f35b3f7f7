package org.cuepoint.samples.figures;

import java.util.ArrayList;
import java.util.List;

/** A movement through key poses. */
final class Keyframes implements Motion {

  private record Key(double at, Ease ease, Pose pose) {}

  private final List<Key> keys;

  private Keyframes(List<Key> keys) {
    this.keys = List.copyOf(keys);
  }

  static Builder from(Pose rest, double tempo) {
    return new Builder(rest, tempo);
  }

  @Override
  public double seconds() {
    return keys.getLast().at;
  }

  @Override
  public Pose at(double seconds) {
    if (seconds <= 0) {
      return keys.getFirst().pose;
    }
    for (int i = 1; i < keys.size(); i++) {
      Key to = keys.get(i);
      if (seconds < to.at) {
        Key from = keys.get(i - 1);
        return from.pose.towards(to.pose, to.ease.share((seconds - from.at) / (to.at - from.at)));
      }
    }
    return keys.getLast().pose;
  }

  /** Collects key poses; durations are given for tempo 1. */
  static final class Builder {

    private final List<Key> keys = new ArrayList<>();
    private final double tempo;

    private Builder(Pose rest, double tempo) {
      this.tempo = tempo;
      keys.add(new Key(0, Ease.IN_OUT, rest));
    }

    Builder to(Pose pose, double seconds) {
      return to(pose, seconds, Ease.IN_OUT);
    }

    Builder to(Pose pose, double seconds, Ease ease) {
      keys.add(new Key(keys.getLast().at + seconds / tempo, ease, pose));
      return this;
    }

    /** Adds the way in the same time at every tempo: gravity does not hurry. */
    Builder falling(Pose pose, double seconds, Ease ease) {
      return to(pose, seconds * tempo, ease);
    }

    Builder hold(double seconds) {
      return to(keys.getLast().pose, seconds);
    }

    Keyframes build() {
      return new Keyframes(keys);
    }
  }
}
