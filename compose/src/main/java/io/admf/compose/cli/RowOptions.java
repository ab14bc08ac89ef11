package io.admf.compose.cli;

import io.admf.reporting.console.RowCsv;
import io.admf.reporting.console.RowJson;
import io.admf.reporting.store.ResultQuery;
import io.admf.reporting.store.RowSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How rows are printed. */
final class RowOptions {

  /** At most one of them. */
  static final class Form {
    @Option(names = "--json", description = "prints a JSON list of objects, all columns")
    private boolean json;

    @Option(names = "--csv", description = "prints CSV, all columns")
    private boolean csv;
  }

  @ArgGroup(exclusive = true)
  private @Nullable Form form;

  /** For programs, if so wanted; else null: a table for people. */
  @Nullable RowSink sink(PrintWriter out) throws IOException {
    if (form == null) {
      return null;
    }
    if (form.csv) {
      return new RowCsv(out);
    }
    return form.json ? new RowJson(out) : null;
  }

  /** Something that asks. */
  interface Question {
    void ask(ResultQuery query) throws IOException;
  }

  /** Asks the results of a run; Ctrl-C stops the question before the process ends. */
  static void ask(Path run, Question question) throws IOException {
    try (ResultQuery query = ResultQuery.open(run)) {
      Thread stop = new Thread(query::cancel, "stop-query");
      Runtime.getRuntime().addShutdownHook(stop);
      try {
        question.ask(query);
      } finally {
        forget(stop);
      }
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // the process is ending: the hook has run
    }
  }
}
