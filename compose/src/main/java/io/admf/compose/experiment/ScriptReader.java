package io.admf.compose.experiment;

import io.admf.compose.experiment.Experiment.Symbol;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.plan.ScriptedOrder;
import io.admf.plan.TimeSpec;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the script of a portfolio: orders as a list in YAML, or as the rows of a file beside it.
 */
final class ScriptReader {

  /** The keys of a line, and the columns of a file. */
  static final List<String> COLUMNS =
      List.of(
          "time",
          "symbol",
          "action",
          "side",
          "quantity",
          "target_percent",
          "target_quantity",
          "type",
          "limit",
          "stop",
          "trail",
          "time_in_force",
          "expires",
          "tag",
          "parent",
          "group",
          "reduce_only",
          "basis",
          "lots");

  private static final String FILE = "file";
  private static final String SCRIPT = "script";

  private final List<Symbol> symbols;
  private final ScriptTimes times;
  private final Path experiment;
  private final Problems problems;

  /**
   * @param symbols what may be ordered
   * @param time their calendars; null for none
   * @param experiment its file, beside which scripts are looked up
   */
  ScriptReader(List<Symbol> symbols, @Nullable TimeSpec time, Path experiment, Problems problems) {
    this.symbols = symbols;
    this.times = new ScriptTimes(time);
    this.experiment = experiment;
    this.problems = problems;
  }

  /** The orders of a section, by time; those of the same time as they were written. */
  List<ScriptedOrder> read(Section orders) {
    Yaml file = orders.get(FILE);
    Yaml script = orders.get(SCRIPT);
    if (file != null && script != null) {
      problems.add(
          script.place().toString(), "orders.file and orders.script exclude each other; keep one");
    }
    for (Yaml.Entry entry : orders.entries()) {
      if (!entry.key().equals(FILE) && !entry.key().equals(SCRIPT)) {
        orders.has(entry.key()); // it has been asked for, so that it is reported once
        problems.add(
            entry.place().toString(),
            "%s changes nothing where a script says what is ordered; remove it"
                .formatted(orders.name(entry.key())));
      }
    }
    Yaml at = file == null ? script : file;
    List<Section> lines = file == null ? orders.sections(SCRIPT, null) : rows(orders, file);
    int before = problems.list().size();
    List<ScriptLine> read = new ArrayList<>();
    for (Section line : lines) {
      ScriptLine one = ScriptLine.read(line, symbols, times);
      if (one != null) {
        read.add(one);
      }
    }
    if (lines.isEmpty() && at != null && !problems.any()) {
      problems.add(at.place().toString(), "expected at least one order, was none");
    }
    if (problems.list().size() > before) {
      return read.stream().map(ScriptLine::order).toList();
    }
    return new ScriptLinks(read, problems)
        .linked().stream().sorted(Comparator.comparingLong(ScriptedOrder::time)).toList();
  }

  private List<Section> rows(Section orders, Yaml written) {
    String name = orders.text(FILE);
    if (name == null) {
      return List.of();
    }
    try {
      Path file = experiment.toAbsolutePath().resolveSibling(name);
      return ScriptFile.read(file, name, problems).stream()
          .map(row -> Section.of(row, problems))
          .toList();
    } catch (InvalidPathException e) {
      orders.wrong(FILE, written, "the path of a file");
      return List.of();
    }
  }
}
