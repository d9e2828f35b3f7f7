package org.cuepoint.app.dialog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks a person for files and folders; empty means the person changed their mind. */
public interface Dialogs {

  /** Asks where to make a new project; the folder's name becomes the project's name. */
  Optional<Path> newProjectFolder();

  /** Asks for the folder of a project. */
  Optional<Path> projectFolder();

  /** Asks for video files. */
  List<Path> videos();

  /** Asks for a file or the first file of a folder with labels. */
  Optional<Path> labelsToImport();

  /** Asks where to write labels. */
  Optional<Path> labelsToExport(String suggestedName);

  /** Asks for a file with keys. */
  Optional<Path> keymapToImport();

  /** Asks where to write keys. */
  Optional<Path> keymapToExport(String suggestedName);

  /** Asks where to write a model for other programs. */
  Optional<Path> modelToExport(String suggestedName);

  /** Asks where to write a page as HTML. */
  Optional<Path> pageToSave(String suggestedName);

  /** Asks where to write a file, or a folder of files, of which the name says the kind. */
  Optional<Path> fileToWrite(String suggestedName);

  /** Shows a folder in the platform's file browser. */
  void showFolder(Path folder);
}
