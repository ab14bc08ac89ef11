package io.admf.data.net;

import io.admf.config.BadInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Asks a web server, and again where it is busy, broken or out of reach, until it answers or
 * patience ends. For one thread.
 */
public final class Fetcher {

  /** Bytes of an answer at most, packed or not. */
  private static final int LARGEST = 256 * 1024 * 1024;

  private static final long SECOND = 1_000_000_000L;
  private static final int SHOWN = 200;

  private final Outside outside;
  private final Secrets secrets;
  private final RateLimit limit;
  private final Patience patience;
  private final Map<String, String> headers;
  private final Backoff backoff;

  /**
   * How long to try.
   *
   * @param attempts of one request at most, at least 1
   * @param answerSeconds to wait for one answer to be complete
   * @param totalSeconds for all attempts of one request, waits included
   */
  public record Patience(int attempts, int answerSeconds, int totalSeconds) {}

  /**
   * @param headers sent with each request; may hold placeholders of {@code secrets}
   * @param seed of the waits
   */
  public Fetcher(
      Outside outside,
      Secrets secrets,
      RateLimit limit,
      Patience patience,
      Map<String, String> headers,
      long seed) {
    this.outside = outside;
    this.secrets = secrets;
    this.limit = limit;
    this.patience = patience;
    this.headers = headers;
    this.backoff = new Backoff(seed);
  }

  /**
   * The answer to a request, unpacked.
   *
   * @param address with placeholders of the secrets
   * @param afterwards what to say of what is kept when patience ends
   * @throws BadInputException if the server refuses, or patience ends
   */
  public byte[] get(String address, String afterwards) {
    long begun = outside.nanos();
    for (int attempt = 1; ; attempt++) {
      Outcome outcome = attempt(address);
      byte[] body = outcome.body;
      if (body != null) {
        backoff.reset();
        return body;
      }
      if (!outcome.again) {
        throw wrong(address, outcome.reason);
      }
      long wait = Math.max(outcome.pause, backoff.next());
      long left = patience.totalSeconds * SECOND - (outside.nanos() - begun);
      if (attempt == patience.attempts || wait > left) {
        throw wrong(
            address,
            "%s; given up after %d attempt%s%s; %s"
                .formatted(
                    outcome.reason,
                    attempt,
                    attempt == 1 ? "" : "s",
                    outcome.pause > left
                        ? ", for it asks to wait %d s".formatted(outcome.pause / SECOND)
                        : "",
                    afterwards));
      }
      sleep(address, wait);
    }
  }

  private BadInputException wrong(String address, String reason) {
    return new BadInputException(address, secrets.hide(reason));
  }

  private void sleep(String address, long nanos) {
    try {
      outside.sleep(nanos);
    } catch (InterruptedException e) {
      throw interrupted(address);
    }
  }

  private BadInputException interrupted(String address) {
    Thread.currentThread().interrupt();
    return wrong(address, "stopped while it was being fetched");
  }

  /**
   * What came of one attempt.
   *
   * @param body the answer, or null
   * @param again whether another attempt may go better
   * @param pause at least, nanoseconds
   */
  private record Outcome(byte @Nullable [] body, boolean again, long pause, String reason) {

    static Outcome broken(String reason) {
      return new Outcome(null, true, 0, reason);
    }

    static Outcome refused(String reason) {
      return new Outcome(null, false, 0, reason);
    }
  }

  private Outcome attempt(String address) {
    HttpRequest.Builder request;
    try {
      request = HttpRequest.newBuilder(URI.create(secrets.fillEncoded(address)));
      request.header("Accept-Encoding", "gzip");
      headers.forEach((name, value) -> request.header(name, secrets.fill(value)));
    } catch (IllegalArgumentException e) {
      return Outcome.refused("expected an address that can be asked, was none: " + e.getMessage());
    }
    CompletableFuture<HttpResponse<byte[]>> asked = null;
    try {
      limit.pass();
      asked =
          outside
              .client()
              .sendAsync(
                  request.GET().build(),
                  HttpResponse.BodyHandlers.limiting(
                      HttpResponse.BodyHandlers.ofByteArray(), LARGEST));
      return judged(asked.get(patience.answerSeconds, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      asked.cancel(true);
      return Outcome.broken(
          "expected an answer within %d s, was none".formatted(patience.answerSeconds));
    } catch (ExecutionException e) {
      return e.getCause() instanceof IOException broken
          ? Outcome.broken("the connection broke: " + brief(broken))
          : Outcome.refused("cannot be asked: " + e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(address);
    }
  }

  private static String brief(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private Outcome judged(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    byte[] body;
    try {
      body = unpacked(answer);
    } catch (IOException e) {
      return Outcome.broken("the answer broke off: " + brief(e));
    }
    if (status == 200) {
      return new Outcome(body, false, 0, "");
    }
    String said = said(body);
    String reason =
        "expected an answer with status 200, was %d%s".formatted(status, meaning(status)) + said;
    if (status == 429 || status == 408 || status == 418 || status >= 500) {
      return new Outcome(null, true, retryAfter(answer), reason);
    }
    return Outcome.refused(reason);
  }

  private static String meaning(int status) {
    return switch (status) {
      case 401, 403 -> " (the key is missing, wrong, or not allowed this)";
      case 404 -> " (there is no such address: look at data.url, symbol and timeframe)";
      case 429 -> " (asked too often: lower data.rate)";
      case 301, 302, 303, 307, 308 -> " (it sends elsewhere, which is not followed: set data.url)";
      default -> "";
    };
  }

  private static byte[] unpacked(HttpResponse<byte[]> answer) throws IOException {
    boolean packed =
        answer.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip");
    if (!packed) {
      return answer.body();
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      byte[] body = in.readNBytes(LARGEST);
      if (in.read() >= 0) {
        throw new IOException("it is larger than %d bytes".formatted(LARGEST));
      }
      return body;
    }
  }

  /** The beginning of what a server said, on one line. */
  public static String said(byte[] body) {
    String text =
        new String(body, 0, Math.min(body.length, 4 * SHOWN), StandardCharsets.UTF_8)
            .replaceAll("[\\p{Cntrl}\\s]+", " ")
            .trim();
    if (text.isEmpty()) {
      return "";
    }
    return ", saying: " + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…");
  }

  /** How long the server wants to be left alone, nanoseconds; 0 where it does not say. */
  private long retryAfter(HttpResponse<byte[]> answer) {
    String text = answer.headers().firstValue("Retry-After").orElse("").trim();
    if (text.matches("[0-9]{1,6}")) {
      return Long.parseLong(text) * SECOND;
    }
    try {
      Instant until =
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
              .toInstant();
      return Math.max(0, until.getEpochSecond() * SECOND - outside.epochNanos());
    } catch (DateTimeException e) {
      return 0;
    }
  }
}
