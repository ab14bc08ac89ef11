package io.admf.compose.cli;

import io.admf.compose.placement.Live;
import io.admf.compose.placement.RunRequest;
import io.admf.config.BadInputException;
import io.admf.config.Problem;
import io.admf.time.Timeframe;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** Whether and how a run goes by at the pace of a market. */
final class LiveOptions {

  private static final String MAX = "max";

  @Option(
      names = "--live",
      description =
          "paper trading: bars go one by one as a live source gives them, or recorded ones at their"
              + " own pace; prints what happens, records the bars, and ends with the data or Ctrl-C")
  private boolean live;

  @Option(
      names = "--speed",
      paramLabel = "N|max",
      description = "with --live and recorded data: times as fast as the market (default: 1)")
  private @Nullable String speed;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "with --live: ends after this time of the clock, such as 30s, 10m or 8h")
  private @Nullable String duration;

  /** Whether the run is a live one. */
  boolean wanted() {
    return live;
  }

  /**
   * Checks what was given together.
   *
   * @param where the option that has others do the work, or null
   */
  void check(@Nullable String where, ParseResult given, RunCommand.Place placement) {
    List<Problem> problems = new ArrayList<>();
    if (!live && speed != null) {
      problems.add(new Problem("--speed", "needs --live; add it, or leave this out"));
    }
    if (!live && duration != null) {
      problems.add(new Problem("--for", "needs --live; add it, or leave this out"));
    }
    if (live && where != null) {
      problems.add(
          new Problem("--live", "cannot go with %s: it is for this process".formatted(where)));
    }
    if (live && given.hasMatchedOption("--placement") && placement == RunCommand.Place.FUSED) {
      problems.add(
          new Problem("--placement", "must be services with --live, was fused; leave it out"));
    }
    if (speed != null && speed() == null) {
      problems.add(
          new Problem("--speed", "must be a number above 0, such as 60, or max; was " + speed));
    }
    if (duration != null && Timeframe.parse(duration) == null) {
      problems.add(new Problem("--for", "must be a time such as 30s, 10m or 8h, was " + duration));
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
  }

  private @Nullable Double speed() {
    if (speed == null) {
      return null;
    }
    if (speed.equals(MAX)) {
      return 0.0;
    }
    String number = speed.endsWith("x") ? speed.substring(0, speed.length() - 1) : speed;
    if (!number.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
      return null;
    }
    double parsed = Double.parseDouble(number);
    return parsed > 0 ? (Double) parsed : null;
  }

  /**
   * The request as it is to be run: a live one in frames of one slice, and with a name of its own,
   * since what it has heard of a market cannot be had again.
   */
  RunRequest of(RunRequest request) {
    if (!live) {
      return request;
    }
    String now =
        DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(Instant.now());
    return request.with(request.plan().with(request.plan().runId() + "-live-" + now, 1));
  }

  /**
   * How it goes.
   *
   * @param replay the experiment that reads the recorded bars; null where they are not recorded
   * @param lines where what happens is printed; null for nowhere
   * @param stop whether the user wants it to end
   */
  Live how(@Nullable String replay, @Nullable PrintWriter lines, BooleanSupplier stop) {
    Timeframe time = duration == null ? null : Timeframe.parse(duration);
    return new Live(
        speed(),
        time == null ? Long.MAX_VALUE : time.nanos(),
        replay,
        line -> {
          if (lines != null) {
            lines.println(line);
            lines.flush();
          }
        },
        stop);
  }
}
