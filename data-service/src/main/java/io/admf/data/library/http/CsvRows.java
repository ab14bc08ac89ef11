package io.admf.data.library.http;

import io.admf.config.BadInputException;
import io.admf.data.BarReader;
import io.admf.data.SourceNotes;
import io.admf.data.SourceRequest;
import io.admf.data.library.csv.Csv;
import io.admf.data.net.Fetcher;
import io.admf.data.row.RowOrder;
import io.admf.frame.BarFrame;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A page of lines, read as a file of its own. */
final class CsvRows implements Page {

  private final BarFrame.Columns rows;
  private final double[] values = new double[5];
  private final int size;
  private List<String> skipped = List.of();
  private long passedOver;
  private int next;

  /**
   * @throws BadInputException if it is no CSV with these columns, or a row is bad and bad rows are
   *     refused
   */
  CsvRows(HttpSettings settings, String address, byte[] body, SourceRequest request) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    if (text.startsWith("<")) {
      throw new BadInputException(address, "expected CSV, was HTML" + Fetcher.said(body));
    }
    int lines = (int) text.lines().count();
    this.rows = BarFrame.Columns.ofCapacity(lines + 1); // room to find the end
    this.size = lines < 2 && text.contains(",") ? 0 : read(settings, address, body, request);
  }

  private int read(HttpSettings settings, String address, byte[] body, SourceRequest request) {
    try (BarReader reader = csv(settings).read(address, new ByteArrayInputStream(body), request)) {
      int count = 0;
      int read;
      do {
        read = reader.read(rows, count, rows.open().length);
        count += read;
      } while (read > 0);
      SourceNotes notes = reader.notes();
      skipped = notes.firstSkipped();
      passedOver = notes.skipped();
      return count;
    } catch (BadInputException e) {
      throw e.problems().size() == 1 && e.problems().getFirst().message().contains("column")
          ? new BadInputException(address, e.problems().getFirst().message() + Fetcher.said(body))
          : e;
    }
  }

  /** The form of the lines. */
  static Csv csv(HttpSettings settings) {
    return new Csv(
        "answer",
        ",",
        true,
        column(settings, "time"),
        column(settings, "open"),
        column(settings, "high"),
        column(settings, "low"),
        column(settings, "close"),
        column(settings, "volume"),
        settings.timeFormat(),
        settings.timeZone().getId(),
        settings.stamp(),
        RowOrder.OLDEST_FIRST,
        1);
  }

  private static String column(HttpSettings settings, String name) {
    return settings.fields().getOrDefault(name, name.equals("volume") ? "none" : "auto");
  }

  @Override
  public boolean next() {
    if (next == size) {
      return false;
    }
    values[0] = rows.open()[next];
    values[1] = rows.high()[next];
    values[2] = rows.low()[next];
    values[3] = rows.close()[next];
    values[4] = rows.volume()[next];
    next++;
    return true;
  }

  @Override
  public long opened() {
    return rows.eventTimes()[next - 1];
  }

  @Override
  public double[] values() {
    return values;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public String cursor() {
    return "";
  }

  @Override
  public long skipped() {
    return passedOver;
  }

  @Override
  public List<String> firstSkipped() {
    return skipped;
  }
}
