package io.admf.data;

import java.util.List;

/**
 * What is worth knowing about how a series was read.
 *
 * @param series the series, such as {@code SPY_1d}
 * @param place where it was read from: a file as it was found, or what takes the place of one
 * @param bars how many bars were read so far
 * @param skipped how many bad rows were passed over so far
 * @param firstSkipped why, for the first few of them, each with its place
 * @param remarks what else the report should say of it, in sentences
 */
public record SourceNotes(
    String series,
    String place,
    long bars,
    long skipped,
    List<String> firstSkipped,
    List<String> remarks) {

  public SourceNotes {
    firstSkipped = List.copyOf(firstSkipped);
    remarks = List.copyOf(remarks);
  }

  /** Notes without remarks. */
  public SourceNotes(
      String series, String place, long bars, long skipped, List<String> firstSkipped) {
    this(series, place, bars, skipped, firstSkipped, List.of());
  }

  /** The same notes with other remarks. */
  public SourceNotes with(List<String> others) {
    return new SourceNotes(series, place, bars, skipped, firstSkipped, others);
  }
}
