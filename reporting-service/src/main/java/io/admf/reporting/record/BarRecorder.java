package io.admf.reporting.record;

import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.Series;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the bars that a run has seen, one CSV file for each series, so that the source {@code csv}
 * reads exactly them again: times in epoch nanoseconds, each number as the shortest text that is
 * that {@code double}. For one thread.
 */
public final class BarRecorder implements AutoCloseable {

  private final List<Writer> files = new ArrayList<>();
  private final List<Series> series;
  private final long[] heard;

  /**
   * Begins the files.
   *
   * @param folder where they stand as {@code SYMBOL_TIMEFRAME.csv}
   */
  public BarRecorder(List<Series> series, Path folder) {
    this.series = List.copyOf(series);
    this.heard = new long[series.size()];
    try {
      for (Series each : series) {
        Path file = folder.resolve(each.id() + ".csv");
        Path parent = file.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Writer writer = Files.newBufferedWriter(file);
        files.add(writer);
        writer.write("time,open,high,low,close,volume\n");
      }
    } catch (IOException e) {
      close();
      throw new UncheckedIOException("cannot record bars in " + folder, e);
    }
  }

  /** Writes the bars of a block. They are in the files when it returns. */
  public void block(BarBlock block) {
    try {
      for (int index = 0; index < block.seriesCount(); index++) {
        BarFrame frame = block.frame(index);
        Writer file = files.get(index);
        heard[index] += frame.rows();
        for (int row = 0; row < frame.rows(); row++) {
          file.write(line(frame, row));
        }
        file.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot record bars", e);
    }
  }

  /** The series of which no bar has come, such as {@code SPY_5m}. */
  public List<String> unheard() {
    return series.stream().filter(one -> heard[one.index()] == 0).map(Series::id).toList();
  }

  private static String line(BarFrame frame, int row) {
    return "%d,%s,%s,%s,%s,%s\n"
        .formatted(
            frame.eventTimes()[row],
            frame.open()[row],
            frame.high()[row],
            frame.low()[row],
            frame.close()[row],
            frame.volume()[row]);
  }

  @Override
  public void close() {
    try {
      for (Writer file : files) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot end the recording of bars", e);
    }
  }
}
