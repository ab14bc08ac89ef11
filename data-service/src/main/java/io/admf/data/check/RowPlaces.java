package io.admf.data.check;

import java.util.Arrays;

/**
 * The lines of rows that were accepted and whose bars have not come yet. A file that runs newest
 * first gives its last row first.
 */
final class RowPlaces {

  private String[] places = new String[1024];
  private long[] lines = new long[1024];
  private long[] refused = new long[1024];
  private long refusedSoFar;
  private int first;
  private int end;
  private boolean started;
  private long firstStamp;
  private boolean newestFirst;
  private boolean second;
  private long refusedAfter;

  /** A row that would have been a bar was refused. */
  void addRefused() {
    refusedSoFar++;
  }

  void add(String place, long line, long stamp) {
    if (!started) {
      started = true;
      firstStamp = stamp;
    } else if (!second) {
      second = true;
      newestFirst = stamp < firstStamp;
    }
    if (end == lines.length) {
      makeRoom();
    }
    places[end] = place;
    refused[end] = refusedSoFar;
    lines[end++] = line;
    refusedSoFar = 0;
  }

  private void makeRoom() {
    int count = end - first;
    int size = count > lines.length / 2 ? lines.length * 2 : lines.length;
    String[] morePlaces = Arrays.copyOfRange(places, first, first + size);
    long[] moreLines = Arrays.copyOfRange(lines, first, first + size);
    Arrays.fill(morePlaces, count, size, "");
    refused = Arrays.copyOfRange(refused, first, first + size);
    places = morePlaces;
    lines = moreLines;
    first = 0;
    end = count;
  }

  /** Sets where the next bar was written, if that is known. */
  void next(Seen bar) {
    if (first == end) {
      bar.line = 0;
      return;
    }
    int at = newestFirst ? --end : first++;
    // where rows run newest first, those between a bar and the one before stand below it
    bar.refusedBefore = newestFirst ? refusedAfter : refused[at];
    refusedAfter = refused[at];
    bar.place = places[at];
    bar.line = lines[at];
  }
}
