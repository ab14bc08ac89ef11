package io.admf.cluster;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import java.io.Console;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * Where a process of a system writes what it does: standard error, one JSON object a line, or lines
 * for people where a person is looking. {@code ADMF_LOG} set to {@code json} or {@code plain}
 * decides otherwise.
 */
final class Logs {

  private static final String PATTERN = "%d{HH:mm:ss} %-5level %logger{24} %msg %kvp%n";

  private Logs() {}

  /** Takes over all logging of the process, whatever was configured before. */
  static void install() {
    install(System.getenv("ADMF_LOG"), System.console());
  }

  private static void install(@Nullable String wanted, @Nullable Console console) {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (factory instanceof LoggerContext context) {
      boolean plain = console != null && console.isTerminal();
      install(context, wanted == null ? !plain : wanted.equals("json"));
    }
  }

  private static void install(LoggerContext context, boolean json) {
    context.reset();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget(ConsoleTarget.SystemErr.getName());
    Encoder<ILoggingEvent> encoder = encoder(context, json);
    encoder.start();
    appender.setEncoder(encoder);
    appender.start();
    ch.qos.logback.classic.Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    context.getLogger("io.admf").setLevel(Level.INFO);
    // what a member says of others that come and go is said by the event bus and by health
    context.getLogger("io.micrometer").setLevel(Level.ERROR);
    context.getLogger("com.hazelcast").setLevel(Level.ERROR);
    // Hazelcast's words too, by the class that is derived from its own
    context.getLogger(MemberContext.class.getName()).setLevel(Level.ERROR);
  }

  static Encoder<ILoggingEvent> encoder(LoggerContext context, boolean json) {
    if (json) {
      JsonEncoder encoder = new JsonEncoder();
      encoder.setContext(context);
      encoder.setWithContext(false);
      encoder.setWithFormattedMessage(true);
      encoder.setWithMessage(false);
      encoder.setWithArguments(false);
      encoder.setWithSequenceNumber(false);
      encoder.setWithNanoseconds(false);
      return encoder;
    }
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    return encoder;
  }
}
