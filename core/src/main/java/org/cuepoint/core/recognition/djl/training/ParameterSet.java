package org.cuepoint.core.recognition.djl.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Named arrays in the order in which they were added; they belong to the set's manager. One thread
 * at a time.
 */
public final class ParameterSet {

  private final NDManager manager;
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();

  /** Makes an empty set whose arrays will live as long as the manager. */
  public ParameterSet(NDManager manager) {
    this.manager = manager;
  }

  /** Returns the manager that owns the arrays. */
  public NDManager manager() {
    return manager;
  }

  /**
   * Adds an array and takes it over.
   *
   * @return the array
   * @throws IllegalArgumentException if the name is taken
   */
  public NDArray add(String name, NDArray array) {
    if (arrays.putIfAbsent(name, array) != null) {
      throw new IllegalArgumentException("There are two arrays '" + name + "'");
    }
    array.attach(manager);
    return array;
  }

  /**
   * Returns an array.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public NDArray get(String name) {
    NDArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("There is no array '" + name + "' in " + arrays.keySet());
    }
    return array;
  }

  /** Says whether there is an array of this name. */
  public boolean contains(String name) {
    return arrays.containsKey(name);
  }

  /** Returns the names in order. */
  public List<String> names() {
    return List.copyOf(arrays.keySet());
  }

  /** Returns the arrays in order; the list is new, the arrays are not copies. */
  public NDList arrays() {
    return new NDList(arrays.values());
  }

  /** Returns how many numbers there are. */
  public long count() {
    return arrays.values().stream().mapToLong(NDArray::size).sum();
  }

  /** Lets the chosen arrays have gradients and the others not. */
  public void requireGradients(Predicate<String> chosen) {
    arrays.forEach((name, array) -> array.setRequiresGradient(chosen.test(name)));
  }

  /** Returns copies of all arrays, without gradients, in a set of another manager. */
  public ParameterSet copyTo(NDManager owner) {
    ParameterSet copy = new ParameterSet(owner);
    arrays.forEach(
        (name, array) -> {
          NDArray values = owner.create(array.getShape(), array.getDataType());
          array.copyTo(values);
          copy.add(name, values);
        });
    return copy;
  }

  /**
   * Overwrites the values with those of the same names; adds copies of what is not there yet.
   *
   * @throws IllegalArgumentException if a shape differs
   */
  public void assign(ParameterSet values) {
    values.arrays.forEach(
        (name, array) -> {
          NDArray own = arrays.get(name);
          if (own == null) {
            own = add(name, manager.create(array.getShape(), array.getDataType()));
          }
          if (!own.getShape().equals(array.getShape())) {
            throw new IllegalArgumentException(
                "'" + name + "' has shape " + own.getShape() + " and not " + array.getShape());
          }
          array.copyTo(own);
        });
  }

  /** Moves every array a little towards those of the same names: {@code a ← r a + (1 − r) b}. */
  public void follow(ParameterSet leader, double rate) {
    try (NDManager scope = manager.newSubManager()) {
      arrays.forEach(
          (name, array) -> {
            scope.tempAttachAll(array);
            NDArray step = leader.get(name).stopGradient();
            step.attach(scope);
            array.muli((float) rate).addi(step.mul((float) (1 - rate)));
          });
    }
  }

  /** Writes names and values. */
  public void write(DataOutputStream out) throws IOException {
    out.writeInt(arrays.size());
    for (String name : arrays.keySet()) {
      out.writeUTF(name);
    }
    // An empty list has no form that could be read again.
    byte[] bytes = arrays.isEmpty() ? new byte[0] : arrays().encode();
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param manager owns the arrays
   */
  public static ParameterSet read(NDManager manager, DataInputStream in) throws IOException {
    List<String> names = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      names.add(in.readUTF());
    }
    byte[] bytes = in.readNBytes(in.readInt());
    NDList values = count == 0 ? new NDList() : NDList.decode(manager, bytes);
    if (values.size() != count) {
      throw new IOException("A set of " + count + " arrays holds " + values.size());
    }
    ParameterSet set = new ParameterSet(manager);
    for (int i = 0; i < count; i++) {
      set.add(names.get(i), values.get(i));
    }
    return set;
  }
}
