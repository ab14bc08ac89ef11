package io.admf.compose.cli;

import io.admf.compose.books.BookFiles;
import io.admf.compose.cli.data.Dates;
import io.admf.config.BadInputException;
import io.admf.ledger.book.Book;
import io.admf.ledger.book.Period;
import io.admf.ledger.export.Export;
import io.admf.ledger.statement.Statement;
import io.admf.ledger.statement.StatementText;
import io.admf.ledger.statement.Table;
import io.admf.reporting.console.RowCsv;
import io.admf.reporting.console.RowJson;
import io.admf.reporting.store.RowSink;
import io.admf.time.Instants;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints statements of an account, or writes its books for other tools. */
@Command(
    name = "ledger",
    description = {
      "Prints the statements of a portfolio's account, or its books as the text of Beancount or"
          + " Ledger.",
      "Where the run was not traced, the portfolio alone is run again."
    },
    mixinStandardHelpOptions = true)
final class LedgerCommand implements Callable<Integer> {

  /** How rows are printed. */
  enum Format {
    TEXT,
    JSON,
    CSV
  }

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "a run: its id, or its folder, results/<run_id>")
  private String run = "";

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "folder where ids are looked up (default: results)")
  private Path results = Path.of("results");

  @Option(
      names = "--portfolio",
      paramLabel = "ID",
      description = "a combination such as c0001, or a portfolio's name; not needed of one alone")
  private @Nullable String portfolio;

  @Option(
      names = "--statement",
      paramLabel = "KIND",
      description =
          "summary, balance, income, journal, positions, trades, lots or cash (default: summary)")
  private @Nullable Statement statement;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "leaves out what was known before; a date or an instant of UTC")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "leaves out what was known after; a date means the end of that day")
  private @Nullable String to;

  @Option(
      names = "--format",
      paramLabel = "FORM",
      description = "text, json or csv (default: text)")
  private @Nullable Format format;

  @Option(
      names = "--export",
      paramLabel = "TOOL",
      description = "beancount or ledger: all entries as the text of that tool")
  private @Nullable Export export;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "writes to a file, which is replaced, and not to the screen")
  private @Nullable Path out;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    CommandLine line = spec.commandLine();
    Export tool = export;
    if (tool != null) {
      refuse("--statement", statement);
      refuse("--format", format);
      refuse("--from", from);
    }
    Period period = period();
    Path file = out;
    if (file != null && (Files.isDirectory(file) || !Files.isDirectory(parent(file)))) {
      throw new BadInputException(
          "--out " + file, "expected a file in a folder that there is; name another one");
    }
    Book book =
        BookFiles.read(RunFolder.find(run, results), portfolio, period, line.getErr()::println);
    inside(book);
    String text = tool == null ? statement(book) : tool.text(book);
    if (file == null) {
      line.getOut().print(text);
    } else {
      write(file, text);
      line.getOut().println(file + ": written");
    }
    line.getOut().flush();
    return 0;
  }

  private static void refuse(String option, @Nullable Object value) {
    if (value != null) {
      throw new BadInputException(
          option, "goes with statements, and --export has none; leave one of them out");
    }
  }

  private Period period() {
    long after = from == null ? Long.MIN_VALUE : Dates.nanos("--from", from, false);
    long until = to == null ? Long.MAX_VALUE : Dates.nanos("--to", to, true);
    if (after >= until) {
      throw new BadInputException("--from " + from, "expected a time before --to " + to);
    }
    return new Period(after, until);
  }

  /** A period must have something of the run in it. */
  private static void inside(Book book) {
    Period period = book.period();
    if (period.after() >= book.ended() || period.until() <= book.opened()) {
      throw new BadInputException(
          "--from and --to",
          "expected a part of the run, which goes from %s to %s"
              .formatted(Instants.brief(book.opened()), Instants.brief(book.ended())));
    }
  }

  private static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file : parent;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException | InvalidPathException e) {
      throw new BadInputException("--out " + file, "cannot be written: " + e.getMessage());
    }
  }

  private String statement(Book book) throws IOException {
    Statement kind = statement == null ? Statement.SUMMARY : statement;
    if (format == null || format == Format.TEXT) {
      return StatementText.of(kind, book);
    }
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    RowSink sink = format == Format.CSV ? new RowCsv(writer) : new RowJson(writer);
    Table table = kind.of(book);
    sink.columns(
        table.columns().stream()
            .map(column -> new RowSink.Column(column.name(), column.number()))
            .toList());
    for (Table.Row row : table.rows()) {
      if (!row.sum()) {
        sink.row(row.cells());
      }
    }
    sink.end();
    writer.flush();
    return text.toString();
  }
}
