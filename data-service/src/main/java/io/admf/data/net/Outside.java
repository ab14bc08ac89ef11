package io.admf.data.net;

import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The machine outside of the program, as far as sources on the network ask it. It decides when
 * something is asked, never what a bar is. Safe for all threads.
 */
public interface Outside {

  /** A clock that only goes forward, nanoseconds. */
  long nanos();

  /** The time of day, epoch nanoseconds; for an answer that says until when to wait. */
  long epochNanos();

  /** Waits. */
  void sleep(long nanos) throws InterruptedException;

  /** A variable of the environment, or null. */
  @Nullable String variable(String name);

  /** What connects to servers. */
  HttpClient client();

  /**
   * The limit for a server, the same one for all that ask it.
   *
   * @param host its name and port
   */
  RateLimit limit(String host, Rate rate);
}
