package io.admf.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.component.Components;
import io.admf.compose.placement.FusedPlacement;
import io.admf.compose.placement.RunRequest;
import io.admf.config.BadInputException;
import io.admf.config.YamlReader;
import io.admf.plan.RunPlan;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.RunReport;
import io.admf.reporting.TraceMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs again what a results folder says was run, with every event traced. */
public final class Rerun {

  private static final String EXPERIMENT = "experiment.yaml";
  private static final String FILE = "# file ";
  private static final String OVERRIDE = "# -o ";
  private static final String ONLY = "# --only ";
  private static final String END = "# as follows";

  private Rerun() {}

  /**
   * The text kept with results: the experiment with all that was said on the command line, enough
   * to run it again.
   */
  public static String text(Path file, List<String> overrides, @Nullable String only) {
    StringBuilder text = new StringBuilder();
    String place = file.toAbsolutePath().normalize().toString().replace('\\', '/');
    text.append(FILE).append(place).append('\n');
    overrides.forEach(override -> text.append(OVERRIDE).append(override).append('\n'));
    if (only != null) {
      text.append(ONLY).append(only).append('\n');
    }
    text.append(END).append('\n');
    try {
      return text.append(Files.readString(file)).toString();
    } catch (IOException e) {
      throw new BadInputException(file.toString(), "cannot be read: " + e.getMessage());
    }
  }

  /**
   * Runs one combination of a results folder's experiment again, or all of it, event by event.
   *
   * @param run the results folder
   * @param combo the combination; null for all there are
   * @param into a folder for the new results
   * @return the folder of the new results
   * @throws BadInputException if it is no results folder, or the digest is another: then the data
   *     or the code is not what it was
   */
  public static Path traced(Path run, @Nullable String combo, Path into) {
    try (Workbench bench = workbench(run)) {
      String only = combo == null ? said(run).only() : combo;
      RunReport report = rerun(bench.prepare(only), bench.components(), into);
      String before = digest(summary(run), combo);
      String now = digest(summary(report.folder()), combo);
      if (!before.equals(now)) {
        throw new BadInputException(
            run.toString(),
            "the run cannot be repeated: its digest is %s, running it again gives %s; its data or its code has changed"
                .formatted(before, now));
      }
      return report.folder();
    }
  }

  /** The digest of a combination, or of a whole run. */
  private static String digest(JsonNode summary, @Nullable String combo) {
    if (combo != null) {
      for (JsonNode portfolio : summary.path("portfolios")) {
        if (portfolio.path("combo_id").asText().equals(combo)) {
          return portfolio.path("digest").asText();
        }
      }
    }
    return summary.path("digest").asText();
  }

  private static RunReport rerun(Coordinator.Prepared prepared, Components components, Path into) {
    try {
      return new FusedPlacement(() -> 0) // nobody reads how long it takes
          .run(
              new RunRequest(
                  prepared.plan(),
                  prepared.topology(),
                  components,
                  ReportingOptions.defaults(),
                  TraceMode.FULL,
                  prepared.experiment().name(),
                  "",
                  into,
                  prepared.configHash(),
                  "rerun"));
    } catch (BadInputException e) {
      throw prepared.located(e);
    }
  }

  /** The experiment of a results folder, opened; its lines are counted as in the file it was. */
  public static Workbench workbench(Path run) {
    Said said = said(run);
    String name = said.file().toString().replace('\\', '/');
    return Workbench.open(YamlReader.parse(name, said.text()), said.file(), said.overrides());
  }

  /** The plan of a results folder. */
  public static RunPlan plan(Path run, Workbench bench) {
    return bench.prepare(said(run).only()).plan();
  }

  /** The combination that the experiment of a folder is about, or null for all. */
  public static @Nullable String only(Path run) {
    return said(run).only();
  }

  /** The text kept in a folder: see {@link #text}. */
  public static String kept(Path run) {
    return String.join("\n", lines(run.resolve(EXPERIMENT))) + "\n";
  }

  /**
   * What was said on the command line, and in the experiment.
   *
   * @param text of the experiment
   */
  private record Said(Path file, List<String> overrides, @Nullable String only, String text) {}

  private static Said said(Path run) {
    List<String> overrides = new ArrayList<>();
    Path file = run.resolve(EXPERIMENT);
    String only = null;
    List<String> lines = lines(file);
    int head = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith(FILE)) {
        file = Path.of(line.substring(FILE.length()));
      } else if (line.startsWith(OVERRIDE)) {
        overrides.add(line.substring(OVERRIDE.length()));
      } else if (line.startsWith(ONLY)) {
        only = line.substring(ONLY.length());
      } else if (line.equals(END)) {
        head = i + 1;
        break;
      }
    }
    String text = String.join("\n", lines.subList(head, lines.size())) + "\n";
    return new Said(file, overrides, only, text);
  }

  /** The summary in a results folder. */
  public static JsonNode summary(Path run) {
    try {
      return new ObjectMapper().readTree(run.resolve("summary.json").toFile());
    } catch (IOException e) {
      throw new BadInputException(
          run.toString(), "is not a results folder: summary.json cannot be read");
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new BadInputException(
          file.toString(),
          "cannot be read; give the folder of a run, such as results/quickstart-1a2b3c4d");
    }
  }

  /** Removes a folder that was made for a rerun. */
  public static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}
