package io.admf.reporting.page;

/** Makes the page of a series of bars: its chart, and where it has bars and where none. */
public final class SeriesPage {

  private SeriesPage() {}

  /**
   * A page that needs no network and no other file. Its policy lets nothing run but its own two
   * scripts and nothing load at all.
   *
   * @param series JSON: {@code series}, {@code hash}, {@code source}, {@code bars}, {@code first},
   *     {@code last}, {@code months} (bars by {@code 2020-01}), {@code usual_step}, {@code gaps},
   *     {@code missing}, {@code longest_gaps} and {@code candles}: how many bars {@code each}
   *     stands for, and the columns {@code t} (epoch milliseconds), {@code o}, {@code h}, {@code
   *     l}, {@code c}, {@code v}
   */
  public static byte[] selfContained(byte[] series) {
    return TearSheet.selfContained(Assets.seriesTemplate(), Assets.seriesScript(), series);
  }
}
