package io.admf.reporting.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/**
 * {@code kept.parquet}: the trades and the equity of the combinations that were kept, in one file.
 * A column {@code kind} says which of the two a row is; the columns of the other are null and take
 * no room. Trades stand first, at the time they closed, then equity, at the time of each slice;
 * each in combo order and then in order of time.
 *
 * <p>Amounts are doubles; to the last digit they stand in the CSV files.
 */
public final class KeptFile {

  /** Its name in a folder of results. */
  public static final String NAME = "kept.parquet";

  static final String TRADES =
      "combo, trade_id, symbol, side, quantity, opened_at, entry_price, time AS closed_at, exit_price,"
          + " gross_pnl, commission, net_pnl, bars, max_adverse, max_favourable,"
          + " max_adverse_fraction, max_favourable_fraction";
  static final String EQUITY = "combo, time, equity, cash";

  private static final String TRADE_ROWS =
      """
      SELECT 'trade' AS kind, portfolio_id[11:] AS combo, closed_at AS time, trade_id, symbol, side,
        quantity, opened_at, entry_price, exit_price, gross_pnl, commission, net_pnl, bars,
        max_adverse, max_favourable, max_adverse_fraction, max_favourable_fraction
      FROM read_csv($trades, $form, columns = {portfolio_id: 'VARCHAR', trade_id: 'VARCHAR',
        symbol: 'VARCHAR', side: 'VARCHAR', quantity: 'DOUBLE', opened_at: 'TIMESTAMP',
        entry_price: 'DOUBLE', closed_at: 'TIMESTAMP', exit_price: 'DOUBLE', gross_pnl: 'DOUBLE',
        commission: 'DOUBLE', net_pnl: 'DOUBLE', bars: 'BIGINT',
        max_adverse: 'DOUBLE', max_favourable: 'DOUBLE',
        max_adverse_fraction: 'DOUBLE', max_favourable_fraction: 'DOUBLE'})
      """;
  private static final String EQUITY_ROWS =
      """
      SELECT 'equity' AS kind, portfolio_id[11:] AS combo, time, equity, cash
      FROM read_csv($equity, $form, columns = {portfolio_id: 'VARCHAR', time: 'TIMESTAMP',
        equity: 'DOUBLE', cash: 'DOUBLE'})
      """;
  private static final String FORM =
      "header = true, auto_detect = false, delim = ',', quote = '\"'";

  private KeptFile() {}

  /**
   * Writes the file from {@code trades.csv} and {@code equity.csv} of the same folder; does nothing
   * when one of them is not there.
   */
  public static void write(Path folder) throws IOException {
    Path trades = folder.resolve("trades.csv");
    Path equity = folder.resolve("equity.csv");
    if (Files.notExists(trades) || Files.notExists(equity)) {
      return;
    }
    String rows = TRADE_ROWS + "UNION ALL BY NAME\n" + EQUITY_ROWS;
    rows = rows.replace("$trades", Duck.text(trades)).replace("$equity", Duck.text(equity));
    try (DuckDBConnection database = Duck.open()) {
      Duck.run(
          database,
          "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd)"
              .formatted(rows.replace("$form", FORM), Duck.text(folder.resolve(NAME))));
    } catch (SQLException e) {
      throw new IOException(
          "cannot write %s: %s".formatted(folder.resolve(NAME), e.getMessage()), e);
    }
  }
}
