package org.cuepoint.storage.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.reflect.TypeToken;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Maps as JSON objects; order and every double survive, also those that are no number. */
final class JsonMaps {

  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeSpecialFloatingPointValues().create();
  private static final TypeToken<LinkedHashMap<String, Double>> NUMBERS = new TypeToken<>() {};
  private static final TypeToken<LinkedHashMap<String, String>> TEXTS = new TypeToken<>() {};

  private JsonMaps() {}

  static String write(Map<String, ?> map) {
    return GSON.toJson(map);
  }

  static Map<String, Double> numbers(String json) {
    return GSON.fromJson(json, NUMBERS);
  }

  static Map<String, String> texts(String json) {
    return GSON.fromJson(json, TEXTS);
  }

  /** Returns the map with its keys as text. */
  static <K> Map<String, Double> named(Map<K, Double> map, Function<? super K, String> name) {
    Map<String, Double> result = new LinkedHashMap<>();
    map.forEach((key, value) -> result.put(name.apply(key), value));
    return result;
  }

  /** Returns the map with its keys read from text. */
  static <K> Map<K, Double> keyed(Map<String, Double> map, Function<String, ? extends K> key) {
    Map<K, Double> result = new LinkedHashMap<>();
    map.forEach((name, value) -> result.put(key.apply(name), value));
    return result;
  }
}
