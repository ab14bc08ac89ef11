package io.admf.bus;

import io.admf.event.EventType;
import io.admf.frame.Series;
import io.admf.plan.ClassifierSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.SignalSpec;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The phone book of a run: the one place that spells addresses.
 *
 * <pre>
 * admf.&lt;run&gt;.&lt;container&gt;.&lt;TYPE&gt;   what a container says, or is told
 * admf.service.&lt;name&gt;              the control address of a service
 * </pre>
 *
 * A container's name may hold any character, as symbols do ({@code BRK.B}, {@code BTC/USD}); one
 * that is not a letter, digit, {@code _} or {@code -} of ASCII is written as {@code %} and its
 * UTF-8 bytes in hexadecimal, so that two names never share an address.
 */
public final class Addresses {

  static final String PREFIX = "admf.";

  private static final String SERVICE = "service";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  private final String run;

  /**
   * @param run the run's id
   * @throws IllegalArgumentException if it has characters that would break an address
   */
  public Addresses(String run) {
    if (run.equals(SERVICE)) {
      throw new IllegalArgumentException(
          "expected a run id other than service, which is the address of services");
    }
    this.run = checked("a run id", run);
  }

  /** What a container says of a type, or is told: the address that a tap listens to. */
  public Address of(String container, EventType type) {
    if (container.isEmpty()) {
      throw new IllegalArgumentException("expected the name of a container, was empty text");
    }
    return new Address(PREFIX + run + '.' + escaped(container) + '.' + type);
  }

  /** Bar frames of all series, on their way to the services: {@code admf.r7.data.BAR}. */
  public Address bars() {
    return of("data", EventType.BAR);
  }

  /** Bar frames of one series, for taps: {@code admf.r7.SPY_1d.BAR}. */
  public Address bars(Series series) {
    return of(series.id(), EventType.BAR);
  }

  /** Feature frames of a series. */
  public Address features(Series series) {
    return of(series.id(), EventType.FEATURES);
  }

  /** Signal frames of a signal column. */
  public Address signals(SignalSpec signal) {
    return of(signal.id(), EventType.SIGNAL);
  }

  /** Regime frames of a classifier column. */
  public Address classifications(ClassifierSpec classifier) {
    return of(classifier.id(), EventType.CLASSIFICATION);
  }

  /** Equity frames of a portfolio: its snapshots in columns. */
  public Address equity(PortfolioSpec portfolio) {
    return of(portfolio.container(), EventType.SNAPSHOT);
  }

  /** Orders of a group of portfolios, on their way to execution. */
  public Address orders(String group) {
    return of(group, EventType.ORDER);
  }

  /** Fills of a group of portfolios, on their way to the ledger and back. */
  public Address fills(String group) {
    return of(group, EventType.FILL);
  }

  /** Snapshots of a group of portfolios, on their way to the decision maker. */
  public Address snapshots(String group) {
    return of(group, EventType.SNAPSHOT);
  }

  /** What the ledger has posted for a group of portfolios, on its way to the report. */
  public Address posted(String group) {
    return of(group, EventType.PORTFOLIO_UPDATE);
  }

  /** Where a service takes commands, whatever the run: {@code admf.service.ledger}. */
  public static Address service(String name) {
    return new Address(PREFIX + SERVICE + '.' + checked("the name of a service", name));
  }

  private static String checked(String what, String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "expected %s of 1 to 128 letters, digits, _ and -, was '%s'".formatted(what, id));
    }
    return id;
  }

  private static String escaped(String name) {
    if (ID.matcher(name).matches()) {
      return name;
    }
    StringBuilder text = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) Byte.toUnsignedInt(b);
      boolean plain = ID.matcher(String.valueOf(c)).matches();
      text.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return text.toString();
  }
}
