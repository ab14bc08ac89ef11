package io.admf.data.library.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import io.admf.config.BadInputException;
import io.admf.data.BarReader;
import io.admf.data.SourceNotes;
import io.admf.data.SourceRequest;
import io.admf.data.library.http.Http;
import io.admf.data.live.LiveBar;
import io.admf.data.live.LiveFeed;
import io.admf.data.live.LiveSlice;
import io.admf.data.message.Messages;
import io.admf.data.net.Backoff;
import io.admf.data.net.Outside;
import io.admf.data.net.Secrets;
import io.admf.frame.BarFrame;
import io.admf.plan.DataSpec;
import io.admf.time.Instants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hears all series of a run over one connection, which it makes again where it breaks. For one
 * thread.
 */
final class SocketFeed implements LiveFeed {

  private static final long SECOND = 1_000_000_000L;
  private static final int SHOWN = 20;
  private static final int CHUNK = 1024;

  private final SocketSettings settings;
  private final String cache;
  private final Outside outside;
  private final Secrets secrets;
  private final String place;
  private final List<Hearing> hearings = new ArrayList<>();
  private final Lanes lanes;
  private final Backoff backoff;
  private final List<String> remarks = new ArrayList<>();
  private long unsaid; // remarks
  private @Nullable Line line;
  private boolean accepted; // on this connection, and not subscribed yet
  private boolean subscribed; // on this connection
  private boolean worked; // on any
  private boolean unsure; // whether bars were missed since the last one
  private boolean over;
  private int failures; // in a row
  private long retryAt;
  private long connectedAt;
  private long lifeAt; // when the last sign of life came
  private long pingAt;

  SocketFeed(SocketSettings settings, String cache, List<SourceRequest> requests, Outside outside) {
    this.settings = settings;
    this.cache = cache;
    this.outside = outside;
    this.secrets = Secrets.of(settings.keyEnv(), settings.secretEnv(), outside);
    this.place = settings.url().toString();
    for (SourceRequest request : requests) {
      hearings.add(new Hearing(request, place, settings.stamp(), this::remark));
    }
    this.lanes =
        new Lanes(
            requests.stream().map(request -> request.series().timeframe().nanos()).toList(),
            settings.waitSeconds() * SECOND);
    this.backoff = new Backoff(requests.getFirst().seed());
    this.unsure = true;
    this.retryAt = outside.nanos();
  }

  private void remark(String text) {
    if (remarks.size() < SHOWN) {
      remarks.add(text);
    } else {
      unsaid++;
    }
  }

  @Override
  public @Nullable LiveSlice next(long nanos) throws InterruptedException {
    while (true) {
      // while bars may be missing, none that come after them may go
      boolean sure = line != null && !unsure;
      LiveSlice due = over || sure ? lanes.due(outside.nanos(), over) : null;
      if (due != null || over) {
        return due;
      }
      Line open = line;
      if (open == null) {
        long wait = retryAt - outside.nanos();
        if (wait > 0) {
          outside.sleep(Math.min(wait, nanos));
          return null;
        }
        connect();
        continue;
      }
      Line.Said said = open.next(nanos);
      if (said == null) {
        look(open);
        return null;
      }
      hear(said);
    }
  }

  private void connect() throws InterruptedException {
    try {
      Line made = Line.connect(settings.url(), outside);
      line = made;
      subscribed = false;
      accepted = false;
      connectedAt = outside.nanos();
      lifeAt = connectedAt;
      pingAt = connectedAt;
      if (!settings.auth().isEmpty()) {
        made.send(secrets.fill(settings.auth()));
      }
      if (settings.authOk() == null) {
        subscribe(made);
      }
    } catch (IOException e) {
      broken("cannot be reached: " + e.getMessage());
    }
  }

  private void subscribe(Line to) throws IOException, InterruptedException {
    if (!settings.subscribe().isEmpty()) {
      to.send(secrets.fill(settings.subscribe()));
    }
    subscribed = true;
  }

  /** The connection is of no use any more. */
  private void broken(String how) {
    Line open = line;
    if (open != null) {
      open.close();
      line = null;
    }
    unsure = true;
    if (open != null && outside.nanos() - connectedAt >= settings.silenceSeconds() * SECOND) {
      failures = 0; // it was of use for a while
      backoff.reset();
    }
    failures++;
    String what = secrets.hide(how);
    if (failures >= settings.attempts()) {
      if (!worked) {
        throw new BadInputException(
            place, "%s; given up after %d attempts".formatted(what, failures));
      }
      remark(
          "%s %s; given up after %d attempts, so the run ends here"
              .formatted(place, what, failures));
      over = true;
      return;
    }
    if (worked) {
      remark("%s %s; connected anew".formatted(place, what));
    }
    retryAt = outside.nanos() + backoff.next();
  }

  /** Looks whether the connection lives, when it says nothing. */
  private void look(Line open) throws InterruptedException {
    long now = outside.nanos();
    long silence = settings.silenceSeconds() * SECOND;
    if (now - lifeAt >= silence) {
      broken("said nothing for %d s".formatted(settings.silenceSeconds()));
    } else if (now - Math.max(pingAt, lifeAt) >= silence / 3) {
      pingAt = now;
      try {
        open.ping();
      } catch (IOException e) {
        broken(String.valueOf(e.getMessage()));
      }
    }
  }

