package io.admf.reporting.store;

import io.admf.component.Names;
import io.admf.config.BadInputException;
import io.admf.reporting.library.metrics.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The combinations of a sweep in the order of a metric; undefined last, equals in combo order.
 *
 * <p>A condition may name parameters in full, {@code momentum.fast_period}, or by their last word
 * where that is clear.
 */
public final class Ranking {

  private static final List<String> SHOWN =
      List.of("total_return", "sharpe", "max_drawdown", "win_rate", "trades");

  private final ResultQuery query;
  private final String by;
  private final boolean ascending;
  private final @Nullable String where;
  private final Map<String, String> words = new LinkedHashMap<>();
  private final Map<String, String> groups = new LinkedHashMap<>();

  /**
   * @param by a metric; null for the one that the run ranks by
   * @param where an SQL condition on a row, or null
   * @param ascending lowest first
   * @throws BadInputException if there is no such metric
   */
  public Ranking(
      ResultQuery query, @Nullable String by, @Nullable String where, boolean ascending) {
    this.query = query;
    this.by = metric(query.info(), by == null ? query.info().rankBy() : by);
    this.where = where;
    this.ascending = ascending;
    nameParameters();
  }

  private static String metric(SweepInfo info, String by) {
    if (info.metrics().containsKey(by)) {
      return by;
    }
    String nearest = Names.nearest(by, info.metrics().keySet());
    throw new BadInputException(
        "--by " + by,
        (nearest == null ? "there is no such metric" : "did you mean " + nearest + "?")
            + "; expected one of "
            + String.join(", ", info.metrics().keySet()));
  }

  /** Parameters by their last word, and by their first with a dot, where no column is hidden. */
  private void nameParameters() {
    SweepInfo info = query.info();
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    taken.addAll(info.columns());
    Map<String, List<String>> byWord = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Map<String, List<String>> byGroup = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String parameter : info.parameters()) {
      byWord.computeIfAbsent(word(parameter), _ -> new ArrayList<>()).add(parameter);
      int dot = parameter.indexOf('.');
      if (dot > 0 && parameter.indexOf('.', dot + 1) < 0) {
        byGroup.computeIfAbsent(parameter.substring(0, dot), _ -> new ArrayList<>()).add(parameter);
      }
    }
    byWord.forEach(
        (word, all) -> {
          if (all.size() == 1 && taken.add(word)) {
            words.put(word, Duck.name(all.getFirst()));
          }
        });
    byGroup.forEach(
        (group, all) -> {
          if (taken.add(group)) {
            groups.put(
                group,
                all.stream()
                    .map(each -> Duck.name(word(each)) + " := " + Duck.name(each))
                    .collect(Collectors.joining(", ", "struct_pack(", ")")));
          }
        });
  }

  private static String word(String parameter) {
    return parameter.substring(parameter.lastIndexOf('.') + 1);
  }

  /** The metric that ranks. */
  public String by() {
    return by;
  }

  /** How many combinations meet the condition. */
  public long count() throws IOException {
    Single count = new Single();
    ask("SELECT count(*) FROM " + rows(), count);
    return ((Number) count.values().getFirst()).longValue();
  }

  /** Passes all columns of the first {@code n} on. */
  public void all(int n, RowSink to) throws IOException {
    List<String> added = new ArrayList<>();
    words.keySet().forEach(name -> added.add(Duck.name(name)));
    groups.keySet().forEach(name -> added.add(Duck.name(name)));
    String columns = added.isEmpty() ? "*" : "* EXCLUDE (" + String.join(", ", added) + ")";
    ask("SELECT " + columns + " FROM " + rows() + order(n), to);
  }

  /**
   * What a table for people shows of a column.
   *
   * @param unit of a metric; null for all else
   */
  public record Shown(String column, String title, @Nullable Unit unit) {}

  /** The columns that tell combinations apart and the metrics that matter most. */
  public List<Shown> shown() throws IOException {
    SweepInfo info = query.info();
    List<Shown> shown = new ArrayList<>();
    shown.add(new Shown("combo", "combo", null));
    Set<String> metrics = new java.util.LinkedHashSet<>(List.of(by));
    metrics.addAll(SHOWN);
    for (String metric : metrics) {
      if (info.metrics().containsKey(metric)) {
        shown.add(new Shown(metric, metric.replace('_', ' '), info.metrics().get(metric)));
      }
    }
    for (String parameter : differing(info.parameters())) {
      boolean clear = words.containsKey(word(parameter));
      shown.add(new Shown(parameter, clear ? word(parameter) : parameter, null));
    }
    return shown;
  }

  private List<String> differing(List<String> parameters) throws IOException {
    if (parameters.isEmpty()) {
      return List.of();
    }
    Single counts = new Single();
    query.ask(
        parameters.stream()
            .map(Duck::name)
            .map(
                name ->
                    "count(DISTINCT %1$s) > 1 OR count(%1$s) BETWEEN 1 AND count(*) - 1"
                        .formatted(name))
            .collect(Collectors.joining(", ", "SELECT ", " FROM sweep")),
        counts);
    List<String> differing = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      if (Boolean.TRUE.equals(counts.values().get(i))) {
        differing.add(parameters.get(i));
      }
    }
    return differing;
  }

  /** Passes some columns of the first {@code n} on. */
  public void some(List<Shown> columns, int n, RowSink to) throws IOException {
    ask(
        columns.stream()
                .map(each -> Duck.name(each.column()))
                .collect(Collectors.joining(", ", "SELECT ", " FROM "))
            + rows()
            + order(n),
        to);
  }

  private String rows() {
    StringBuilder rows = new StringBuilder("(SELECT *");
    words.forEach(
        (word, column) -> rows.append(", ").append(column).append(" AS ").append(Duck.name(word)));
    groups.forEach(
        (group, pack) -> rows.append(", ").append(pack).append(" AS ").append(Duck.name(group)));
    rows.append(" FROM sweep)");
    return where == null ? rows.toString() : rows + " WHERE (\n" + where + "\n)";
  }

  private String order(int n) {
    return " ORDER BY %s %s NULLS LAST, length(combo), combo LIMIT %d"
        .formatted(Duck.name(by), ascending ? "ASC" : "DESC", n);
  }

  private void ask(String sql, RowSink to) throws IOException {
    try {
      query.ask(sql, to);
    } catch (BadInputException e) {
      if (where == null) {
        throw e;
      }
      throw new BadInputException("--where " + where, e.problems().getFirst().message());
    }
  }

  /** Keeps the only row of an answer. */
  private static final class Single implements RowSink {
    private List<@Nullable Object> only = List.of();

    List<@Nullable Object> values() {
      return only;
    }

    @Override
    public void columns(List<Column> columns) {}

    @Override
    public void row(List<@Nullable Object> values) {
      only = values;
    }

    @Override
    public void end() {}
  }
}
