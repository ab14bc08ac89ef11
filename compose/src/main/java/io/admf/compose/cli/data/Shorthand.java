package io.admf.compose.cli.data;

import io.admf.component.ComponentInfo;
import io.admf.component.Components;
import io.admf.component.Names;
import io.admf.config.BadInputException;
import io.admf.config.Place;
import io.admf.config.Problems;
import io.admf.config.Yaml;
import io.admf.data.DataKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A source and its path on the command line, {@code csv:prices/spy.csv}, in place of a file.
 *
 * @param path empty where the source has none, such as {@code sample:}
 */
record Shorthand(String source, String path) {

  private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9_]+):(.*)");

  /** Keys that stand beside the section data. */
  private static final List<String> BESIDE = List.of("seed", "currency", "name");

  /**
   * Reads one; null when it is the name of a file.
   *
   * @throws BadInputException if there is no such source
   */
  static @Nullable Shorthand parse(String text, Components components) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    List<String> sources =
        components.all(DataKinds.SOURCE.name()).stream().map(ComponentInfo::name).toList();
    String source = matcher.group(1);
    if (!sources.contains(source)) {
      String nearest = Names.nearest(source, sources);
      throw new BadInputException(
          text,
          "there is no source %s; %s"
              .formatted(
                  source,
                  nearest == null
                      ? "there are " + String.join(", ", sources)
                      : "did you mean " + nearest + ":" + matcher.group(2) + "?"));
    }
    return new Shorthand(source, matcher.group(2));
  }

  /** An override of the section data, where its key does not say another. */
  static String keyOfData(String override) {
    int equals = override.indexOf('=');
    String key = equals < 0 ? "" : override.substring(0, equals).trim();
    return key.isEmpty() || key.contains(".") || BESIDE.contains(key)
        ? override
        : "data." + override;
  }

  /**
   * What a file would say.
   *
   * @throws BadInputException if the series are not all told
   */
  Yaml.Mapping tree(List<String> symbols, List<String> timeframes) {
    Problems problems = new Problems();
    if (symbols.isEmpty()) {
      problems.add("--symbol", "is missing; expected what the bars are of, such as --symbol SPY");
    }
    if (timeframes.isEmpty()) {
      problems.add(
          "--timeframe", "is missing; expected how long the bars are, such as --timeframe 1d");
    }
    problems.throwIfAny();
    List<Yaml> all = new ArrayList<>();
    for (String symbol : symbols) {
      Place place = Place.of("--symbol " + symbol);
      all.add(
          section(
              place,
              List.of(
                  entry(place, "symbol", symbol),
                  new Yaml.Entry(place, "timeframes", list(timeframes)))));
    }
    Place here = Place.of(source + ":" + path);
    List<Yaml.Entry> data = new ArrayList<>(List.of(entry(here, "source", source)));
    if (!path.isEmpty()) {
      data.add(entry(here, "path", path));
    }
    return section(
        here,
        List.of(
            new Yaml.Entry(here, "symbols", new Yaml.Sequence(here, all)),
            new Yaml.Entry(here, "data", section(here, data))));
  }

  private static Yaml list(List<String> timeframes) {
    List<Yaml> items = new ArrayList<>();
    for (String timeframe : timeframes) {
      items.add(new Yaml.Scalar(Place.of("--timeframe " + timeframe), timeframe));
    }
    return new Yaml.Sequence(Place.of("--timeframe"), items);
  }

  private static Yaml.Mapping section(Place place, List<Yaml.Entry> entries) {
    return new Yaml.Mapping(place, entries);
  }

  private static Yaml.Entry entry(Place place, String key, String value) {
    return new Yaml.Entry(place, key, new Yaml.Scalar(place, value));
  }
}
