package io.admf.reporting.tally;

import io.admf.time.Instants;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts equity into months. A slice belongs to the month that it ends: one known at midnight closes
 * the day before.
 */
final class MonthTally {

  private final List<MonthReturn> months = new ArrayList<>();
  private YearMonth month = YearMonth.of(1970, 1);
  private long end = Long.MIN_VALUE;
  private long base;
  private long latest;

  void add(long time, long equity) {
    if (time > end) {
      if (end == Long.MIN_VALUE) {
        base = equity;
      } else {
        close();
        base = latest;
      }
      month = YearMonth.from(Instants.instant(time - 1).atOffset(ZoneOffset.UTC));
      end = Instants.nanos(month.plusMonths(1).atDay(1));
    }
    latest = equity;
  }

  private void close() {
    months.add(new MonthReturn(month.getYear(), month.getMonthValue(), growth()));
  }

  private double growth() {
    return base > 0 ? (double) latest / base - 1 : Double.NaN;
  }

  List<MonthReturn> months() {
    List<MonthReturn> all = new ArrayList<>(months);
    if (end != Long.MIN_VALUE) {
      all.add(new MonthReturn(month.getYear(), month.getMonthValue(), growth()));
    }
    return List.copyOf(all);
  }
}