  private void hear(Line.Said said) throws InterruptedException {
    lifeAt = outside.nanos();
    switch (said) {
      case Line.Alive alive -> {}
      case Line.Over end -> {
        if (end.well() && settings.endsOnClose() && subscribed) {
          over = true;
        } else {
          broken(end.reason());
        }
      }
      case Line.Text text -> {
        if (settings.lines()) {
          text.text().lines().filter(each -> !each.isBlank()).forEach(this::document);
        } else {
          document(text.text());
        }
        confirm();
      }
    }
  }

  private void confirm() throws InterruptedException {
    Line open = line;
    if (accepted && open != null) {
      accepted = false;
      try {
        subscribe(open);
      } catch (IOException e) {
        broken(String.valueOf(e.getMessage()));
      }
    }
  }

  private void document(String text) {
    JsonNode document;
    try {
      document = Messages.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (Messages.UnreadableException e) {
      remark(
          "a message could not be read (%s) and was left out: %s"
              .formatted(e.getMessage(), secrets.hide(shown(text))));
      return;
    }
    if (document.isArray()) {
      document.forEach(this::message);
    } else {
      message(document);
    }
  }

  private static String shown(String text) {
    String plain = text.replaceAll("[\\p{Cntrl}\\s]+", " ");
    return plain.length() <= 100 ? plain : plain.substring(0, 100) + "…";
  }

  private void message(JsonNode message) {
    if (line == null) {
      return; // broken by a message before it
    }
    if (settings.refused() != null && settings.refused().on(message)) {
      String reason = "refused: " + shown(message.toString());
      if (!worked) {
        throw new BadInputException(place, secrets.hide(reason));
      }
      broken(reason);
      return;
    }
    if (!subscribed && settings.authOk() != null && settings.authOk().on(message)) {
      accepted = true;
      return;
    }
    if ((settings.select() != null && !settings.select().on(message))
        || (settings.closed() != null && !settings.closed().on(message))) {
      return;
    }
    int series = settings.series(message);
    if (series >= 0) {
      Hearing hearing = hearings.get(series);
      if (settings.fields().read(message, hearing::unreadable)) {
        take(series, hearing.bar(settings.fields().stamp(), settings.fields().values()));
      }
    }
  }

  private void take(int series, LiveBar bar) {
    worked = true;
    failures = 0;
    backoff.reset();
    if (unsure && bar.opened() >= hearings.get(series).missingFrom()) {
      unsure = false;
      for (int i = 0; i < hearings.size(); i++) {
        fill(i, bar.knownAt());
      }
    }
    add(series, bar);
  }

  private void add(int series, LiveBar bar) {
    Hearing hearing = hearings.get(series);
    if (hearing.takes(bar) && !lanes.add(series, bar, outside.nanos())) {
      remark(
          "%s of %s came after the bars of the same time had gone and was left out"
              .formatted(hearing.id(), Instants.brief(bar.opened())));
    }
  }

  /** Takes the bars in that a series has missed, those known before a time. */
  private void fill(int series, long before) {
    Hearing hearing = hearings.get(series);
    SourceRequest request = hearing.request();
    long from = hearing.missingFrom();
    long to = before - request.series().timeframe().nanos();
    if (from == Long.MIN_VALUE || from >= to) {
      return;
    }
    String missing =
        "%s may lack bars that open from %s to before %s, when there was no connection"
            .formatted(hearing.id(), Instants.brief(from), Instants.brief(to));
    if (settings.fill().isEmpty()) {
      remark(missing + ": data.fill is none");
      return;
    }
    DataSpec range =
        new DataSpec(
            request.data().source(), request.data().folders(), from, to, true, Long.MAX_VALUE);
    SourceRequest wanted =
        new SourceRequest(request.series(), request.all(), range, request.seed());
    BarFrame.Columns rows = BarFrame.Columns.ofCapacity(CHUNK);
    try (BarReader reader = Http.missing(settings.fill(), wanted, cache, outside)) {
      for (int n = reader.read(rows, 0, CHUNK); n > 0; n = reader.read(rows, 0, CHUNK)) {
        for (int i = 0; i < n; i++) {
          add(
              series,
              new LiveBar(
                  rows.eventTimes()[i],
                  rows.knownAt()[i],
                  rows.open()[i],
                  rows.high()[i],
                  rows.low()[i],
                  rows.close()[i],
                  rows.volume()[i]));
        }
      }
    } catch (BadInputException e) {
      remark("%s, and they could not be fetched: %s".formatted(missing, e.getMessage()));
    }
  }

  @Override
  public boolean ended() {
    return over && lanes.empty();
  }

  @Override
  public List<SourceNotes> notes() {
    return hearings.stream().map(Hearing::notes).toList();
  }

  @Override
  public List<String> remarks() {
    List<String> all = new ArrayList<>(remarks);
    if (unsaid > 0) {
      all.add("and %d more of the kind".formatted(unsaid));
    }
    return all;
  }

  @Override
  public void close() {
    Line open = line;
    if (open != null) {
      open.close();
      line = null;
    }
  }
}
