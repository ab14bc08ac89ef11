package io.admf.data.library.http;

import io.admf.config.BadInputException;
import io.admf.data.SourceRequest;
import io.admf.data.net.Fetcher;
import io.admf.data.net.Outside;
import io.admf.data.net.Secrets;
import io.admf.data.row.BarTimes;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one request in their order, from the cache as far as they are there. A page that
 * cannot be understood is not kept. For one thread.
 */
final class Pages {

  private static final int MOST = 100_000;

  private final HttpSettings settings;
  private final Addresses addresses;
  private final PageCache cache;
  private final SourceRequest request;
  private final Outside outside;
  private final BarTimes times;
  private final Consumer<String> wrong;
  private final Set<String> followed = new LinkedHashSet<>();
  private @Nullable Fetcher fetcher;
  private Secrets secrets = Secrets.none();
  private int number;

  /**
   * @param wrong told what is wrong with a bar, in its turn
   */
  Pages(
      HttpSettings settings,
      Addresses addresses,
      PageCache cache,
      SourceRequest request,
      Outside outside,
      BarTimes times,
      Consumer<String> wrong) {
    this.settings = settings;
    this.addresses = addresses;
    this.cache = cache;
    this.request = request;
    this.outside = outside;
    this.times = times;
    this.wrong = wrong;
  }

  /**
   * The page after {@code done}, or null when that was the last.
   *
   * @param done the page that was read to its end, or null for the first
   * @param fresh whether it had a bar that was not known before it
   * @param last the stamp of the latest bar
   * @throws BadInputException if there is no way on
   */
  @Nullable Page next(@Nullable Page done, boolean fresh, long last) {
    String address = done == null ? addresses.first() : following(done, fresh, last);
    if (address == null) {
      return null;
    }
    if (number == MOST) {
      throw new BadInputException(
          addresses.first(), "expected %d pages at most; ask for a shorter range".formatted(MOST));
    }
    number++;
    byte[] kept = cache.read(number, address);
    if (kept != null) {
      return page(address, kept);
    }
    byte[] body = hidden(fetcher().get(address, cache.afterwards()));
    Page page = page(address, body);
    cache.write(number, address, body);
    return page;
  }

  private @Nullable String following(Page done, boolean fresh, long last) {
    if (number == cache.pages()) {
      return null;
    }
    return switch (settings.paging()) {
      case NONE -> null;
      case CURSOR, LINK -> followed(done.cursor());
      case PAGE -> full(done, fresh) ? addresses.page(number + 1) : null;
      case TIME ->
          full(done, fresh) && addresses.goesOn(last + request.series().timeframe().nanos() / 2)
              ? addresses.after(last)
              : null;
    };
  }

  private @Nullable String followed(String cursor) {
    if (cursor.isEmpty()) {
      return null;
    }
    if (!followed.add(cursor)) {
      throw new BadInputException(
          addresses.first(),
          "expected pages that end, was page %d leading back to one before it".formatted(number));
    }
    return addresses.following(cursor);
  }

  /** Whether there may be a page after this one. */
  private boolean full(Page done, boolean fresh) {
    if (done.size() == 0 || done.size() < settings.pageSize()) {
      return false;
    }
    if (!fresh && (settings.pageSize() > 0 || settings.paging() == Paging.PAGE)) {
      throw new BadInputException(
          addresses.first(),
          "expected other bars in page %d than in the one before, was none; does the service know"
                  .formatted(number)
              + (settings.paging() == Paging.PAGE ? " {page}?" : " {from}?"));
    }
    return fresh;
  }

  private Page page(String address, byte[] body) {
    if (!settings.noData().isEmpty()
        && new String(body, StandardCharsets.UTF_8).strip().startsWith(settings.noData())) {
      return new NoBars();
    }
    return settings.format() == Answers.CSV
        ? new CsvRows(settings, address, body, request)
        : new JsonRows(settings, address, body, times, wrong);
  }

  /** Only who fetches needs keys. */
  private Fetcher fetcher() {
    Fetcher made = fetcher;
    if (made == null) {
      secrets = Secrets.of(settings.keyEnv(), settings.secretEnv(), outside);
      made =
          new Fetcher(
              outside,
              secrets,
              outside.limit(addresses.host(), settings.rate()),
              settings.patience(),
              settings.headers(),
              request.seed() * 31 + request.series().index());
      fetcher = made;
    }
    return made;
  }

  /** A server may say the key back. */
  private byte[] hidden(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String hidden = secrets.hide(text);
    return hidden.equals(text) ? body : hidden.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** All pages that matter have been read. */
  void end() {
    if (cache.pages() < 0) {
      cache.complete(number);
    }
  }

  /** A page of a service that says in words that it has nothing. */
  private static final class NoBars implements Page {

    @Override
    public boolean next() {
      return false;
    }

    @Override
    public long opened() {
      throw new IllegalStateException("there is no bar");
    }

    @Override
    public double[] values() {
      throw new IllegalStateException("there is no bar");
    }

    @Override
    public int size() {
      return 0;
    }

    @Override
    public String cursor() {
      return "";
    }
  }
}
