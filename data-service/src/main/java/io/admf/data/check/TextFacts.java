package io.admf.data.check;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** What the bytes of one file tell: its mark, how lines end, whether the last one does. */
final class TextFacts {

  private final String place;
  private final int[] head = new int[4];
  private long bytes;
  private long feeds;
  private long pairs;
  private long returns;
  private long zeros;
  private int last = -1;

  TextFacts(String place) {
    this.place = place;
  }

  InputStream watch(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
          see(read);
        }
        return read;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) {
          see(buffer[i] & 0xFF);
        }
        return count;
      }

      @Override
      public boolean markSupported() {
        return false;
      }
    };
  }

  private void see(int value) {
    if (bytes < head.length) {
      head[(int) bytes] = value;
    }
    bytes++;
    if (value == '\n') {
      feeds++;
      pairs += last == '\r' ? 1 : 0;
    } else if (value == '\r') {
      returns++;
    } else if (value == 0) {
      zeros++;
    }
    last = value;
  }

  /** Whether the last line has an end. */
  boolean ended() {
    return last == '\n' || last == '\r';
  }

  private boolean begins(int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes || head[i] != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Tells what was seen.
   *
   * @param read whether the file was read to its end without a mistake that stops
   */
  void tell(Findings findings, boolean read) {
    String first = place + ":1";
    String outcome = read ? "; read as they are" : "";
    if (begins(0xEF, 0xBB, 0xBF)) {
      findings.note(
          Kind.ENCODING,
          first,
          "the file begins with a byte order mark, which was passed over",
          "");
    } else if (begins(0xFF, 0xFE) || begins(0xFE, 0xFF)) {
      findings.warning(
          Kind.ENCODING,
          first,
          "the file is UTF-16" + (read ? ", and was read" : ""),
          "save it as UTF-8");
    } else if (zeros > 0) {
      findings.error(
          Kind.ENCODING,
          first,
          String.format(
              Locale.ROOT, "expected text in UTF-8, was %,d bytes of 0 among %,d", zeros, bytes),
          "save it as UTF-8");
    }
    long alone = returns - pairs;
    if (pairs > 0 && (feeds > pairs || alone > 0)) {
      findings.note(
          Kind.LINE_ENDS,
          first,
          String.format(
              Locale.ROOT,
              "lines end in more than one way: %,d with CRLF, %,d with LF, %,d with CR%s",
              pairs,
              feeds - pairs,
              alone,
              outcome),
          "");
    } else if (pairs > 0) {
      findings.note(Kind.LINE_ENDS, first, "lines end with CRLF, as on Windows" + outcome, "");
    } else if (alone > 0) {
      findings.note(Kind.LINE_ENDS, first, "lines end with CR alone" + outcome, "");
    }
  }
}
