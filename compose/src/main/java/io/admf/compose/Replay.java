package io.admf.compose;

import io.admf.component.ComponentInfo;
import io.admf.component.Components;
import io.admf.component.Scalars;
import io.admf.config.Yaml;
import io.admf.config.YamlReader;
import io.admf.data.DataKinds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The experiment that reads again what a live run has recorded: the same in all but where bars come
 * from.
 */
public final class Replay {

  private static final Map<String, Object> RECORDED = recorded();

  private final Path file;
  private final StringBuilder text = new StringBuilder();

  private Replay(Path file) {
    this.file = file;
  }

  private static Map<String, Object> recorded() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("source", "csv");
    keys.put("path", "recorded/{symbol}_{timeframe}.csv");
    keys.put("time_format", "epoch_ns");
    return keys;
  }

  /**
   * Its text.
   *
   * @param file the experiment
   * @param overrides {@code key.path=value}, applied in order
   * @param components in which the source of the experiment is found
   */
  public static String text(Path file, List<String> overrides, Components components) {
    Yaml.Mapping tree = YamlReader.read(file);
    for (String override : overrides) {
      tree = YamlReader.override(tree, override);
    }
    Replay replay = new Replay(file);
    replay.text.append("# Reads again the bars of a live run, which stand beside this file.\n");
    boolean seen = false;
    for (Yaml.Entry entry : tree.entries()) {
      boolean data = entry.key().equals("data");
      seen |= data;
      if (data) {
        replay.data(entry.value(), components);
      } else {
        replay.entry(entry.key(), entry.value(), "");
      }
    }
    if (!seen) {
      replay.data(entry(tree), components);
    }
    return replay.text.toString();
  }

  private static Yaml entry(Yaml.Mapping tree) {
    return new Yaml.Mapping(tree.place(), List.of());
  }

  private void data(Yaml given, Components components) {
    text.append("data:\n");
    RECORDED.forEach(
        (key, value) ->
            text.append("  ").append(key).append(": ").append(scalar(value)).append('\n'));
    if (given instanceof Yaml.Mapping data) {
      TreeSet<String> gone =
          new TreeSet<>(List.of("source", "start_date", "end_date", "bad_rows", "frame_slices"));
      String source =
          data.get("source") instanceof Yaml.Scalar named ? String.valueOf(named.value()) : "csv";
      ComponentInfo info = components.find(DataKinds.SOURCE.name(), source);
      if (info != null) {
        info.parameters().forEach(parameter -> gone.add(parameter.key()));
      }
      for (Yaml.Entry entry : data.entries()) {
        if (!gone.contains(entry.key())) {
          entry(entry.key(), entry.value(), "  ");
        }
      }
    }
  }

  private void entry(String key, Yaml value, String indent) {
    text.append(indent).append(scalar(key)).append(':');
    value(value, indent);
  }

  /** A value after what it belongs to, to the end of its last line. */
  private void value(Yaml value, String indent) {
    switch (value) {
      case Yaml.Scalar scalar ->
          text.append(' ')
              .append(scalar.value() == null ? "" : scalar(scalar.value()))
              .append('\n');
      case Yaml.Sequence sequence -> {
        text.append(sequence.items().isEmpty() ? " []\n" : "\n");
        for (Yaml item : sequence.items()) {
          text.append(indent).append("  -");
          value(item, indent + "    ");
        }
      }
      case Yaml.Mapping mapping -> {
        text.append(mapping.entries().isEmpty() ? " {}\n" : "\n");
        mapping.entries().forEach(entry -> entry(entry.key(), entry.value(), indent + "  "));
      }
    }
  }

  private String scalar(Object value) {
    if (!(value instanceof String given)) {
      return String.valueOf(value);
    }
    String said = given;
    if (given.endsWith(".java")) { // looked up beside the experiment, which is elsewhere now
      Path beside = file.toAbsolutePath().resolveSibling(given).normalize();
      said = Files.isRegularFile(beside) ? beside.toString().replace('\\', '/') : given;
    }
    boolean plain =
        said.matches("[A-Za-z_][A-Za-z0-9_./-]*")
            && Scalars.read(said) instanceof String
            && !List.of("null", "yes", "no", "on", "off", "y", "n").contains(said);
    return plain ? said : quoted(said);
  }

  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        case '\r' -> quoted.append("\\r");
        default -> quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
