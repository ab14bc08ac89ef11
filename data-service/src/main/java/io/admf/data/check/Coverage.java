package io.admf.data.check;

import java.util.List;

/**
 * What of a market a series holds.
 *
 * @param bars how many sound bars there are
 * @param refused how many rows are no sound bar
 * @param first when the first bar opens, epoch nanoseconds; 0 without bars
 * @param last when the last bar opens, epoch nanoseconds; 0 without bars
 * @param days days of UTC on which a bar opens
 * @param missing bars that are missing in gaps
 * @param gaps how many gaps there are
 * @param longest the longest of them, the longest first
 * @param withoutVolume how many bars have a volume of 0
 * @param lowest the lowest price; 0 without bars
 * @param highest the highest price; 0 without bars
 */
public record Coverage(
    long bars,
    long refused,
    long first,
    long last,
    long days,
    long missing,
    long gaps,
    List<Gap> longest,
    long withoutVolume,
    double lowest,
    double highest) {

  public Coverage {
    longest = List.copyOf(longest);
  }
}
