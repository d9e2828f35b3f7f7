package org.cuepoint.samples.figures;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What happens in one video: a random sequence of actions with gaps, such that each follows from
 * where the last one ended, and every class comes about equally often. Immutable after planning.
 */
final class Script {

  /**
   * An action with its exact time.
   *
   * @param kind its class
   * @param start seconds at which the pose leaves rest
   * @param motion the movement
   */
  record Scheduled(ActionKind kind, double start, Motion motion) {

    /** Returns the seconds at which the pose is back at rest. */
    double end() {
      return start + motion.seconds();
    }
  }

  private static final double LONGEST = 4.9;

  private final double reach;
  private final double seconds;
  private final RandomGenerator random;
  private final Actions actions;
  private final Idling idling;
  private final List<Scheduled> scheduled = new ArrayList<>();
  private final Map<ActionKind, Integer> counts = new EnumMap<>(ActionKind.class);
  private final Pose first;

  /**
   * Plans a video.
   *
   * @param random all of its chance
   * @param performer who acts
   * @param reach how far from the middle, metres
   * @param seconds length of the video
   */
  Script(RandomGenerator random, Performer performer, double reach, double seconds) {
    this.reach = reach;
    this.seconds = seconds;
    this.random = random;
    this.actions = new Actions(performer, random);
    this.idling = new Idling(random);
    double place = random.nextDouble(-0.5, 0.5) * reach;
    this.first = Stance.STANDING.rest(performer, place);
    plan(place);
  }

  List<Scheduled> scheduled() {
    return List.copyOf(scheduled);
  }

  Eyes eyes(double at) {
    return idling.eyes(at);
  }

  /** Returns the pose at a time with breathing, sway and fidgets. */
  Pose poseAt(double at) {
    return actionPoseAt(at).plus(idling.at(at));
  }

  /** Returns the pose at a time as the actions alone have it; at rest it stays the same. */
  Pose actionPoseAt(double at) {
    Pose rest = first;
    for (Scheduled action : scheduled) {
      if (at < action.start) {
        return rest;
      }
      if (at < action.end()) {
        return action.motion.at(at - action.start);
      }
      rest = action.motion.end();
    }
    return rest;
  }

  private void plan(double startPlace) {
    double place = startPlace;
    Stance stance = Stance.STANDING;
    double at = idle(0, random.nextDouble(1, 2.2));
    while (true) {
      ActionKind kind = choose(stance, place);
      double to = place;
      Motion motion;
      if (kind == ActionKind.WALK_LEFT || kind == ActionKind.WALK_RIGHT) {
        int direction = kind == ActionKind.WALK_LEFT ? -1 : 1;
        double room = reach - direction * place;
        to = place + direction * random.nextDouble(0.75, Math.max(0.8, Math.min(room, 1.9)));
        motion = actions.walk(place, to);
      } else {
        motion = actions.make(kind, stance, place);
      }
      if (motion.seconds() > LONGEST) {
        continue;
      }
      if (at + motion.seconds() > seconds - 0.8) {
        break;
      }
      scheduled.add(new Scheduled(kind, at, motion));
      counts.merge(kind, 1, Integer::sum);
      place = to;
      stance =
          switch (kind) {
            case SIT_DOWN -> Stance.SEATED;
            case STAND_UP -> Stance.STANDING;
            default -> stance;
          };
      at += motion.seconds();
      if (random.nextDouble() > 0.28) {
        double u = random.nextDouble();
        at = idle(at, 1.0 + 0.4 * u + 2.2 * Math.pow(u, 6));
      }
    }
    idle(at, seconds - at);
  }

  /** Lets time pass without action, with a fidget now and then; returns the time after it. */
  private double idle(double from, double length) {
    if (length > 1.2 && random.nextDouble() < 0.5) {
      double fidget = Math.min(length - 0.3, random.nextDouble(0.9, 1.8));
      idling.fidget(random, from + random.nextDouble(0.1, length - fidget), fidget);
    }
    return from + length;
  }

  private ActionKind choose(Stance stance, double place) {
    Map<ActionKind, Double> weights = new EnumMap<>(ActionKind.class);
    double total = 0;
    for (ActionKind kind : ActionKind.values()) {
      if (possible(kind, stance, place)) {
        double weight = Math.pow(0.3, counts.getOrDefault(kind, 0));
        weights.put(kind, weight);
        total += weight;
      }
    }
    double pick = random.nextDouble(total);
    for (ActionKind kind : ActionKind.values()) {
      pick -= weights.getOrDefault(kind, 0.0);
      if (pick < 0) {
        return kind;
      }
    }
    return stance == Stance.SEATED ? ActionKind.STAND_UP : ActionKind.WAVE;
  }

  private boolean possible(ActionKind kind, Stance stance, double place) {
    if (!scheduled.isEmpty() && scheduled.getLast().kind == kind) {
      return false;
    }
    if (stance == Stance.SEATED) {
      return kind == ActionKind.STAND_UP || kind.seatedToo();
    }
    return switch (kind) {
      case STAND_UP -> false;
      case SIT_DOWN -> Math.abs(place) < Stance.SEAT_HALF - 0.15;
      case WALK_LEFT -> reach + place > 0.8;
      case WALK_RIGHT -> reach - place > 0.8;
      default -> true;
    };
  }
}
