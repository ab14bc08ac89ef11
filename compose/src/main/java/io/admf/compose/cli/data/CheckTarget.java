package io.admf.compose.cli.data;

import io.admf.component.ComponentException;
import io.admf.component.Components;
import io.admf.compose.Workbench;
import io.admf.config.BadInputException;
import io.admf.data.BarReader;
import io.admf.data.BarSource;
import io.admf.data.DataKinds;
import io.admf.data.SourceRequest;
import io.admf.data.check.Spacing;
import io.admf.data.row.RowObserver;
import io.admf.plan.RunPlan;
import io.admf.time.Timeframe;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be checked, as it was typed.
 *
 * @param text a YAML file, a file with bars, or a source and its path
 */
record CheckTarget(
    String text, List<String> symbols, List<String> timeframes, List<String> overrides) {

  /** {@code prices/SPY_1d.csv.gz}: folder, symbol, timeframe, ending. */
  private static final Pattern NAMED =
      Pattern.compile("(?:.*/)?([^/]+?)(?:[_-]([1-9][0-9]*[smhdwM]))?\\.([a-z]+)(?:\\.gz)?");

  private static final String SHORTEST = "1s";
  private static final String USUAL = "1d";

  /** Reads what the file says, or what it would say. */
  Workbench open() {
    Components components = Workbench.library();
    String plain = text.replace('\\', '/');
    Shorthand shorthand = Shorthand.parse(plain, components);
    if (shorthand == null && (plain.endsWith(".yaml") || plain.endsWith(".yml"))) {
      if (!symbols.isEmpty() || !timeframes.isEmpty()) {
        throw new BadInputException(
            text, "--symbol and --timeframe go with a path; a YAML file names its own");
      }
      return Workbench.open(Path.of(text), overrides);
    }
    Matcher name = NAMED.matcher(shorthand == null ? plain : shorthand.path());
    boolean named = name.matches();
    if (shorthand == null) {
      shorthand = new Shorthand(source(named ? name.group(3) : "", components), text);
    }
    List<String> called = symbols;
    if (called.isEmpty() && named) {
      called = List.of(name.group(1));
    }
    List<String> lengths = timeframes;
    if (lengths.isEmpty() && named) {
      String told = name.group(2);
      lengths = List.of(told == null ? spacing(shorthand, called) : told);
    }
    return bench(shorthand, called, lengths);
  }

  private Workbench bench(Shorthand shorthand, List<String> called, List<String> lengths) {
    return Workbench.open(
        shorthand.tree(called, lengths),
        Path.of("check.yaml"),
        overrides.stream().map(Shorthand::keyOfData).toList());
  }

  private String source(String ending, Components components) {
    String source = ending.toLowerCase(Locale.ROOT);
    if (source.equals("txt") || source.equals("tsv")) {
      source = "csv";
    }
    if (components.find(DataKinds.SOURCE.name(), source) == null) {
      throw new BadInputException(
          text,
          "expected a YAML file, a file such as SPY_1d.csv, or a source and its path such as"
              + " csv:"
              + text);
    }
    return source;
  }

  /** How long bars are of which nobody says how long they are. */
  private String spacing(Shorthand shorthand, List<String> called) {
    try (Workbench bench = bench(shorthand, called, List.of(SHORTEST))) {
      RunPlan plan = bench.dataset();
      BarSource source = bench.components().create(DataKinds.SOURCE, plan.data().source());
      SourceRequest request =
          new SourceRequest(plan.series().getFirst(), plan.series(), plan.data(), plan.seed());
      try (BarReader reader = source.open(request.watchedBy(RowObserver.NONE))) {
        @Nullable Timeframe found = Spacing.of(reader);
        return found == null ? USUAL : found.toString();
      }
    } catch (BadInputException | ComponentException e) {
      return USUAL; // the check itself says what is wrong
    }
  }
}
