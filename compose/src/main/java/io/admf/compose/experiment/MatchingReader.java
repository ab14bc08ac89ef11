package io.admf.compose.experiment;

import io.admf.compose.axis.ValueReader;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.plan.Intrabar;
import io.admf.time.Timeframe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how bars fill orders; the keys stand in {@code docs/configuration.md}. */
final class MatchingReader {

  private final ValueReader values;
  private final List<Experiment.Symbol> symbols;

  /**
   * @param symbols of the experiment, whose timeframes there are
   */
  MatchingReader(ValueReader values, List<Experiment.Symbol> symbols) {
    this.values = values;
    this.symbols = symbols;
  }

  Experiment.Matching read(Section section) {
    return new Experiment.Matching(
        values.choices(section, "intrabar", Intrabar.class, Intrabar.PESSIMISTIC),
        flags(section, "limit_through", false),
        timeframe(section),
        flags(section, "attached_at_once", true),
        flags(section, "trail_at_close", false),
        flags(section, "zero_volume_fills", true));
  }

  private List<Boolean> flags(Section section, String key, boolean otherwise) {
    List<Boolean> given = values.flags(section, key);
    return given.isEmpty() ? List.of(otherwise) : given;
  }

  private @Nullable Timeframe timeframe(Section section) {
    String text = section.text("match_timeframe");
    if (text == null) {
      return null;
    }
    Timeframe timeframe = Timeframe.parse(text);
    Yaml written = section.get("match_timeframe");
    if (written == null) {
      return timeframe;
    }
    if (timeframe == null) {
      section.wrong("match_timeframe", written, "a timeframe such as 1m, 5m, 1h or 1d");
      return null;
    }
    for (Experiment.Symbol symbol : symbols) {
      Timeframe finest = symbol.timeframes().stream().min(Timeframe::compareTo).orElse(timeframe);
      if (!finest.equals(timeframe)) {
        section.wrong(
            "match_timeframe",
            written,
            "the finest of the timeframes of %s, which is %s".formatted(symbol.name(), finest));
      }
    }
    return timeframe;
  }
}
