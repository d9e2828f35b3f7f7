package org.cuepoint.app.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.app.dialog.Dialogs;

/** Answers as the test says, and remembers what was asked. FX thread only. */
public final class RecordingDialogs implements Dialogs {

  private final List<String> asked = new ArrayList<>();
  private Optional<Path> answer = Optional.empty();

  /** Makes dialogs that answer nothing. */
  public RecordingDialogs() {}

  /** Answers with this path from now on. */
  public void answer(Path path) {
    answer = Optional.of(path);
  }

  /** Returns what was asked, in order. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private Optional<Path> ask(String question) {
    asked.add(question);
    return answer;
  }

  @Override
  public Optional<Path> newProjectFolder() {
    return ask("new project");
  }

  @Override
  public Optional<Path> projectFolder() {
    return ask("project");
  }

  @Override
  public List<Path> videos() {
    return ask("videos").stream().toList();
  }

  @Override
  public Optional<Path> labelsToImport() {
    return ask("labels to import");
  }

  @Override
  public Optional<Path> labelsToExport(String suggestedName) {
    return ask("labels to export: " + suggestedName);
  }

  @Override
  public Optional<Path> keymapToImport() {
    return ask("keymap to import");
  }

  @Override
  public Optional<Path> keymapToExport(String suggestedName) {
    return ask("keymap to export: " + suggestedName);
  }

  @Override
  public Optional<Path> modelToExport(String suggestedName) {
    return ask("model to export: " + suggestedName);
  }

  @Override
  public Optional<Path> pageToSave(String suggestedName) {
    return ask("page to save: " + suggestedName);
  }

  @Override
  public Optional<Path> fileToWrite(String suggestedName) {
    return ask("file to write: " + suggestedName);
  }

  @Override
  public void showFolder(Path folder) {
    asked.add("show " + folder);
  }
}
