package org.cuepoint.app.player;

import java.util.Collection;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Where something begins or ends in the video on screen. FX thread only. */
public interface Boundaries {

  /** Nothing begins or ends anywhere. */
  Boundaries NONE =
      new Boundaries() {
        @Override
        public OptionalInt before(int frame) {
          return OptionalInt.empty();
        }

        @Override
        public OptionalInt after(int frame) {
          return OptionalInt.empty();
        }
      };

  /** Returns the nearest boundary before {@code frame}, itself left out. */
  OptionalInt before(int frame);

  /** Returns the nearest boundary after {@code frame}, itself left out. */
  OptionalInt after(int frame);

  /** Returns the boundaries among frames in any order, looked through at each question. */
  static Boundaries among(Supplier<? extends Collection<Integer>> frames) {
    return new Boundaries() {
      @Override
      public OptionalInt before(int frame) {
        return frames.get().stream().mapToInt(Integer::intValue).filter(b -> b < frame).max();
      }

      @Override
      public OptionalInt after(int frame) {
        return frames.get().stream().mapToInt(Integer::intValue).filter(b -> b > frame).min();
      }
    };
  }
}
