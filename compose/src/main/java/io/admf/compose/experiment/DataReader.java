package io.admf.compose.experiment;

import io.admf.component.ComponentInfo;
import io.admf.component.Components;
import io.admf.component.Parameter;
import io.admf.compose.axis.ComponentAxes;
import io.admf.compose.experiment.Experiment.Symbol;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.data.DataKinds;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DataSpec;
import io.admf.plan.MarketSpec;
import io.admf.plan.TimeSpec;
import io.admf.time.Instants;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code data}: the source, its own keys beside it, and the range. */
final class DataReader {

  /** Slices in a frame unless told otherwise: columns that stay in the cache. */
  private static final int FRAME_SLICES = 4096;

  /** The same where each slice may have thousands of quotes. */
  private static final int QUOTED_SLICES = 64;

  private static final String CALENDAR = "calendar";

  private final Components components;
  private final ComponentReader componentReader;
  private final Problems problems;

  /** What the section says. */
  record Result(DataSpec spec, int frameSlices) {}

  DataReader(Components components, ComponentReader componentReader, Problems problems) {
    this.components = components;
    this.componentReader = componentReader;
    this.problems = problems;
  }

  /**
   * Reads the section.
   *
   * @param file the experiment, for paths beside it
   * @param symbols what is to be read
   * @param calendars those that symbols have of their own
   */
  Result read(
      Section data, Path file, List<Symbol> symbols, List<TimeSpec.SymbolCalendar> calendars) {
    String type = data.text("source", "csv");
    long from = date(data, "start_date", false);
    long to = date(data, "end_date", true);
    if (from >= to) {
      Yaml given = data.get("end_date");
      if (given != null) {
        data.wrong("end_date", given, "after start_date");
      }
    }
    String badRows = data.text("bad_rows", "error");
    if (!badRows.equals("error") && !badRows.equals("skip")) {
      Yaml given = data.get("bad_rows");
      if (given != null) {
        data.wrong("bad_rows", given, "error or skip");
      }
    }
    MarketSpec market = new MarketReader(components, componentReader, problems).read(data);
    int usual = market.quotes() == null ? FRAME_SLICES : QUOTED_SLICES;
    int frameSlices = (int) data.whole("frame_slices", usual, 1, 1 << 20);
    ComponentInfo info = components.find(DataKinds.SOURCE.name(), type);
    boolean sourcesCalendar = info != null && sourcesCalendar(info, data);
    TimeSpec time =
        new TimeReader(new CalendarReader(problems, file), problems)
            .read(data, symbols, calendars, sourcesCalendar);
    ComponentSpec source = ComponentSpec.of(type);
    if (info == null) {
      Yaml given = data.get("source");
      data.wrong(
          "source",
          given == null ? new Yaml.Scalar(data.place(), type) : given,
          "one of "
              + String.join(
                  ", ",
                  components.all(DataKinds.SOURCE.name()).stream()
                      .map(ComponentInfo::name)
                      .toList()));
      return new Result(spec(source, file, from, to, false).with(market), frameSlices);
    }
    List<Yaml.Entry> own = new ArrayList<>();
    for (Parameter parameter : info.parameters()) {
      Yaml value = data.get(parameter.key());
      if (value != null && (sourcesCalendar || !parameter.key().equals(CALENDAR))) {
        own.add(new Yaml.Entry(value.place(), parameter.key(), value));
      }
    }
    data.finish();
    ComponentAxes axes = componentReader.complete(info, data.place().toString(), own, List.of());
    List<ComponentSpec> all = problems.any() ? List.of(source) : axes.combinations();
    if (all.size() != 1) {
      problems.add(axes.place(), "data takes one value for each key, not a list");
    }
    componentReader.tryOut(DataKinds.SOURCE, axes);
    DataSpec spec = spec(all.getFirst(), file, from, to, badRows.equals("skip"));
    return new Result(spec.with(market).with(time), frameSlices);
  }

  /** Whether {@code calendar} is one of the words that the source itself knows. */
  private static boolean sourcesCalendar(ComponentInfo info, Section data) {
    if (!(data.get(CALENDAR) instanceof Yaml.Scalar scalar) || scalar.value() == null) {
      return false;
    }
    Object value = scalar.value();
    return info.parameters().stream()
        .anyMatch(p -> p.key().equals(CALENDAR) && p.convert(value) != null);
  }

  private static DataSpec spec(ComponentSpec source, Path file, long from, long to, boolean skip) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    List<String> folders = new ArrayList<>(List.of(""));
    if (parent != null && !parent.equals(Path.of("").toAbsolutePath().normalize())) {
      folders.add(parent.toString());
    }
    return new DataSpec(source, folders, from, to, skip, Long.MAX_VALUE);
  }

  private static long date(Section data, String key, boolean end) {
    String text = data.text(key);
    if (text != null) {
      Long nanos = parse(text, end);
      if (nanos != null) {
        return nanos;
      }
      Yaml given = data.get(key);
      if (given != null) {
        data.wrong(
            key, given, "a date such as 2023-01-31, or an instant such as 2023-01-31T14:30:00Z");
      }
    }
    return end ? Long.MAX_VALUE : Long.MIN_VALUE;
  }

  /** A date means the whole day: as an end it is included. */
  private static @Nullable Long parse(String text, boolean end) {
    try {
      return text.length() == 10
          ? (Long) Instants.nanos(LocalDate.parse(text).plusDays(end ? 1 : 0))
          : (Long) Instants.nanos(Instant.parse(text));
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }
}
