package io.admf.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dynatrace.hash4j.hashing.Hashing;
import io.admf.config.BadInputException;
import io.admf.event.InvariantException;
import io.admf.frame.BarFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarFileTest {

  private static final double[] EXTREMES = {
    -0.0, 0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1e-308, 0.1, Math.PI, 9_007_199_254_740_993.0
  };

  @TempDir Path folder;

  /** Bars of any bits, whose times ascend by odd steps. */
  private static BarFrame.Columns bars(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BarFrame.Columns bars = BarFrame.Columns.ofCapacity(count);
    long time = -3_000_000_000_000L;
    for (int i = 0; i < count; i++) {
      time += random.nextLong(1, 1_000_000_007L);
      bars.eventTimes()[i] = time;
      bars.knownAt()[i] = time + 60_000_000_000L;
      for (double[] column :
          new double[][] {bars.open(), bars.high(), bars.low(), bars.close(), bars.volume()}) {
        column[i] =
            random.nextInt(10) == 0
                ? EXTREMES[random.nextInt(EXTREMES.length)]
                : random.nextDouble(1e-9, 1e9);
      }
    }
    return bars;
  }

  private Path written(BarFrame.Columns bars, int count, int portion) {
    Path file = folder.resolve("bars.admf");
    try (BarFileWriter writer = new BarFileWriter(file, "SPY_1m")) {
      for (int at = 0; at < count; at += portion) {
        writer.add(bars, at, Math.min(portion, count - at));
      }
      writer.finish();
    }
    return file;
  }

  private static BarFrame.Columns read(BarFile file, long row, int count) {
    BarFrame.Columns into = BarFrame.Columns.ofCapacity(count + 2);
    file.read(row, into, 1, count);
    return into;
  }

  private static void same(BarFrame.Columns read, BarFrame.Columns given, int from, int count) {
    long[][] times = {read.eventTimes(), given.eventTimes(), read.knownAt(), given.knownAt()};
    for (int i = 0; i < times.length; i += 2) {
      assertThat(Arrays.copyOfRange(times[i], 1, count + 1))
          .isEqualTo(Arrays.copyOfRange(times[i + 1], from, from + count));
    }
    double[][] prices = {
      read.open(),
      given.open(),
      read.high(),
      given.high(),
      read.low(),
      given.low(),
      read.close(),
      given.close(),
      read.volume(),
      given.volume()
    };
    for (int i = 0; i < prices.length; i += 2) {
      assertThat(bits(prices[i], 1, count)).isEqualTo(bits(prices[i + 1], from, count));
    }
  }

  private static long[] bits(double[] values, int from, int count) {
    return Arrays.stream(values, from, from + count)
        .mapToLong(Double::doubleToRawLongBits)
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,5", "8191,4096", "8192,8192", "8193,100", "16384,4096", "30000,7777"})
  void every_bit_that_is_written_is_read(int count, int portion) throws IOException {
    BarFrame.Columns bars = bars(count, count);
    try (BarFile file = BarFile.open(written(bars, count, portion))) {
      assertThat(file.rows()).isEqualTo(count);
      assertThat(file.header().series()).isEqualTo("SPY_1m");
      same(read(file, 0, count), bars, 0, count);
      SplittableRandom random = new SplittableRandom(count);
      for (int i = 0; i < 200; i++) {
        int from = random.nextInt(count);
        int some = random.nextInt(count - from + 1);
        same(read(file, from, some), bars, from, some);
      }
      assertThatCode(file::verify).doesNotThrowAnyException();
    }
    assertThat(Files.size(folder.resolve("bars.admf"))).isEqualTo(4096 + 56L * count);
  }

  @Test
  void how_many_bars_come_at_a_time_does_not_change_the_file() throws IOException {
    BarFrame.Columns bars = bars(20_000, 7);
    byte[] one = Files.readAllBytes(written(bars, 20_000, 20_000));
    for (int portion : new int[] {1, 13, 8192}) {
      assertThat(Files.readAllBytes(written(bars, 20_000, portion))).isEqualTo(one);
    }
  }

  @Test
  void rows_are_found_by_time() throws IOException {
    BarFrame.Columns bars = bars(10_000, 3);
    try (BarFile file = BarFile.open(written(bars, 10_000, 999))) {
      SplittableRandom random = new SplittableRandom(3);
      for (int i = 0; i < 2000; i++) {
        long time = bars.eventTimes()[random.nextInt(10_000)] + random.nextInt(-1, 2);
        int row = 0;
        while (row < 10_000 && bars.eventTimes()[row] < time) {
          row++;
        }
        assertThat(file.firstFrom(BarFile.Time.OPEN, time)).isEqualTo(row);
        assertThat(file.firstFrom(BarFile.Time.KNOWN, time + 60_000_000_000L)).isEqualTo(row);
      }
      assertThat(file.firstFrom(BarFile.Time.OPEN, Long.MIN_VALUE)).isZero();
      assertThat(file.firstFrom(BarFile.Time.OPEN, Long.MAX_VALUE)).isEqualTo(10_000);
    }
  }

  @Test
  void times_that_do_not_ascend_are_refused() {
    BarFrame.Columns bars = bars(10, 1);
    bars.knownAt()[5] = bars.knownAt()[4];
    assertThatThrownBy(() -> written(bars, 10, 3)).isInstanceOf(InvariantException.class);
  }

  @Test
  void a_file_that_is_not_there_is_none() {
    assertThatThrownBy(() -> BarFile.open(folder.resolve("no.admf")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 100, 4095, 4096, 4097, 4096 + 55, 4096 + 56 * 9_999 + 55})
  void a_file_that_was_cut_off_is_refused(int bytes) throws IOException {
    Path file = written(bars(10_000, 1), 10_000, 10_000);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(bytes);
    }
    assertThatThrownBy(() -> BarFile.open(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(file + ": expected ")
        .hasMessageEndingWith("import the series again with admf data import --replace");
  }

  @Test
  void a_file_that_goes_on_too_long_is_refused() throws IOException {
    Path file = written(bars(10, 1), 10, 10);
    Files.write(file, new byte[8], StandardOpenOption.APPEND);
    assertThatThrownBy(() -> BarFile.open(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("expected 4656 bytes for 10 bars, was 4664; the file is too long");
  }

  @Test
  void any_byte_of_the_header_that_changes_is_noticed_when_a_file_is_opened() throws IOException {
    Path file = written(bars(10, 1), 10, 10);
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < BarFileHeader.BYTES; i++) {
      byte[] spoilt = whole.clone();
      spoilt[i] ^= 1;
      Files.write(file, spoilt);
      assertThatThrownBy(() -> BarFile.open(file))
          .as("byte %d", i)
          .isInstanceOf(BadInputException.class);
    }
  }

  @Test
  void any_bit_of_a_bar_that_changes_is_noticed_when_a_file_is_verified() throws IOException {
    Path file = written(bars(9000, 1), 9000, 9000);
    byte[] whole = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 100; i++) {
      byte[] spoilt = whole.clone();
      spoilt[random.nextInt(BarFileHeader.BYTES, whole.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, spoilt);
      assertThatThrownBy(
              () -> {
                try (BarFile opened = BarFile.open(file)) {
                  opened.verify();
                }
              })
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("expected ");
    }
  }

  @Test
  void a_file_of_another_kind_or_of_a_later_format_is_refused() throws IOException {
    Path file = written(bars(10, 1), 10, 10);
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(8, 2);
    header.putLong(4088, Hashing.xxh3_64().hashBytesToLong(bytes, 0, 4088));
    Files.write(file, bytes);
    assertThatThrownBy(() -> BarFile.open(file))
        .hasMessageContaining("expected a file of format 1, was 2; a later ADMF wrote it");
    Files.writeString(file, "timestamp,open,high,low,close\n2020-01-01,1,1,1,1\n");
    assertThatThrownBy(() -> BarFile.open(file))
        .hasMessageContaining("expected a file of bars that begins with ADMFBARS, was another");
  }

  @Test
  void bars_beyond_two_gibibytes_are_read() throws IOException {
    long rows = 50_000_000;
    long lastOpen = (rows - 1) * 60_000_000_000L;
    BarFileHeader header =
        new BarFileHeader(
            "SPY_1m", rows, 0, lastOpen, 60, lastOpen + 60, "0123456789abcdef0123456789abcdef");
    assertThat(header.fileBytes()).isGreaterThan(Integer.MAX_VALUE + 600_000_000L);
    Path file = folder.resolve("large.admf");
    long inLastBlock = rows % BarFileHeader.BLOCK;
    long lastBlock = BarFileHeader.BYTES + (rows - inLastBlock) * BarFileHeader.BAR;
    try (FileChannel channel =
        FileChannel.open( // it has holes and takes next to no room
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.write(header.encode(), 0);
      put(channel, BarFileHeader.BYTES + BarFileHeader.BLOCK * 8L, 60);
      put(channel, lastBlock + (inLastBlock - 1) * 8, lastOpen);
      put(channel, lastBlock + (2 * inLastBlock - 1) * 8, lastOpen + 60);
      put(channel, lastBlock + (6 * inLastBlock - 1) * 8, Double.doubleToRawLongBits(123.25));
      put(channel, header.fileBytes() - 8, 0);
    }
    try (BarFile bars = BarFile.open(file)) {
      BarFrame.Columns last = read(bars, rows - 1, 1);
      assertThat(last.eventTimes()[1]).isEqualTo(lastOpen);
      assertThat(last.close()[1]).isEqualTo(123.25);
      assertThat(bars.firstFrom(BarFile.Time.OPEN, lastOpen)).isEqualTo(rows - 1);
    }
  }

  private static void put(FileChannel channel, long at, long value) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    channel.write(bytes.putLong(value).flip(), at);
  }

  @Test
  void the_format_is_frozen() throws IOException {
    BarFrame.Columns bars = BarFrame.Columns.ofCapacity(2);
    for (int i = 0; i < 2; i++) {
      bars.eventTimes()[i] = 1_000_000_000L * i;
      bars.knownAt()[i] = 1_000_000_000L * (i + 1);
      bars.open()[i] = 1 + i;
      bars.high()[i] = 4 + i;
      bars.low()[i] = 0.5 + i;
      bars.close()[i] = 2 + i;
      bars.volume()[i] = 100 + i;
    }
    byte[] bytes = Files.readAllBytes(written(bars, 2, 2));
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(new String(bytes, 0, 8, StandardCharsets.US_ASCII)).isEqualTo("ADMFBARS");
    assertThat(file.getInt(8)).isEqualTo(1);
    assertThat(file.getLong(16)).isEqualTo(2);
    assertThat(new String(bytes, 96, 20, StandardCharsets.US_ASCII))
        .isEqualTo("open_time:i64ns,know");
    double[] opens = {file.getDouble(4096 + 32), file.getDouble(4096 + 40)};
    assertThat(opens).containsExactly(1, 2);
    assertThat(file.getDouble(4096 + 6 * 16 + 8)).isEqualTo(101);
    assertThat("%016x".formatted(Hashing.xxh3_64().hashBytesToLong(bytes)))
        .isEqualTo("9906931cf4bb06cb");
  }
}
