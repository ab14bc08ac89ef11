import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.SplittableRandom;

/**
 * Writes one-minute bars of a made-up share to a CSV file: {@code java MakeBars.java BARS FILE}.
 * The same number of bars always gives the same bytes, and fewer bars a prefix of more.
 *
 * <p>The close is a walk of whole cents that is drawn back to 100.00 a little, so that any number
 * of bars stays in the range of a share; every bar opens at the close before or a cent beside it.
 */
final class MakeBars {

  private static final long SEED = 20250101;
  private static final int HOME = 10_000;

  private MakeBars() {}

  public static void main(String[] arguments) throws IOException {
    int bars = Integer.parseInt(arguments[0]);
    SplittableRandom random = new SplittableRandom(SEED);
    LocalDateTime time = LocalDateTime.of(2020, 1, 1, 0, 0);
    int close = HOME;
    StringBuilder row = new StringBuilder(80);
    try (BufferedWriter out =
        Files.newBufferedWriter(Path.of(arguments[1]), StandardCharsets.US_ASCII)) {
      out.write("timestamp,open,high,low,close,volume\n");
      for (int i = 0; i < bars; i++) {
        int open = close + random.nextInt(-1, 2);
        close = open + random.nextInt(-8, 9) + (HOME - open) / 500;
        int high = Math.max(open, close) + random.nextInt(6);
        int low = Math.min(open, close) - random.nextInt(6);
        row.setLength(0);
        row.append(time).append(":00");
        for (int cents : new int[] {open, high, low, close}) {
          row.append(',').append(cents / 100).append('.');
          row.append((char) ('0' + cents / 10 % 10)).append((char) ('0' + cents % 10));
        }
        row.append(',').append(random.nextInt(100, 5_000)).append('\n');
        out.append(row);
        time = time.plusMinutes(1);
      }
    }
  }
}
