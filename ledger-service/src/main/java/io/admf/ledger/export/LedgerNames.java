package io.admf.ledger.export;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What Ledger and hledger allow: a commodity may be anything in quotes but a quote; an account
 * anything on one line but two spaces, a semicolon or the brackets of virtual postings around it.
 */
final class LedgerNames {

  private static final Pattern UNIT = Pattern.compile("[^\\p{Cntrl}\";]+");
  private static final Pattern ACCOUNT = Pattern.compile("[\\p{L}][^\\p{Cntrl};\"]*");
  private static final Pattern BARE = Pattern.compile("[A-Z]+");

  /** Hours, minutes and seconds, which Ledger converts. */
  private static final List<String> TAKEN = List.of("h", "m", "s");

  private LedgerNames() {}

  static boolean unit(String name) {
    return UNIT.matcher(name).matches() && name.strip().equals(name) && !TAKEN.contains(name);
  }

  static String unit(String name, String ending) {
    String plain = name.replaceAll("[\\p{Cntrl}\";]+", "-").strip();
    boolean taken = TAKEN.contains(plain) || plain.isEmpty();
    return (taken ? "X-" + plain.toUpperCase(Locale.ROOT) : plain) + ending;
  }

  static boolean account(String name) {
    return ACCOUNT.matcher(name).matches() && !name.contains("  ") && name.strip().equals(name);
  }

  static String account(String name, String ending) {
    String plain = name.replaceAll("[\\p{Cntrl};\"]+", "-").replaceAll(" +", " ").strip();
    return (account(plain) ? plain : "Equity:" + plain) + ending;
  }

  /** A commodity as it is written: in quotes unless it is of capitals alone. */
  static String written(String unit) {
    return BARE.matcher(unit).matches() ? unit : '"' + unit + '"';
  }
}
