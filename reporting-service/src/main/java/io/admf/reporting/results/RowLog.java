package io.admf.reporting.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.admf.config.BadInputException;
import io.admf.event.Holding;
import io.admf.plan.PortfolioSpec;
import io.admf.reporting.PortfolioSummary;
import io.admf.reporting.RunSummary.NoSignal;
import io.admf.reporting.cost.Costs;
import io.admf.reporting.gain.Gain;
import io.admf.reporting.library.metrics.RunStatistics;
import io.admf.reporting.tally.EquityCurve;
import io.admf.reporting.tally.Troubles;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The finished rows of a sweep that is not finished, in a folder of their own: what is in it
 * survives an interruption. A line is a batch of rows; one that was not written to its end does not
 * count.
 */
public final class RowLog implements AutoCloseable {

  /** The name of the experiment's copy in the folder. */
  public static final String EXPERIMENT = "experiment.yaml";

  /** What follows the run's id in the name of the folder. */
  public static final String SUFFIX = ".unfinished";

  private static final String ROWS = "rows.jsonl";
  private static final ObjectMapper MAPPER =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private final Path folder;
  private final Path file;
  private final List<Batch> batches = new ArrayList<>();

  /**
   * Whose rows these are: with another of any of them they would be other rows.
   *
   * @param configHash of the sweep
   * @param codeVersion of ADMF and what was added to it
   */
  public record Origin(String configHash, String codeVersion) {}

  /**
   * Rows that were finished together.
   *
   * @param dataHash of the bars
   * @param silent strategies that said nothing in them
   */
  public record Batch(String dataHash, List<NoSignal> silent, List<Row> rows) {

    /** The batch as one line of JSON: equal batches have equal text. */
    public String text() {
      try {
        return MAPPER.writeValueAsString(this);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("rows that cannot be written", e);
      }
    }

    /**
     * Reads what {@link #text} gave.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Batch of(String text) {
      Batch batch = parsed(text, Batch.class);
      if (batch == null) {
        throw new IllegalArgumentException(
            "expected a batch of rows as JSON, was text of %d characters".formatted(text.length()));
      }
      return batch;
    }
  }

  /** What a portfolio's row says, but for what the plan says of it. */
  public record Row(
      String combo,
      String digest,
      LinkedHashMap<String, Double> metrics,
      RunStatistics statistics,
      List<Holding> holdings,
      Troubles troubles) {

    /** The row of a summary. */
    public static Row of(PortfolioSummary summary) {
      return new Row(
          summary.spec().comboId(),
          summary.digest(),
          new LinkedHashMap<>(summary.metrics()),
          summary.statistics(),
          summary.holdings(),
          summary.troubles());
    }

    /** The summary of a row, without anything to show. */
    public PortfolioSummary summary(PortfolioSpec spec) {
      return new PortfolioSummary(
          spec,
          digest,
          metrics,
          statistics,
          EquityCurve.NONE,
          List.of(),
          List.of(),
          List.of(),
          holdings,
          troubles,
          Costs.NONE,
          Gain.NONE,
          false);
    }
  }

  private RowLog(Path folder) {
    this.folder = folder;
    this.file = folder.resolve(ROWS);
  }

  /** Where the unfinished rows of a run are kept. */
  public static Path place(Path results, String runId) {
    return results.resolve(runId + SUFFIX);
  }

  /**
   * Opens the log of a run, with the rows that it has; one of another origin is begun anew.
   *
   * @param experiment the experiment's text, kept with the rows
   */
  public static RowLog open(Path results, String runId, Origin origin, String experiment) {
    RowLog log = new RowLog(place(results, runId));
    try {
      if (!log.read(origin)) {
        log.delete();
        Files.createDirectories(log.folder);
        Files.writeString(log.folder.resolve(EXPERIMENT), experiment);
        log.append(MAPPER.writeValueAsString(origin));
      }
      return log;
    } catch (IOException e) {
      throw new BadInputException(
          log.folder.toString(), "finished rows cannot be kept there: " + e.getMessage());
    }
  }

  /** The names of the runs that have unfinished rows in a folder of results. */
  public static List<String> unfinished(Path results) {
    if (!Files.isDirectory(results)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(results)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + results, e);
    }
  }

  /** Whether the log of a run has rows of this origin. */
  public static boolean continues(Path results, String runId, Origin origin) {
    try {
      return new RowLog(place(results, runId)).read(origin);
    } catch (IOException _) {
      return false;
    }
  }

  /** Reads what is there; false when there is nothing, or nothing of this origin. */
  private boolean read(Origin origin) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    String text = Files.readString(file);
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !origin.equals(parsed(lines.getFirst(), Origin.class))) {
      return false;
    }
    for (String line : lines.subList(1, lines.size())) {
      Batch batch = parsed(line, Batch.class);
      if (batch != null) {
        batches.add(batch);
      }
    }
    if (!text.endsWith("\n")) {
      append(""); // ends the line that was cut off
    }
    return true;
  }

  private static <T> @Nullable T parsed(String line, Class<T> type) {
    try {
      return line.isBlank() ? null : MAPPER.readValue(line, type);
    } catch (JsonProcessingException _) {
      return null; // cut off
    }
  }

  /** The batches that are there. */
  public List<Batch> batches() {
    return List.copyOf(batches);
  }

  /** The rows that are there, by combo. */
  public Map<String, Row> rows() {
    Map<String, Row> rows = new LinkedHashMap<>();
    batches.forEach(batch -> batch.rows().forEach(row -> rows.put(row.combo(), row)));
    return rows;
  }

  /** Adds a batch; when it returns, the rows are on the disk. */
  public void add(Batch batch) {
    try {
      append(batch.text());
      batches.add(batch);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep finished rows in " + folder, e);
    }
  }

  private void append(String line) throws IOException {
    try (BufferedWriter out =
        Files.newBufferedWriter(
            file,
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND,
            StandardOpenOption.DSYNC)) {
      out.write(line);
      out.write('\n');
    }
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  /** Leaves nothing of a log without rows; one with rows stays. */
  @Override
  public void close() {
    if (batches.isEmpty()) {
      remove();
    }
  }

  /** Removes the log, since its run is finished. */
  public void remove() {
    batches.clear();
    try {
      delete();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }

  private void delete() throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path each : (Iterable<Path>) files.sorted((a, b) -> b.compareTo(a))::iterator) {
          Files.delete(each);
        }
      }
    }
  }
}
