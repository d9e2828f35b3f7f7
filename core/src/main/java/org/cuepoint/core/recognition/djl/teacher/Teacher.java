package org.cuepoint.core.recognition.djl.teacher;

import ai.djl.ndarray.NDManager;
import com.google.gson.Gson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cuepoint.core.active.Doubt;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.Temperature;
import org.cuepoint.core.train.TickPredictor;

/**
 * A trained teacher: the members of an ensemble whose probabilities are averaged, then softened by
 * one temperature. One thread at a time.
 */
final class Teacher implements TickPredictor {

  static final String MAGIC = "cuepoint-teacher-1";

  private static final float LEAST = 1e-8f;
  private static final Gson GSON = new Gson();

  private final NDManager manager;
  private final Header header;
  private final TeacherNetwork network;
  private final List<ParameterSet> members;

  /**
   * What a file says of itself.
   *
   * @param channels of a token
   * @param members how many parameter sets follow
   * @param calibration how the temperature was found
   */
  record Header(
      TeacherPlan plan,
      LabelSpace space,
      int channels,
      int members,
      double temperature,
      String calibration) {}

  /**
   * Makes a teacher.
   *
   * @param manager owned by this
   */
  Teacher(NDManager manager, Header header, List<ParameterSet> members) {
    this.manager = manager;
    this.header = header;
    this.members = members;
    this.network = new TeacherNetwork(header.plan(), header.space(), header.channels());
  }

  static byte[] encode(Header header, List<ParameterSet> members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(MAGIC);
      out.writeUTF(GSON.toJson(header));
      for (ParameterSet member : members) {
        member.write(out);
      }
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a file.
   *
   * @param manager owned by the teacher
   */
  static Teacher decode(NDManager manager, byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (!in.readUTF().equals(MAGIC)) {
        throw new IOException("This is no file of a teacher");
      }
      Header header = GSON.fromJson(in.readUTF(), Header.class);
      List<ParameterSet> members = new ArrayList<>();
      for (int i = 0; i < header.members(); i++) {
        members.add(ParameterSet.read(manager, in));
      }
      return new Teacher(manager, header, members);
    }
  }

  @Override
  public List<List<Integer>> groups() {
    return header.space().groups();
  }

  /** Returns the classes it was trained on. */
  LabelSpace space() {
    return header.space();
  }

  /** Returns all that it says of a clip. */
  TeacherSignals signals(FeatureReader features) {
    WholeClip.Said said = mean(features);
    LabelSpace space = header.space();
    float[] probabilities = new float[said.probabilities().length];
    for (int tick = 0; tick < features.ticks(); tick++) {
      for (int g = 0; g < space.groups().size(); g++) {
        double[] p = Temperature.at(logarithms(said, tick, g), header.temperature());
        int at = tick * space.outputs() + space.offset(g);
        for (int i = 0; i < p.length; i++) {
          probabilities[at + i] = (float) p[i];
        }
      }
    }
    WholeClip whole = whole();
    float[] embedding = whole.windows(members.getFirst(), features).embedding();
    for (ParameterSet member : members.subList(1, members.size())) {
      add(embedding, whole.windows(member, features).embedding());
    }
    divide(embedding, members.size());
    return new TeacherSignals(
        space.outputs(),
        space.groups().size(),
        header.plan().spec().width(),
        probabilities,
        said.edges(),
        embedding);
  }

  private WholeClip whole() {
    return new WholeClip(manager, network, header.plan(), new TokenBatch(header.plan().spec()));
  }

  /** Returns the ensemble's mean before the temperature. */
  WholeClip.Said mean(FeatureReader features) {
    return mean(each(features));
  }

  private List<WholeClip.Said> each(FeatureReader features) {
    WholeClip whole = whole();
    return members.stream().map(member -> whole.run(member, features)).toList();
  }

  /** Adds all up in the first. */
  private static WholeClip.Said mean(List<WholeClip.Said> each) {
    WholeClip.Said sum = each.getFirst();
    for (WholeClip.Said said : each.subList(1, each.size())) {
      add(sum.probabilities(), said.probabilities());
      add(sum.edges(), said.edges());
    }
    divide(sum.probabilities(), each.size());
    divide(sum.edges(), each.size());
    return sum;
  }

  /** Returns how much the members contradict each other at each tick; nothing of a single one. */
  private float[] information(List<WholeClip.Said> each, int ticks) {
    LabelSpace space = header.space();
    return each.size() < 2
        ? new float[0]
        : Doubt.information(
            each.stream()
                .map(said -> new Matrix(ticks, space.outputs(), said.probabilities()))
                .toList(),
            IntStream.range(0, space.groups().size()).mapToObj(space::offset).toList());
  }

  /** Returns the logarithms of the probabilities of one group at a tick. */
  float[] logarithms(WholeClip.Said said, int tick, int group) {
    LabelSpace space = header.space();
    float[] logs = new float[space.size(group)];
    int at = tick * space.outputs() + space.offset(group);
    for (int i = 0; i < logs.length; i++) {
      logs[i] = (float) Math.log(Math.max(said.probabilities()[at + i], LEAST));
    }
    return logs;
  }

  @Override
  public Output predict(FeatureReader features, int classes) {
    List<WholeClip.Said> each = each(features);
    float[] information = information(each, features.ticks());
    WholeClip.Said said = mean(each);
    LabelSpace space = header.space();
    float[] result = new float[features.ticks() * classes];
    for (int tick = 0; tick < features.ticks(); tick++) {
      for (int g = 0; g < space.groups().size(); g++) {
        double[] p = Temperature.at(logarithms(said, tick, g), header.temperature());
        List<Integer> group = space.groups().get(g);
        for (int i = 0; i < group.size(); i++) {
          result[tick * classes + group.get(i)] = (float) p[1 + i];
        }
      }
    }
    return new Output(result, said.edges(), information);
  }

  private static void add(float[] sum, float[] values) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += values[i];
    }
  }

  private static void divide(float[] sum, int count) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= count;
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
