package io.admf.data.live;

import io.admf.data.SourceNotes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bars of a market as they close. For one thread. */
public interface LiveFeed extends AutoCloseable {

  /**
   * The next slice; later than the one before.
   *
   * @param nanos to wait for it at most
   * @return null when there was none in that time, or at the end
   * @throws io.admf.config.BadInputException if the market cannot be heard at all
   */
  @Nullable LiveSlice next(long nanos) throws InterruptedException;

  /** Whether no more will come. */
  boolean ended();

  /** How every series was heard, in the order of the plan. */
  List<SourceNotes> notes();

  /** What else should be known of how the market was heard, such as bars that are missing. */
  List<String> remarks();

  @Override
  void close();
}
