package io.admf.ledger.export;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What Beancount 2 allows: commodities of 2 to 24 capitals, digits and {@code ' . _ -} that begin
 * with a capital and end with a capital or digit; accounts whose parts are letters, digits and
 * hyphens and begin with a capital or digit, below one of five roots.
 */
final class BeancountNames {

  private static final int LONGEST = 24;
  private static final Pattern UNIT = Pattern.compile("[A-Z][A-Z0-9'._-]{0,22}[A-Z0-9]");
  private static final Pattern ACCOUNT =
      Pattern.compile("(Assets|Liabilities|Equity|Income|Expenses)(:[A-Z0-9][A-Za-z0-9-]*)+");

  /** Words of its language. */
  private static final List<String> TAKEN = List.of("TRUE", "FALSE", "NULL");

  private BeancountNames() {}

  static boolean unit(String name) {
    return UNIT.matcher(name).matches() && !TAKEN.contains(name);
  }

  /** In capitals, others as hyphens; {@code X-} before what does not begin so or is too short. */
  static String unit(String name, String ending) {
    String plain =
        name.toUpperCase(Locale.ROOT)
            .replaceAll("[^A-Z0-9'._-]+", "-")
            .replaceAll("^['._-]+|['._-]+$", "");
    if (plain.isEmpty()) {
      plain = "X";
    }
    if (plain.length() < 2 || !Character.isLetter(plain.charAt(0)) || TAKEN.contains(plain)) {
      plain = "X-" + plain;
    }
    int room = LONGEST - ending.length();
    String cut = plain.length() <= room ? plain : plain.substring(0, room);
    return cut.replaceAll("['._-]+$", "") + ending;
  }

  static boolean account(String name) {
    return ACCOUNT.matcher(name).matches();
  }

  /** Each part with other characters as hyphens; below {@code Equity} if its root is another. */
  static String account(String name, String ending) {
    StringBuilder plain = new StringBuilder();
    for (String part : name.split(":", -1)) {
      String clean = part.replaceAll("[^A-Za-z0-9-]+", "-").replaceAll("^-+|-+$", "");
      String begun =
          clean.isEmpty()
              ? "X"
              : clean.substring(0, 1).toUpperCase(Locale.ROOT) + clean.substring(1);
      plain.append(plain.isEmpty() ? "" : ":").append(begun);
    }
    String text = plain.toString();
    return (account(text) ? text : "Equity:" + text) + ending;
  }
}
