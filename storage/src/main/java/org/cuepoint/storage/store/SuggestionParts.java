package org.cuepoint.storage.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.taxonomy.ClassId;

/**
 * The numbers of a suggestion as bytes: a video can have 100,000 suggestions with a dozen
 * probabilities each, and as JSON they take three times the space and ten times the time.
 *
 * <p>Layout, big-endian: a byte {@value #VERSION}; a short with the number of classes, then for
 * each its UUID (two longs) and a double; a short with the number of uncertainties, then for each
 * the length of its name (a short), the name in UTF-8 and a double.
 *
 * @param probabilities by class
 * @param uncertainty by name
 */
record SuggestionParts(Map<ClassId, Double> probabilities, Map<String, Double> uncertainty) {

  private static final byte VERSION = 1;

  // The few classes and names come in every row; each is kept once.
  private static final ConcurrentMap<UUID, ClassId> CLASSES = new ConcurrentHashMap<>();
  private static final ConcurrentMap<String, String> NAMES = new ConcurrentHashMap<>();

  static SuggestionParts of(Suggestion suggestion) {
    return new SuggestionParts(suggestion.probabilities(), suggestion.uncertainty());
  }

  /** Reads what schema version 1 kept. */
  static SuggestionParts ofJson(String probabilities, String uncertainty) {
    return new SuggestionParts(
        JsonMaps.keyed(JsonMaps.numbers(probabilities), ClassId::parse),
        JsonMaps.numbers(uncertainty));
  }

  byte[] bytes() {
    List<Map.Entry<String, Double>> named = List.copyOf(uncertainty.entrySet());
    List<byte[]> names =
        named.stream().map(entry -> entry.getKey().getBytes(StandardCharsets.UTF_8)).toList();
    int size = 1 + 2 + probabilities.size() * 24 + 2;
    for (byte[] name : names) {
      size += 2 + name.length + 8;
    }
    ByteBuffer bytes = ByteBuffer.allocate(size);
    bytes.put(VERSION).putShort((short) probabilities.size());
    probabilities.forEach(
        (id, probability) ->
            bytes
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .putDouble(probability));
    bytes.putShort((short) names.size());
    for (int i = 0; i < names.size(); i++) {
      bytes.putShort((short) names.get(i).length).put(names.get(i));
      bytes.putDouble(named.get(i).getValue());
    }
    return bytes.array();
  }

  static SuggestionParts parse(byte[] written) {
    ByteBuffer bytes = ByteBuffer.wrap(written);
    byte version = bytes.get();
    if (version != VERSION) {
      throw new IllegalStateException(
          "A suggestion was written in a form that is not known: " + version);
    }
    int classes = Short.toUnsignedInt(bytes.getShort());
    Map<ClassId, Double> probabilities = LinkedHashMap.newLinkedHashMap(classes);
    for (int i = 0; i < classes; i++) {
      UUID id = new UUID(bytes.getLong(), bytes.getLong());
      probabilities.put(CLASSES.computeIfAbsent(id, ClassId::new), bytes.getDouble());
    }
    int names = Short.toUnsignedInt(bytes.getShort());
    Map<String, Double> uncertainty = LinkedHashMap.newLinkedHashMap(names);
    for (int i = 0; i < names; i++) {
      byte[] name = new byte[Short.toUnsignedInt(bytes.getShort())];
      bytes.get(name);
      String text = new String(name, StandardCharsets.UTF_8);
      uncertainty.put(NAMES.computeIfAbsent(text, t -> t), bytes.getDouble());
    }
    return new SuggestionParts(probabilities, uncertainty);
  }
}
