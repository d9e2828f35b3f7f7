package org.cuepoint.core.recognition.djl.export;

import ai.djl.ndarray.NDArray;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes safetensors (https://huggingface.co/docs/safetensors): the length of the header as 8
 * bytes, the header as JSON, then the arrays; everything little-endian.
 */
final class SafeTensors {

  /** The header is padded with spaces, so that arrays begin at a multiple of this. */
  private static final int ALIGNMENT = 8;

  private SafeTensors() {}

  /**
   * Writes a file.
   *
   * @param arrays of floats
   * @param metadata text about them
   */
  static void write(Path file, Map<String, NDArray> arrays, Map<String, String> metadata)
      throws IOException {
    JsonObject header = new JsonObject();
    JsonObject texts = new JsonObject();
    metadata.forEach(texts::addProperty);
    header.add("__metadata__", texts);
    long offset = 0;
    for (Map.Entry<String, NDArray> array : arrays.entrySet()) {
      long end = offset + array.getValue().size() * Float.BYTES;
      header.add(array.getKey(), entry(array.getValue(), offset, end));
      offset = end;
    }
    byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
    int length = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      byte[] size = new byte[Long.BYTES];
      ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
      out.write(size);
      out.write(text);
      out.write(" ".repeat(length - text.length).getBytes(StandardCharsets.UTF_8));
      for (NDArray array : arrays.values()) {
        byte[] bytes = new byte[Math.toIntExact(array.size() * Float.BYTES)];
        ByteBuffer.wrap(bytes)
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer()
            .put(array.toFloatArray());
        out.write(bytes);
      }
    }
  }

  private static JsonObject entry(NDArray array, long from, long to) {
    JsonArray shape = new JsonArray();
    for (long size : array.getShape().getShape()) {
      shape.add(size);
    }
    JsonArray offsets = new JsonArray();
    offsets.add(from);
    offsets.add(to);
    JsonObject entry = new JsonObject();
    entry.addProperty("dtype", "F32");
    entry.add("shape", shape);
    entry.add("data_offsets", offsets);
    return entry;
  }
}
