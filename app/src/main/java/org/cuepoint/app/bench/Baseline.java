package org.cuepoint.app.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program of this computer to compare with. */
public enum Baseline {
  /** The player that seeks exactly. */
  MPV("mpv"),
  /** The command that everyone converts with. */
  FFMPEG("ffmpeg");

  private final String command;

  Baseline(String command) {
    this.command = command;
  }

  /**
   * Returns where the program is.
   *
   * @throws IOException if it is not installed; the message says what to install
   */
  Path program() throws IOException {
    return find()
        .orElseThrow(
            () ->
                new IOException(
                    "The program '"
                        + command
                        + "' to compare with is not on this computer; install it (on Debian and"
                        + " Ubuntu: apt-get install "
                        + command
                        + ") or leave out --against."));
  }

  /** Returns the first line with which the program names its version. */
  String version() throws IOException {
    String flag = this == MPV ? "--version" : "-version";
    Process process =
        new ProcessBuilder(program().toString(), flag).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.lines().findFirst().orElse(command);
  }

  private Optional<Path> find() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .flatMap(folder -> Stream.of(Path.of(folder, command), Path.of(folder, command + ".exe")))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
