package io.admf.data.library.http;

import io.admf.config.BadInputException;
import io.admf.config.Problems;
import io.admf.data.SourceRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The addresses of the pages of one series. Keys stay placeholders in all of them. */
final class Addresses {

  /** What the next page may begin after the last bar: services count in milliseconds at best. */
  private static final long AFTER = 1_000_000L;

  private final HttpSettings settings;
  private final String template;
  private final String first;
  private final long to;
  private final URI server;

  /**
   * @throws BadInputException if the service has no such timeframe, or needs a range and there is
   *     none
   */
  Addresses(HttpSettings settings, SourceRequest request) {
    this.settings = settings;
    this.to = request.data().to();
    Problems problems = new Problems();
    String timeframe = timeframe(settings, request, problems);
    long from = request.data().from();
    if (settings.url().contains("{from}") && from == Long.MIN_VALUE) {
      problems.add("data.start_date", "must be given: the service is asked for a range");
    }
    if (settings.url().contains("{to}") && to == Long.MAX_VALUE) {
      problems.add(
          "data.end_date",
          "must be given: the service is asked for a range, and would answer otherwise tomorrow");
    }
    problems.throwIfAny();
    String symbol = request.series().symbol();
    String ranged =
        settings
            .url()
            .replace("{symbol}", encoded(symbol))
            .replace("{symbol_lower}", encoded(symbol.toLowerCase(Locale.ROOT)))
            .replace("{timeframe}", timeframe);
    this.template =
        ranged.contains("{to}")
            ? ranged.replace("{to}", encoded(settings.requestTime().text(to - 1)))
            : ranged;
    this.first = from(from).replace("{page}", "1");
    this.server = URI.create(first.replaceAll("[{}]", "x"));
  }

  private static String timeframe(HttpSettings settings, SourceRequest request, Problems problems) {
    String wanted = request.series().timeframe().toString();
    if (settings.timeframes().isEmpty()) {
      return wanted;
    }
    String named = settings.timeframes().get(wanted);
    if (named == null) {
      problems.add(
          "data.timeframes",
          "expected the service's word for %s, has those for %s"
              .formatted(wanted, String.join(", ", settings.timeframes().keySet())));
      return "";
    }
    return named;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String from(long nanos) {
    return template.contains("{from}")
        ? template.replace("{from}", encoded(settings.requestTime().text(nanos)))
        : template;
  }

  /** The address of the first page. */
  String first() {
    return first;
  }

  /** The server with its port, as rates are limited. */
  String host() {
    return server.getAuthority();
  }

  /** All that decides what the pages are, keys left out. */
  String asked(HttpSettings settings, SourceRequest request) {
    return "%s\nheaders %s\npaging %s %s %s %d\nbars from %d to %d\n"
        .formatted(
            first,
            settings.headers(),
            settings.paging(),
            settings.cursor(),
            settings.nextQuery(),
            settings.pageSize(),
            request.data().from(),
            request.data().to());
  }

  /** The address of page {@code number}, from 1. */
  String page(int number) {
    return template.replace("{page}", String.valueOf(number));
  }

  /**
   * The address of the page after a bar.
   *
   * @param last its stamp
   */
  String after(long last) {
    return from(last + AFTER);
  }

  /** Whether there can be bars in the range after one with this stamp. */
  boolean goesOn(long last) {
    return last < Long.MAX_VALUE - AFTER && last + AFTER < to;
  }

  /**
   * The address of the page that a token or a link leads to.
   *
   * @throws BadInputException if it leads to another server, for that must not get the key
   */
  String following(String cursor) {
    if (settings.paging() == Paging.CURSOR) {
      return first + settings.nextQuery().replace("{cursor}", encoded(cursor));
    }
    URI next;
    try {
      next = server.resolve(cursor);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(first, "expected the address of the next page, was " + cursor);
    }
    if (!String.valueOf(server.getAuthority()).equals(next.getAuthority())
        || !server.getScheme().equals(next.getScheme())) {
      throw new BadInputException(
          first,
          "expected a next page of %s://%s, was one of %s://%s, which is not trusted with the key"
              .formatted(
                  server.getScheme(),
                  server.getAuthority(),
                  next.getScheme(),
                  next.getAuthority()));
    }
    return next + settings.nextQuery();
  }
}
