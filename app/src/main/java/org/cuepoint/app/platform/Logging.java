package org.cuepoint.app.platform;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * The program's log: one file a day in the log folder, kept for two weeks, and warnings on standard
 * error; {@code logback.xml} says how. The engine process uses the same file, told by the same
 * system properties.
 */
public final class Logging {

  /** How much is said on standard error. */
  public enum Console {
    /** Warnings and errors. */
    QUIET("WARN"),
    /** Everything that the file gets. */
    VERBOSE("DEBUG");

    private final String level;

    Console(String level) {
      this.level = level;
    }
  }

  /**
   * JavaFX warns at every start that it was loaded from the class path, which is our choice. Held
   * here, since java.util.logging forgets the settings of a logger that nobody holds.
   */
  private static final java.util.logging.Logger JAVAFX =
      java.util.logging.Logger.getLogger("javafx");

  private Logging() {}

  /**
   * Starts the log of this process; a second call replaces the first.
   *
   * @param folder where the files go
   * @param name start of the files' names, for example {@code cuepoint}
   * @param console how much standard error gets
   */
  public static void start(Path folder, String name, Console console) {
    JAVAFX.setFilter(
        line -> !String.valueOf(line.getMessage()).startsWith("Unsupported JavaFX configuration"));
    System.setProperty("cuepoint.log.folder", folder.toString());
    System.setProperty("cuepoint.log.name", name);
    System.setProperty("cuepoint.log.console", console.level);
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      URL settings = Logging.class.getResource("/logback.xml");
      context.reset();
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      try {
        configurator.doConfigure(settings);
      } catch (JoranException damaged) {
        throw new IllegalStateException("logback.xml cannot be read: " + settings, damaged);
      }
    }
  }
}
