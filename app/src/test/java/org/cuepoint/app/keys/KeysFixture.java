package org.cuepoint.app.keys;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.cuepoint.app.command.Command;
import org.cuepoint.app.command.CommandRegistry;
import org.cuepoint.app.settings.SettingsStore;
import org.cuepoint.app.taxonomy.ClassPaletteViewModel;
import org.cuepoint.app.testing.FakeLearningLoop;
import org.cuepoint.app.testing.FakeMedia;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.app.workspace.WorkspaceRunners;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.InMemoryProject;

/** A few commands, two classes with the keys 1 and 2, and settings in a folder. */
final class KeysFixture {

  final List<String> happened = new ArrayList<>();
  final CommandRegistry commands = new CommandRegistry();
  final KeyChoices choices;
  final ClassPaletteViewModel classes;

  KeysFixture(Path folder) {
    choices =
        new KeyChoices(
            new SettingsStore(folder.resolve("settings.json")), commands.keymapProperty());
    command("edit.undo", "Undo");
    command("label.split", "Split");
    command("play.toggle", "Play or pause");
    command("play.faster", "Play faster");
    command("learn.index", "Index features");
    InMemoryProject project = new InMemoryProject();
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    Workspace workspace = new Workspace(WorkspaceRunners.inline(), clock);
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "wave"));
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    workspace.open(
        new ProjectSession(
            project,
            new FakeMedia(),
            new FakeLearningLoop(project),
            new Annotator.Person("ada"),
            clock));
    classes = new ClassPaletteViewModel(workspace, commands.typedCharacters()::contains);
  }

  private void command(String id, String title) {
    commands.add(Command.titled(id, title).does(() -> happened.add(id)));
  }
}
