package io.admf.reporting.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The runs in a results folder. Reads files: blocking. Safe for several threads. */
public final class RunShelf {

  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,199}");
  private static final Pattern FILE =
      Pattern.compile(
          "summary\\.json|experiment\\.yaml|report\\.(json|html|txt)|(fills|trades|lots|snapshots|costs|gains|equity)\\.csv"
              + "|[A-Za-z0-9_][A-Za-z0-9._-]{0,199}/(metrics\\.json|events\\.jsonl\\.gz)");
  private static final int REMEMBERED = 1_000;

  private final Path results;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, RunEntry> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RunEntry> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * @param results the folder; it may come into being later
   */
  public RunShelf(Path results) {
    this.results = results;
  }

  /** The complete runs, the latest first. */
  public List<RunEntry> runs() throws IOException {
    List<RunEntry> runs = new ArrayList<>();
    if (Files.isDirectory(results)) {
      try (Stream<Path> folders = Files.list(results)) {
        for (Path folder : (Iterable<Path>) folders::iterator) {
          String id = folder.getFileName().toString();
          Path summary = file(id, "summary.json");
          if (summary != null) {
            runs.add(entry(id, summary));
          }
        }
      }
    }
    runs.sort(Comparator.comparingLong(RunEntry::finished).reversed().thenComparing(RunEntry::id));
    return runs;
  }

  private RunEntry entry(String id, Path summary) throws IOException {
    long finished = Files.getLastModifiedTime(summary).toMillis();
    synchronized (known) {
      RunEntry entry = known.get(id);
      if (entry == null || entry.finished() != finished) {
        entry = new RunEntry(id, finished, read(summary));
        known.put(id, entry);
      }
      return entry;
    }
  }

  private JsonNode read(Path summary) throws IOException {
    try {
      return json.readTree(Files.readAllBytes(summary));
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance(); // listed as unreadable
    }
  }

  /**
   * A file of a run, or null when there is none of that name. Only names that a run's own files
   * have are looked up, and what is found must lie within the results folder, links resolved.
   *
   * @param name within the run's folder, such as {@code portfolio_c0001/metrics.json}
   */
  public @Nullable Path file(String run, String name) throws IOException {
    if (!RUN.matcher(run).matches() || !FILE.matcher(name).matches()) {
      return null;
    }
    Path file = results.resolve(run).resolve(name);
    if (!Files.isRegularFile(file)) {
      return null;
    }
    Path real = file.toRealPath();
    return real.startsWith(results.toRealPath().resolve(run)) ? real : null;
  }
}
