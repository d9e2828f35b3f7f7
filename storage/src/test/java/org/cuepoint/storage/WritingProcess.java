package org.cuepoint.storage;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.edit.StepId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.session.ProjectPorts;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.testing.Fixtures;

/**
 * Another process that has a project open for writing: applies steps to its first video until it is
 * killed, and writes each step's identity to its output once the step was acknowledged.
 */
final class WritingProcess implements AutoCloseable {

  private static final String MARK = "acknowledged ";
  private static final int MOST_STEPS = 100_000;

  private final Process process;
  private final BufferedReader output;

  private WritingProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  static WritingProcess start(Path folder) throws IOException {
    // Surefire gives the tests their class path in a property of its own.
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            WritingProcess.class.getName(),
            folder.toString());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return new WritingProcess(builder.start());
  }

  /** Waits for acknowledged steps. */
  List<StepId> acknowledged(int count) throws IOException {
    List<StepId> steps = new ArrayList<>();
    while (steps.size() < count) {
      String line = output.readLine();
      if (line == null) {
        throw new IOException("The writing process ended after " + steps.size() + " steps");
      }
      acknowledgement(line).ifPresent(steps::add);
    }
    return steps;
  }

  /** Reads a line; empty for a line of the log, and for one that was cut off. */
  private static Optional<StepId> acknowledgement(String line) {
    return line.startsWith(MARK) && line.length() == MARK.length() + 36
        ? Optional.of(StepId.parse(line.substring(MARK.length())))
        : Optional.empty();
  }

  /** Kills the process and returns what it had acknowledged besides. */
  List<StepId> kill() throws IOException {
    // Not Process.destroyForcibly: it closes the pipe, with what was acknowledged and not read yet.
    process.toHandle().destroyForcibly();
    List<StepId> steps = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      acknowledgement(line).ifPresent(steps::add);
    }
    process.onExit().join();
    return steps;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /**
   * Runs in the other process; the pipe to it breaks when its starter ends, which ends it too.
   *
   * @param arguments the project's folder
   */
  public static void main(String[] arguments) throws IOException {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    try (ProjectPorts ports =
        new H2ProjectOpener().open(Path.of(arguments[0]), ProjectAccess.WRITE)) {
      VideoId video = ports.project().videos().getFirst().id();
      for (int i = 0; i < MOST_STEPS; i++) {
        EditStep step = step(video, i);
        ports.journal().apply(step);
        out.write((MARK + step.id() + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    }
  }

  /** Steps of one edit, and now and then of fifty. */
  private static EditStep step(VideoId video, int number) {
    List<AnnotationEdit> edits = new ArrayList<>();
    for (int i = 0; i < (number % 10 == 9 ? 50 : 1); i++) {
      Segment segment = Fixtures.segment(video, ClassId.random(), number % 900, number % 900 + 9);
      edits.add(new AnnotationEdit.Add(segment));
    }
    return new EditStep(
        StepId.random(), Optional.of(video), "test.write", Fixtures.ADA, Instant.now(), edits);
  }
}
