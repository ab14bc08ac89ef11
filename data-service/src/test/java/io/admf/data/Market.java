package io.admf.data;

import io.admf.component.ComponentKind;
import io.admf.component.ComponentScanner;
import io.admf.component.Components;
import io.admf.config.BadInputException;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DataSpec;
import io.admf.plan.RunPlan;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A market to be read in a test: series, source and range, each changed one at a time. */
public record Market(
    List<Series> series,
    ComponentSpec source,
    String folder,
    long from,
    long to,
    boolean skip,
    long slices,
    int frameSlices,
    long seed) {

  private static final List<ComponentKind<?, ?>> KINDS = DataKinds.ALL;

  /** Those that are shipped and those of these tests. */
  public static final Components COMPONENTS =
      Components.of(KINDS, together(DataKernel.class, IrregularBars.class));

  private static List<Class<?>> together(Class<?> shipped, Class<?> added) {
    List<Class<?>> classes = new ArrayList<>(new ComponentScanner(KINDS).beside(shipped));
    classes.add(added);
    return classes;
  }

  /** One bar and where it stood. */
  public record Row(
      String series,
      long slice,
      long eventTime,
      long knownAt,
      double open,
      double high,
      double low,
      double close,
      double volume) {}

  /** All of a source's bars of the series named, such as {@code SPY_1d}. */
  public static Market of(String source, String... ids) {
    List<Series> series = new ArrayList<>();
    for (String id : ids) {
      String[] parts = id.split("_");
      series.add(
          new Series(
              series.size(),
              new Instrument(parts[0], 0, currency(parts[0])),
              Timeframe.of(parts[1])));
    }
    return new Market(
        series,
        ComponentSpec.of(source),
        ".",
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        false,
        Long.MAX_VALUE,
        4096,
        42);
  }

  /** With parameters of the source: key, value and so on. */
  public Market with(Object... parameters) {
    Map<String, Object> all = new LinkedHashMap<>(source.parameters());
    for (int i = 0; i < parameters.length; i += 2) {
      all.put((String) parameters[i], parameters[i + 1]);
    }
    return new Market(
        series,
        new ComponentSpec(source.type(), all),
        folder,
        from,
        to,
        skip,
        slices,
        frameSlices,
        seed);
  }

  public Market in(Path folderOfFiles) {
    return new Market(
        series, source, folderOfFiles.toString(), from, to, skip, slices, frameSlices, seed);
  }

  public Market between(String first, String end) {
    return new Market(
        series,
        source,
        folder,
        Instants.nanos(LocalDate.parse(first)),
        Instants.nanos(LocalDate.parse(end)),
        skip,
        slices,
        frameSlices,
        seed);
  }

  public Market skipping() {
    return new Market(series, source, folder, from, to, true, slices, frameSlices, seed);
  }

  public Market cutAt(int slicesOfFrame) {
    return new Market(series, source, folder, from, to, skip, slices, slicesOfFrame, seed);
  }

  public Market limitedTo(long slicesOfRun) {
    return new Market(series, source, folder, from, to, skip, slicesOfRun, frameSlices, seed);
  }

  public Market seeded(long other) {
    return new Market(series, source, folder, from, to, skip, slices, frameSlices, other);
  }

  public RunPlan plan() {
    return new RunPlan(
        "r1",
        seed,
        "USD",
        frameSlices,
        new DataSpec(source, List.of(folder), from, to, skip, slices),
        series,
        List.of(),
        List.of(),
        List.of());
  }

  public DataKernel open() {
    return new DataKernel(plan(), COMPONENTS);
  }

  public List<BarBlock> blocks() {
    try (DataKernel kernel = open()) {
      return drain(kernel);
    }
  }

  private static List<BarBlock> drain(DataKernel kernel) {
    List<BarBlock> blocks = new ArrayList<>();
    for (BarBlock block = kernel.next(); block != null; block = kernel.next()) {
      blocks.add(block);
    }
    return blocks;
  }

  /** All that a run gives. */
  public record Reading(List<Row> rows, String hash, List<SourceNotes> notes) {}

  public Reading read() {
    try (DataKernel kernel = open()) {
      List<Row> rows = rows(drain(kernel));
      return new Reading(rows, kernel.dataHash(), kernel.notes());
    }
  }

  /** The message with which it is refused, its files without the folder. */
  public String refusal() {
    try {
      blocks();
    } catch (BadInputException e) {
      return String.valueOf(e.getMessage()).replace(folder + "/", "");
    }
    throw new AssertionError("expected bad input, was none");
  }

  public String hash() {
    return read().hash();
  }

  /** How the first series was read. */
  public SourceNotes notes() {
    return read().notes().getFirst();
  }

  /** Every bar, slice by slice, in the order of the series within one. */
  public List<Row> rows() {
    return rows(blocks());
  }

  public static List<Row> rows(List<BarBlock> blocks) {
    List<Row> rows = new ArrayList<>();
    for (BarBlock block : blocks) {
      for (long slice = block.firstSlice(); slice <= block.lastSlice(); slice++) {
        for (int s = 0; s < block.seriesCount(); s++) {
          int row = block.row(s, slice);
          if (row >= 0) {
            rows.add(row(block.frame(s), slice, row, String.valueOf(s)));
          }
        }
      }
    }
    return rows;
  }

  private static Row row(BarFrame frame, long slice, int row, String series) {
    return new Row(
        series,
        slice,
        frame.eventTimes()[row],
        frame.knownAt()[row],
        frame.open()[row],
        frame.high()[row],
        frame.low()[row],
        frame.close()[row],
        frame.volume()[row]);
  }

  /** The bars as lines of text: time, prices, volume. */
  public List<String> lines() {
    return rows().stream()
        .map(
            row ->
                Instants.brief(row.eventTime())
                    + " "
                    + Arrays.toString(
                        new double[] {row.open, row.high, row.low, row.close, row.volume}))
        .toList();
  }

  /** Euro rates are kept in the currency that they are priced in, all else in dollars. */
  private static String currency(String symbol) {
    return symbol.startsWith("EUR") && symbol.length() == 6 ? symbol.substring(3) : "USD";
  }
}
