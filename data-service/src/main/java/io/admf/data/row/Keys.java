package io.admf.data.row;

/** What keys mean that several sources have: the texts of their parameters. */
public final class Keys {

  /** Of {@code time_format}. */
  public static final String TIME_FORMAT =
      "auto for ISO-8601, epoch_s, epoch_ms, epoch_us, epoch_ns, or a pattern such as"
          + " MM/dd/yyyy HH:mm";

  /** Of {@code time_zone}. */
  public static final String TIME_ZONE =
      "the IANA time zone of times without one; a time that the clocks skip moves on by the gap,"
          + " one that occurs twice is the earlier";

  /** Of {@code stamp}. */
  public static final String STAMP =
      "what times are: those at which bars open, or close, or the last instant of a bar such as"
          + " 09:34:59.999";

  /** Of {@code order}. */
  public static final String ORDER = "which way the rows run";

  /** Of {@code price_scale}. */
  public static final String PRICE_SCALE =
      "what prices are divided by: 10000 where they are written as integers";

  /** The end of what is said of a path. */
  public static final String LOOKED_UP =
      "a relative path is looked up beside the YAML, and .gz is tried as well";

  /** Of {@code delimiter}. */
  public static final String DELIMITER = "the character between columns, or tab";

  /** Of {@code header}. */
  public static final String HEADER =
      "whether the first line names the columns; if not, columns go by number from 1";

  private Keys() {}
}
