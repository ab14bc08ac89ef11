package io.admf.data.library.websocket;

import io.admf.data.SourceNotes;
import io.admf.data.SourceRequest;
import io.admf.data.live.LiveBar;
import io.admf.data.row.BarTimes;
import io.admf.data.row.RowChecks;
import io.admf.data.row.RowOrder;
import io.admf.data.row.RowProblems;
import io.admf.data.row.RowStyle;
import io.admf.data.row.Stamp;
import io.admf.time.Instants;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What has been heard of one series: takes a bar that is sound and new, says why it does not take
 * another.
 */
final class Hearing {

  private final SourceRequest request;
  private final String place;
  private final RowProblems problems;
  private final RowChecks checks;
  private final BarTimes times;
  private final Consumer<String> remarks;
  private @Nullable LiveBar last;
  private long heard;
  private long bars;

  /**
   * @param remarks told of bars that are left out though they are sound
   */
  Hearing(SourceRequest request, String place, Stamp stamp, Consumer<String> remarks) {
    this.request = request;
    this.place = place;
    this.problems = new RowProblems(place + ' ' + request.series().id(), true);
    this.checks =
        new RowChecks(
            new RowStyle(stamp, RowOrder.OLDEST_FIRST, 1), problems, request.series().timeframe());
    this.times = BarTimes.of(request, stamp);
    this.remarks = remarks;
  }

  /** The bar that a message tells. */
  LiveBar bar(long stamp, double[] values) {
    long opened = times.opened(stamp);
    return new LiveBar(
        opened, times.closed(opened), values[0], values[1], values[2], values[3], values[4]);
  }

  /** Whether a bar is to be taken; if so, it is the latest from now on. */
  boolean takes(LiveBar bar) {
    heard++;
    LiveBar before = last;
    if (before != null && bar.opened() <= before.opened()) {
      if (bar.opened() == before.opened() && !bar.equals(before)) {
        remarks.accept(
            "%s of %s came again with other values, which were left out"
                .formatted(id(), Instants.brief(bar.opened())));
      } else if (bar.opened() < before.opened()) {
        remarks.accept(
            "%s of %s came after that of %s and was left out"
                .formatted(id(), Instants.brief(bar.opened()), Instants.brief(before.opened())));
      }
      return false;
    }
    if (bar.opened() < request.data().from() || bar.opened() >= request.data().to()) {
      return false;
    }
    if (!checks.sound(
        heard, bar.opened(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume())) {
      return false;
    }
    last = bar;
    bars++;
    return true;
  }

  /** Says that a bar could not be read. */
  void unreadable(String message) {
    problems.add(++heard, message);
  }

  /** Where bars are missing from: the close of the latest, or the beginning of the range. */
  long missingFrom() {
    LiveBar before = last;
    return before == null ? request.data().from() : before.knownAt();
  }

  SourceRequest request() {
    return request;
  }

  String id() {
    return request.series().id();
  }

  SourceNotes notes() {
    return new SourceNotes(id(), place, bars, problems.skipped(), problems.firstSkipped());
  }
}
