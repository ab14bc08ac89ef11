package io.admf.reporting.store;

import io.admf.reporting.RunSummary;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the tables of a sweep into its folder. */
public final class SweepStore {

  private SweepStore() {}

  /**
   * Writes {@code sweep.parquet} and {@code kept.parquet} if the run is a sweep: if it has more
   * than one portfolio. Where DuckDB has no library for the machine it writes neither: the same
   * figures are in the other files.
   *
   * @param folder where {@code trades.csv} and {@code equity.csv} are complete
   */
  public static void write(RunSummary run, Path folder) throws IOException {
    if (run.plan().portfolios().size() > 1 && Duck.available()) {
      SweepFile.write(SweepTable.of(run), folder.resolve(SweepFile.NAME));
      KeptFile.write(folder);
    }
  }
}
