package org.cuepoint.app.platform;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * The program's log: one file a day in the log folder, kept for two weeks, and warnings on standard
 * error. Several processes may write the same file at once (logback's prudent mode locks it for
 * each line), since the window and commands run side by side.
 */
public final class Logging {

  /** How much is said on standard error. */
  public enum Console {
    /** Warnings and errors. */
    QUIET(Level.WARN),
    /** Everything that the file gets. */
    VERBOSE(Level.DEBUG);

    private final Level level;

    Console(Level level) {
      this.level = level;
    }
  }

  private Logging() {}

  /**
   * Starts the log of this process; a second call replaces the first.
   *
   * @param folder where the files go; made when the first line is written
   * @param name start of the files' names, for example {@code cuepoint}
   * @param console how much standard error gets
   */
  public static void start(Path folder, String name, Console console) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(console == Console.VERBOSE ? Level.INFO : Level.WARN);
    context
        .getLogger("org.cuepoint")
        .setLevel(console == Console.VERBOSE ? Level.DEBUG : Level.INFO);
    root.addAppender(file(context, folder, name));
    root.addAppender(standardError(context, console));
  }

  private static RollingFileAppender<ILoggingEvent> file(
      LoggerContext context, Path folder, String name) {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setName("file");
    appender.setPrudent(true);
    TimeBasedRollingPolicy<ILoggingEvent> policy = new TimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(folder.resolve(name + "-%d{yyyy-MM-dd}.log").toString());
    policy.setMaxHistory(14);
    policy.setTotalSizeCap(FileSize.valueOf("50MB"));
    policy.start();
    appender.setRollingPolicy(policy);
    appender.setEncoder(
        pattern(context, "%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %-5level [%thread] %logger - %msg%n"));
    appender.start();
    return appender;
  }

  private static ConsoleAppender<ILoggingEvent> standardError(
      LoggerContext context, Console console) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setName("standard error");
    appender.setTarget("System.err");
    // One line without a stack trace: the file has the rest.
    appender.setEncoder(
        pattern(
            context,
            console == Console.VERBOSE
                ? "%d{HH:mm:ss.SSS} %-5level %logger{20} - %msg%n"
                : "%-5level %msg%nopex%n"));
    ThresholdFilter threshold = new ThresholdFilter();
    threshold.setLevel(console.level.toString());
    threshold.start();
    appender.addFilter(threshold);
    appender.start();
    return appender;
  }

  private static PatternLayoutEncoder pattern(LoggerContext context, String text) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(text);
    encoder.start();
    return encoder;
  }
}
