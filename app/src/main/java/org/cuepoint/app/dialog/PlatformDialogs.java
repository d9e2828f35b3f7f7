package org.cuepoint.app.dialog;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.cuepoint.app.i18n.Messages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The platform's choosers; each starts where the last one ended. */
public final class PlatformDialogs implements Dialogs {

  private static final Logger LOG = LoggerFactory.getLogger(PlatformDialogs.class);

  private final Window owner;
  private Path folder = Path.of(System.getProperty("user.home", "."));

  /** Makes the dialogs of a window. */
  public PlatformDialogs(Window owner) {
    this.owner = owner;
  }

  @Override
  public Optional<Path> newProjectFolder() {
    FileChooser chooser = fileChooser(Messages.text("dialog.new-project"));
    chooser.setInitialFileName(Messages.text("dialog.new-project.name"));
    return remember(chooser.showSaveDialog(owner));
  }

  @Override
  public Optional<Path> projectFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(Messages.text("dialog.open-project"));
    chooser.setInitialDirectory(existing());
    return remember(chooser.showDialog(owner));
  }

  @Override
  public List<Path> videos() {
    FileChooser chooser = fileChooser(Messages.text("dialog.add-videos"));
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(
                Messages.text("dialog.filter.videos"),
                "*.mp4",
                "*.mov",
                "*.m4v",
                "*.mkv",
                "*.webm",
                "*.avi",
                "*.ts",
                "*.mts",
                "*.mpg",
                "*.mpeg",
                "*.wmv",
                "*.flv",
                "*.ogv",
                "*.3gp",
                "*.gif"),
            new FileChooser.ExtensionFilter(Messages.text("dialog.filter.all"), "*"));
    List<File> chosen = chooser.showOpenMultipleDialog(owner);
    if (chosen == null || chosen.isEmpty()) {
      return List.of();
    }
    remember(chosen.getFirst());
    return chosen.stream().map(File::toPath).toList();
  }

  @Override
  public Optional<Path> labelsToImport() {
    return remember(fileChooser(Messages.text("dialog.import")).showOpenDialog(owner));
  }

  @Override
  public Optional<Path> labelsToExport(String suggestedName) {
    FileChooser chooser = fileChooser(Messages.text("dialog.export"));
    chooser.setInitialFileName(suggestedName);
    return remember(chooser.showSaveDialog(owner));
  }

  @Override
  public Optional<Path> keymapToImport() {
    return remember(keymapChooser(Messages.text("dialog.keymap-import")).showOpenDialog(owner));
  }

  @Override
  public Optional<Path> keymapToExport(String suggestedName) {
    FileChooser chooser = keymapChooser(Messages.text("dialog.keymap-export"));
    chooser.setInitialFileName(suggestedName);
    return remember(chooser.showSaveDialog(owner));
  }

  @Override
  public Optional<Path> modelToExport(String suggestedName) {
    FileChooser chooser = fileChooser(Messages.text("dialog.export-model"));
    chooser.setInitialFileName(suggestedName);
    return remember(chooser.showSaveDialog(owner));
  }

  @Override
  public Optional<Path> pageToSave(String suggestedName) {
    FileChooser chooser = fileChooser(Messages.text("dialog.save-page"));
    chooser.setInitialFileName(suggestedName);
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(Messages.text("dialog.filter.pages"), "*.html"),
            new FileChooser.ExtensionFilter(Messages.text("dialog.filter.all"), "*"));
    return remember(chooser.showSaveDialog(owner));
  }

  @Override
  public Optional<Path> fileToWrite(String suggestedName) {
    FileChooser chooser = fileChooser(Messages.text("dialog.write"));
    chooser.setInitialFileName(suggestedName);
    if (suggestedName.endsWith(".svg")) {
      chooser
          .getExtensionFilters()
          .addAll(
              new FileChooser.ExtensionFilter(Messages.text("dialog.filter.svg"), "*.svg"),
              new FileChooser.ExtensionFilter(Messages.text("dialog.filter.png"), "*.png"));
    }
    return remember(chooser.showSaveDialog(owner));
  }

  private FileChooser keymapChooser(String title) {
    FileChooser chooser = fileChooser(title);
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(Messages.text("dialog.filter.keymaps"), "*.keymap"),
            new FileChooser.ExtensionFilter(Messages.text("dialog.filter.all"), "*"));
    return chooser;
  }

  @Override
  public void showFolder(Path shown) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String opener =
        system.contains("win") ? "explorer" : system.contains("mac") ? "open" : "xdg-open";
    try {
      Files.createDirectories(shown);
      new ProcessBuilder(opener, shown.toString())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException impossible) {
      LOG.warn("{} cannot be shown in a file browser", shown, impossible);
    }
  }

  private FileChooser fileChooser(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialDirectory(existing());
    return chooser;
  }

  private @Nullable File existing() {
    return Files.isDirectory(folder) ? folder.toFile() : null;
  }

  private Optional<Path> remember(@Nullable File chosen) {
    if (chosen == null) {
      return Optional.empty();
    }
    Path path = chosen.toPath();
    Path parent = path.toAbsolutePath().getParent();
    folder = parent == null ? path : parent;
    return Optional.of(path);
  }
}
