package io.admf.data.net;

import java.net.http.HttpClient;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The machine that this process runs on. There is one for the process, since limits are those of
 * the servers that are asked, whichever run asks.
 */
public final class Machine implements Outside {

  /** This machine. */
  public static final Outside HERE = new Machine();

  private final Map<String, RateLimit> limits = new TreeMap<>();
  private @Nullable HttpClient client;

  private Machine() {}

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public long epochNanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  @Override
  public void sleep(long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(nanos);
  }

  @Override
  public @Nullable String variable(String name) {
    return System.getenv(name);
  }

  @Override
  public synchronized HttpClient client() {
    if (client == null) {
      // an answer that sends elsewhere is refused: a key is for the server that was named
      client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    }
    return client;
  }

  @Override
  public synchronized RateLimit limit(String host, Rate rate) {
    return limits.computeIfAbsent(host + ' ' + rate, h -> new RateLimit(this, rate));
  }
}
