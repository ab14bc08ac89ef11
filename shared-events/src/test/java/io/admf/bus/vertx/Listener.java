package io.admf.bus.vertx;

import io.admf.bus.Address;
import io.admf.bus.Addresses;
import io.admf.config.BadInputException;
import io.admf.config.Problem;
import io.admf.event.EventType;
import io.admf.event.InvariantException;
import io.admf.flow.Credit;
import io.admf.plan.RunPlan;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service for tests: repeats the credits it hears at {@code in} at {@code out}, and fails as it
 * is told.
 */
final class Listener extends ServiceVerticle {

  /** Sessions open at the moment. */
  final AtomicInteger open = new AtomicInteger();

  Listener() {
    super("listener", Work.WAITS);
  }

  static Address in(Addresses addresses) {
    return addresses.of("in", EventType.PHASE);
  }

  static Address out(Addresses addresses) {
    return addresses.of("out", EventType.PHASE);
  }

  @Override
  protected RunSession open(RunPlan plan, RunChannel channel, JsonObject settings) {
    channel.listen(in(channel.addresses()), message -> hear(channel, (Credit) message));
    throwIf(settings.getString("fail", ""));
    open.incrementAndGet();
    return () -> {
      open.decrementAndGet();
      throwIf(settings.getString("fail_at_end", ""));
    };
  }

  private static void hear(RunChannel channel, Credit credit) {
    if (credit.reported() < 0) {
      throwIf(
          switch ((int) credit.reported()) {
            case -1 -> "bad_input";
            case -2 -> "invariant";
            case -3 -> "assertion";
            case -5 -> "linkage";
            default -> "failure";
          });
    }
    channel.publish(out(channel.addresses()), credit);
  }

  private static void throwIf(String how) {
    switch (how) {
      case "" -> {}
      case "bad_input" ->
          throw new BadInputException(
              List.of(new Problem("a.yaml:3:1", "must be 1"), new Problem("a.csv:7", "is not 2")));
      case "invariant" -> throw new InvariantException("portfolio_c0001", 9, "expected 1, was 2");
      case "linkage" -> throw new NoClassDefFoundError("my/Missing");
      case "assertion" -> throw new AssertionError("expected 3, was 4");
      default -> throw new IllegalStateException("expected 5, was 6");
    }
  }
}
