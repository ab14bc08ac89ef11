package io.admf.data.check;

import io.admf.data.BarReader;
import io.admf.frame.BarFrame;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How long bars are of which nobody says how long they are. */
public final class Spacing {

  private static final int LOOKED_AT = 2000;
  private static final long DAY = Instants.DAY / Instants.SECOND;

  private Spacing() {}

  /** The timeframe that fits the commonest step of the first bars; null when there is none. */
  public static @Nullable Timeframe of(BarReader reader) {
    BarFrame.Columns rows = BarFrame.Columns.ofCapacity(LOOKED_AT);
    int count = 0;
    for (int read = 1; read > 0 && count < LOOKED_AT; count += read) {
      read = reader.read(rows, count, LOOKED_AT);
    }
    Map<Long, Integer> steps = new TreeMap<>();
    for (int i = 1; i < count; i++) {
      steps.merge(rows.eventTimes()[i] - rows.eventTimes()[i - 1], 1, Integer::sum);
    }
    long step = 0;
    int most = 0;
    for (Map.Entry<Long, Integer> each : steps.entrySet()) {
      if (each.getValue() > most) {
        step = each.getKey();
        most = each.getValue();
      }
    }
    return timeframe(step / Instants.SECOND);
  }

  private static @Nullable Timeframe timeframe(long seconds) {
    if (seconds <= 0) {
      return null;
    }
    long[] lengths = {7 * DAY, DAY, 3600, 60, 1};
    char[] units = {'w', 'd', 'h', 'm', 's'};
    for (int i = 0; i < lengths.length; i++) {
      if (seconds % lengths[i] == 0 && seconds / lengths[i] < 10_000) {
        return new Timeframe((int) (seconds / lengths[i]), units[i]);
      }
    }
    return null;
  }
}
