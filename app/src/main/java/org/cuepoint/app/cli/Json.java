package org.cuepoint.app.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** Builds and prints the documents of {@code --json}: one line, so that programs can stream it. */
final class Json {

  private static final Gson GSON =
      new GsonBuilder()
          .disableHtmlEscaping()
          .serializeNulls()
          .serializeSpecialFloatingPointValues()
          .create();

  private Json() {}

  /** Returns a line; numbers that are none, which JSON does not know, are null. */
  static String text(JsonElement document) {
    return GSON.toJson(finite(document));
  }

  /** Returns the form of a record. */
  static JsonElement tree(Object value) {
    return GSON.toJsonTree(value);
  }

  private static JsonElement finite(JsonElement element) {
    return switch (element) {
      case JsonObject object -> {
        JsonObject copy = new JsonObject();
        object.entrySet().forEach(member -> copy.add(member.getKey(), finite(member.getValue())));
        yield copy;
      }
      case JsonArray array -> {
        JsonArray copy = new JsonArray(array.size());
        array.forEach(item -> copy.add(finite(item)));
        yield copy;
      }
      case JsonPrimitive value when value.isNumber() && !Double.isFinite(value.getAsDouble()) ->
          JsonNull.INSTANCE;
      default -> element;
    };
  }

  /** Returns an array with one element for each item. */
  static <T> JsonArray array(Collection<T> items, Function<T, JsonElement> form) {
    JsonArray array = new JsonArray(items.size());
    items.forEach(item -> array.add(form.apply(item)));
    return array;
  }

  /** Returns an array of texts. */
  static JsonArray texts(Collection<String> items) {
    JsonArray array = new JsonArray(items.size());
    items.forEach(array::add);
    return array;
  }

  /** Adds a text if there is one. */
  static void add(JsonObject object, String name, Optional<String> value) {
    value.ifPresent(text -> object.addProperty(name, text));
  }

  /** Returns a number without a long tail of digits. */
  static double rounded(double value, int digits) {
    if (!Double.isFinite(value)) {
      return value;
    }
    double scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }
}
