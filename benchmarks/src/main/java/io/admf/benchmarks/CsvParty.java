package io.admf.benchmarks;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.admf.data.BarReader;
import io.admf.data.SourceRequest;
import io.admf.data.library.csv.Csv;
import io.admf.frame.BarFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DataSpec;
import io.admf.time.Timeframe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads one CSV file in one way, {@code CsvParty tokens|records|bars FILE}, once for each line it
 * is told: answers how many rows there were and how many nanoseconds of the processor it took.
 */
final class CsvParty {

  private static final int CHUNK = 4096;

  private CsvParty() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[1]);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    var threads = ManagementFactory.getThreadMXBean();
    while (orders.readLine() != null) {
      long begun = threads.getCurrentThreadCpuTime();
      long rows =
          switch (arguments[0]) {
            case "tokens" -> tokens(file);
            case "records" -> records(file);
            default -> bars(file);
          };
      System.out.println(rows + " " + (threads.getCurrentThreadCpuTime() - begun));
    }
  }

  private static long tokens(Path file) throws IOException {
    long rows = -1;
    try (InputStream in = Files.newInputStream(file);
        CsvReader<Boolean> reader =
            CsvReader.builder()
                .detectBomHeader(true)
                .build(new Blind(), in, StandardCharsets.UTF_8)) {
      for (Boolean row : reader) {
        rows += row ? 1 : 0;
      }
    }
    return rows;
  }

  /** Looks at nothing. */
  private static final class Blind extends AbstractBaseCsvCallbackHandler<Boolean> {
    @Override
    protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
      // that is the point
    }

    @Override
    protected Boolean buildRecord() {
      return Boolean.TRUE;
    }
  }

  private static long records(Path file) throws IOException {
    long rows = -1;
    try (InputStream in = Files.newInputStream(file);
        CsvReader<CsvRecord> reader =
            CsvReader.builder().detectBomHeader(true).ofCsvRecord(in, StandardCharsets.UTF_8)) {
      for (CsvRecord row : reader) {
        rows += row.getFieldCount() == 6 ? 1 : 0;
      }
    }
    return rows;
  }

  private static long bars(Path file) {
    Series series = new Series(0, new Instrument("X", 0, "USD"), Timeframe.of("1m"));
    SourceRequest request =
        new SourceRequest(
            series,
            List.of(series),
            new DataSpec(
                ComponentSpec.of("csv"),
                List.of(),
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                false,
                Long.MAX_VALUE),
            1);
    BarFrame.Columns columns = BarFrame.Columns.ofCapacity(CHUNK);
    long rows = 0;
    try (BarReader reader = Csv.standard(file.toString()).open(request)) {
      for (int read = reader.read(columns, 0, CHUNK);
          read > 0;
          read = reader.read(columns, 0, CHUNK)) {
        rows += read;
      }
    }
    return rows;
  }
}
