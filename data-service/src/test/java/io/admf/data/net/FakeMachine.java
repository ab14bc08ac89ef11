package io.admf.data.net;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A machine whose clock moves only when somebody sleeps. Connections are real. */
public final class FakeMachine implements Outside, AutoCloseable {

  private final Map<String, String> variables = new TreeMap<>();
  private final Map<String, RateLimit> limits = new TreeMap<>();
  private final HttpClient client = HttpClient.newHttpClient();

  /** How long each sleep was, nanoseconds. */
  public final List<Long> slept = new ArrayList<>();

  private long now = 1_000;

  public FakeMachine with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  @Override
  public synchronized long nanos() {
    return now;
  }

  @Override
  public synchronized long epochNanos() {
    return 1_700_000_000_000_000_000L + now;
  }

  @Override
  public synchronized void sleep(long nanos) {
    slept.add(nanos);
    now += nanos;
  }

  /** Time goes by. */
  public synchronized void advance(double seconds) {
    now += (long) (seconds * 1e9);
  }

  /** All that was slept, seconds. */
  public synchronized double secondsSlept() {
    return slept.stream().mapToLong(Long::longValue).sum() / 1e9;
  }

  @Override
  public @Nullable String variable(String name) {
    return variables.get(name);
  }

  @Override
  public HttpClient client() {
    return client;
  }

  @Override
  public synchronized RateLimit limit(String host, Rate rate) {
    return limits.computeIfAbsent(host + rate, h -> new RateLimit(this, rate));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
