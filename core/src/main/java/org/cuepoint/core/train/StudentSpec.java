package org.cuepoint.core.train;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.Locale;
import org.cuepoint.core.recognition.ModelKind;

/**
 * What a student on features is: its kind and its sizes. In JSON an object with {@code kind}.
 * Students on pictures have a {@link FocalSpec}.
 */
public sealed interface StudentSpec {

  /** Returns the kind of model it becomes. */
  ModelKind kind();

  /** Returns the channels of its embedding of a tick. */
  int width();

  /**
   * Looks at few ticks of a window and says what happens at all of them (Bhardwaj, Srinivasan and
   * Khapra, "Efficient Video Classification Using Fewer Frames", CVPR 2019).
   *
   * @param windowTicks ticks of a window
   * @param looks ticks that are looked at
   * @param mostLooks at most so many in training, and with the second look; at least {@link
   *     #fewestLooks} are drawn
   * @param choice which ones
   * @param width channels inside
   * @param layers transformer blocks
   * @param heads attention heads; divides the width
   * @param secondLookBelow where the margin between the two likeliest labels of a window is less on
   *     average, {@code mostLooks} ticks are looked at; 0 for never
   */
  record SeeVeryLittle(
      int windowTicks,
      int looks,
      int mostLooks,
      FrameChoice choice,
      int width,
      int layers,
      int heads,
      double secondLookBelow)
      implements StudentSpec {

    /** Validates the ranges. */
    public SeeVeryLittle {
      if (windowTicks < 2 || looks < 1 || mostLooks < looks || mostLooks > windowTicks) {
        throw new IllegalArgumentException(
            "A student that looks at " + looks + " of " + windowTicks + " ticks cannot be");
      }
      requireHeads(width, layers, heads);
    }

    /** Returns how many ticks of a window are looked at in training at least. */
    public int fewestLooks() {
      return Math.max(1, 2 * looks / 3);
    }

    @Override
    public ModelKind kind() {
      return ModelKind.SEE_VERY_LITTLE;
    }
  }

  /**
   * Streaming: each tick attends to its own tokens, whose keys and values carry channels of the two
   * ticks before, and to a few pooled memories.
   *
   * @param width channels inside
   * @param layers blocks
   * @param heads attention heads; divides the width
   */
  record ShiftAttention(int width, int layers, int heads) implements StudentSpec {

    /** Validates the ranges. */
    public ShiftAttention {
      requireHeads(width, layers, heads);
    }

    @Override
    public ModelKind kind() {
      return ModelKind.SHIFT_ATTENTION;
    }
  }

  /**
   * Streaming: attention within the tick, attention pooling, and an LSTM over ticks.
   *
   * @param tokenWidth channels of a token inside
   * @param heads attention heads; divides the width
   * @param state of the LSTM; the embedding of a tick
   */
  record AttentionLstm(int tokenWidth, int heads, int state) implements StudentSpec {

    /** Validates the ranges. */
    public AttentionLstm {
      requireHeads(tokenWidth, 1, heads);
    }

    @Override
    public ModelKind kind() {
      return ModelKind.ATTENTION_LSTM;
    }

    @Override
    public int width() {
      return state;
    }
  }

  private static void requireHeads(int width, int layers, int heads) {
    if (layers < 1 || heads < 1 || width < heads || width % heads != 0) {
      throw new IllegalArgumentException(
          "A student needs positive sizes and a width that its heads divide");
    }
  }

  /**
   * Returns the sizes that the program uses for a kind.
   *
   * @throws IllegalArgumentException if it is no kind of student
   */
  static StudentSpec of(ModelKind kind) {
    return switch (kind) {
      case SEE_VERY_LITTLE -> new SeeVeryLittle(32, 3, 8, FrameChoice.UNIFORM, 96, 2, 4, 0);
      case SHIFT_ATTENTION -> new ShiftAttention(96, 2, 4);
      case ATTENTION_LSTM -> new AttentionLstm(96, 4, 128);
      default ->
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "'%s' is no kind of student on features; there are %s, %s and %s",
                  kind.word(),
                  ModelKind.SEE_VERY_LITTLE.word(),
                  ModelKind.SHIFT_ATTENTION.word(),
                  ModelKind.ATTENTION_LSTM.word()));
    };
  }

  /** Returns the JSON form. */
  default JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("kind", kind().word());
    new Gson().toJsonTree(this).getAsJsonObject().asMap().forEach(json::add);
    return json;
  }

  /**
   * Reads the JSON form; fields that are left out are the usual ones of the kind.
   *
   * @throws IllegalArgumentException if the kind or a size cannot be
   */
  static StudentSpec fromJson(JsonObject json) {
    StudentSpec usual = of(ModelKind.ofWord(json.get("kind").getAsString()));
    JsonObject merged = usual.toJson();
    merge(json, merged);
    return new Gson().fromJson(merged, usual.getClass());
  }

  private static void merge(JsonObject from, JsonObject into) {
    from.asMap()
        .forEach(
            (name, value) -> {
              if (value.isJsonObject() && into.has(name) && into.get(name).isJsonObject()) {
                merge(value.getAsJsonObject(), into.getAsJsonObject(name));
              } else {
                into.add(name, value);
              }
            });
  }
}
