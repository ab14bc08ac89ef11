package io.admf.compose.grid;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.admf.plan.PortfolioSpec;
import java.util.List;
import java.util.Locale;

/** Hashes by which nodes and coordinator know that they speak of the same: 128-bit XXH3. */
final class UnitKey {

  private UnitKey() {}

  /**
   * Names a unit of work by all that its rows depend on.
   *
   * @param config hash of the configuration
   * @param data hash of the bars
   * @param code version of the code
   */
  static String of(String config, String data, String code, List<PortfolioSpec> portfolios) {
    HashStream128 hash = Hashing.xxh3_128().hashStream();
    hash.putString(config).putString(data).putString(code).putInt(portfolios.size());
    portfolios.forEach(portfolio -> hash.putString(portfolio.comboId()));
    return hex(hash.get());
  }

  static String of(String text) {
    return hex(Hashing.xxh3_128().hashStream().putString(text).get());
  }

  static String hex(HashValue128 value) {
    return String.format(
        Locale.ROOT, "%016x%016x", value.getMostSignificantBits(), value.getLeastSignificantBits());
  }
}
