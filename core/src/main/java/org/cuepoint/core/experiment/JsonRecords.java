package org.cuepoint.core.experiment;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads records from JSON strictly: a field that the record does not have is refused with the names
 * that exist, and so is one that is missing, unless it is optional or a list (then it is empty).
 * Field names are the components' in lower case with underscores. A sealed interface is chosen by
 * the field {@code kind}, the record's name in lower case with hyphens, without {@code Plan}; enum
 * values are written the same way. A general JSON mapper would fill what is missing with nulls and
 * pass over what is misspelt, and a misspelt setting is an experiment that nobody made.
 *
 * <p>Immutable.
 */
final class JsonRecords {

  private static final String KIND = "kind";

  private final Path folder;

  /**
   * Makes a reader.
   *
   * @param folder where relative paths start
   */
  JsonRecords(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads a record or one of the records of a sealed interface.
   *
   * @throws IllegalArgumentException if the JSON does not say exactly that; the message names the
   *     field
   */
  <T> T read(JsonObject json, Class<T> type) {
    return type.cast(object(json, type, ""));
  }

  private Object object(JsonObject json, Class<?> type, String place) {
    if (type.isRecord()) {
      return record(json, type, place, List.of());
    }
    List<Class<?>> kinds =
        Arrays.stream(type.getPermittedSubclasses()).filter(Class::isRecord).toList();
    String known = kinds.stream().map(JsonRecords::kind).sorted().collect(Collectors.joining(", "));
    JsonElement kind = json.get(KIND);
    if (kind == null) {
      throw new IllegalArgumentException(
          at(place) + "the field 'kind' is missing; it is one of " + known);
    }
    String word = text(kind, inner(place, KIND));
    return kinds.stream()
        .filter(each -> kind(each).equals(word))
        .findFirst()
        .map(each -> record(json, each, place, List.of(KIND)))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    at(place) + "there is no kind '" + word + "'; there are " + known));
  }

  private Object record(JsonObject json, Class<?> type, String place, List<String> further) {
    Map<String, RecordComponent> components = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      components.put(separated(component.getName(), '_'), component);
    }
    for (String field : json.keySet()) {
      if (!components.containsKey(field) && !further.contains(field)) {
        TreeSet<String> known = new TreeSet<>(components.keySet());
        known.addAll(further);
        throw new IllegalArgumentException(
            at(place) + "there is no field '" + field + "'; there are " + String.join(", ", known));
      }
    }
    List<Object> values = new ArrayList<>();
    components.forEach(
        (field, component) ->
            values.add(value(json.get(field), component.getGenericType(), inner(place, field))));
    Class<?>[] types =
        components.values().stream().map(RecordComponent::getType).toArray(Class[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values.toArray());
    } catch (InvocationTargetException refused) {
      if (refused.getCause() instanceof IllegalArgumentException reason) {
        throw new IllegalArgumentException(at(place) + reason.getMessage(), reason);
      }
      throw new IllegalStateException(refused);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Object value(
      @org.jspecify.annotations.Nullable JsonElement json, Type type, String place) {
    boolean absent = json == null || json.isJsonNull();
    JsonElement present = json == null ? com.google.gson.JsonNull.INSTANCE : json;
    if (type instanceof ParameterizedType generic) {
      Type item = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == Optional.class) {
        return absent ? Optional.empty() : Optional.of(value(present, item, place));
      }
      if (absent) {
        return List.of();
      }
      return list(present, item, place);
    }
    if (absent) {
      if (type == JsonObject.class) {
        return new JsonObject();
      }
      throw new IllegalArgumentException("the field '" + place + "' is missing");
    }
    return single(present, (Class<?>) type, place);
  }

  private List<Object> list(JsonElement json, Type item, String place) {
    if (!(json instanceof JsonArray array)) {
      throw new IllegalArgumentException("the field '" + place + "' must be a list");
    }
    List<Object> values = new ArrayList<>();
    for (JsonElement element : array) {
      values.add(value(element, item, place + "[" + values.size() + "]"));
    }
    return values;
  }

  private Object single(JsonElement json, Class<?> type, String place) {
    if (type == JsonObject.class || type.isRecord() || type.isSealed()) {
      if (!json.isJsonObject()) {
        throw new IllegalArgumentException("the field '" + place + "' must be an object");
      }
      return type == JsonObject.class
          ? json.getAsJsonObject()
          : object(json.getAsJsonObject(), type, place);
    }
    if (type == String.class) {
      return text(json, place);
    }
    if (type == Path.class) {
      return folder.resolve(text(json, place));
    }
    if (type.isEnum()) {
      return constant(json, type, place);
    }
    if (type == boolean.class || type == Boolean.class) {
      if (!json.isJsonPrimitive() || !json.getAsJsonPrimitive().isBoolean()) {
        throw new IllegalArgumentException("the field '" + place + "' must be true or false");
      }
      return json.getAsBoolean();
    }
    return number(json, type, place);
  }

  private static Object constant(JsonElement json, Class<?> type, String place) {
    String word = text(json, place);
    Object[] constants = type.getEnumConstants();
    return Arrays.stream(constants)
        .filter(each -> word(each).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the field '"
                        + place
                        + "' is '"
                        + word
                        + "'; it must be one of "
                        + Arrays.stream(constants)
                            .map(JsonRecords::word)
                            .collect(Collectors.joining(", "))));
  }

  private static Object number(JsonElement json, Class<?> type, String place) {
    if (!json.isJsonPrimitive() || !json.getAsJsonPrimitive().isNumber()) {
      throw new IllegalArgumentException("the field '" + place + "' must be a number");
    }
    double value = json.getAsDouble();
    if (type == double.class || type == Double.class) {
      return value;
    }
    if (value != Math.rint(value)) {
      throw new IllegalArgumentException("the field '" + place + "' must be a whole number");
    }
    if (type == long.class || type == Long.class) {
      return json.getAsLong();
    }
    if (type == int.class || type == Integer.class) {
      if (value != (int) value) {
        throw new IllegalArgumentException("the field '" + place + "' is too large");
      }
      return (int) value;
    }
    throw new IllegalStateException("Plans hold no " + type);
  }

  private static String text(JsonElement json, String place) {
    if (!json.isJsonPrimitive() || !json.getAsJsonPrimitive().isString()) {
      throw new IllegalArgumentException("the field '" + place + "' must be a text");
    }
    return json.getAsString();
  }

  private static String kind(Class<?> type) {
    String name = type.getSimpleName();
    String bare = name.endsWith("Plan") ? name.substring(0, name.length() - 4) : name;
    return separated(bare, '-');
  }

  private static String word(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String separated(String name, char separator) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char each = name.charAt(i);
      if (Character.isUpperCase(each) && !text.isEmpty()) {
        text.append(separator);
      }
      text.append(Character.toLowerCase(each));
    }
    return text.toString();
  }

  private static String inner(String place, String field) {
    return place.isEmpty() ? field : place + "." + field;
  }

  private static String at(String place) {
    return place.isEmpty() ? "" : "in '" + place + "' ";
  }
}
