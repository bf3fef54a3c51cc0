package org.opensyncparty.sidecar.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.opensyncparty.sidecar.config.LogLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * One line an event on standard output: time, level, class, words. In code, since an XML file costs
 * a tenth of a second at start.
 */
public final class Logging extends ContextAwareBase implements Configurator {
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} - %replace(%msg){'[\\r\\n]+',' '}%n";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setEncoder(encoder);
    console.start();
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(console);
    root.setLevel(Level.INFO);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** Sets how much of our own is logged; the libraries' stays at warnings unless we trace. */
  static void set(LogLevel level, boolean json) {
    if (json && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      writeJson(context);
    }
    setLevel(level);
  }

  private static void writeJson(LoggerContext context) {
    Iterator<Appender<ILoggingEvent>> appenders =
        context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
    while (appenders.hasNext()) {
      if (appenders.next() instanceof ConsoleAppender<ILoggingEvent> console) {
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(new JsonLayout());
        encoder.start();
        console.setEncoder(encoder);
      }
    }
  }

  private static void setLevel(LogLevel level) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      Level own = Level.toLevel(level.name());
      context.getLogger("org.opensyncparty").setLevel(own);
      context
          .getLogger(Logger.ROOT_LOGGER_NAME)
          .setLevel(level == LogLevel.TRACE ? Level.DEBUG : Level.WARN);
      // It warns, a page each, of connections that break off or cannot be accepted: anybody could
      // fill the disk with that.
      context.getLogger("io.netty").setLevel(level == LogLevel.TRACE ? Level.DEBUG : Level.ERROR);
    }
  }
}
