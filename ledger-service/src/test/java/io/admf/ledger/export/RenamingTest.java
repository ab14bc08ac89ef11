package io.admf.ledger.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenamingTest {

  private static Renaming beancount(String... names) {
    return new Renaming(List.of(names), BeancountNames::unit, BeancountNames::unit);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          AAPL, AAPL
          BTC-USD, BTC-USD
          BRK.B, BRK.B
          ^GSPC, GSPC
          EURUSD=X, EURUSD-X
          005930.KS, X-005930.KS
          btcusdt, BTCUSDT
          F, X-F
          7, X-7
          TRUE, X-TRUE
          BTC/USDT:PERP, BTC-USDT-PERP
          ABC., ABC
          €, X-X
          ABCDEFGHIJKLMNOPQRSTUVWXYZ, ABCDEFGHIJKLMNOPQRSTUVWX
          """)
  void beancount_gets_a_commodity_it_allows(String name, String expected) {
    assertThat(beancount(name).of(name)).isEqualTo(expected);
    assertThat(BeancountNames.unit(expected)).isTrue();
  }

  @Test
  void two_names_never_become_one_and_what_is_allowed_keeps_its_name() {
    Renaming names = beancount("^GSPC", "GSPC", "=GSPC", "gspc");
    assertThat(names.of("GSPC")).isEqualTo("GSPC");
    assertThat(List.of(names.of("^GSPC"), names.of("=GSPC"), names.of("gspc")))
        .containsExactly("GSPC-2", "GSPC-3", "GSPC-4");
    String longest = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    Renaming cut = beancount(longest + 1, longest + 2);
    assertThat(cut.of(longest + 2)).isEqualTo("ABCDEFGHIJKLMNOPQRSTUV-2");
  }

  @Test
  void accounts_are_renamed_part_by_part() {
    List<String> names =
        List.of(
            "Assets:Positions:BRK-B", "Assets:Positions:BRK.B", "Assets:Positions:^gspc", "Memo:X");
    Renaming accounts = new Renaming(names, BeancountNames::account, BeancountNames::account);
    assertThat(names)
        .extracting(accounts::of)
        .containsExactly(
            "Assets:Positions:BRK-B",
            "Assets:Positions:BRK-B-2",
            "Assets:Positions:Gspc",
            "Equity:Memo:X");
  }

  @Test
  void ledger_gets_quotes_and_loses_little() {
    List<String> names = List.of("AAPL", "BTC-USD", "a\"b", "a;b", "h", "H");
    Renaming units = new Renaming(names, LedgerNames::unit, LedgerNames::unit);
    assertThat(names)
        .extracting(name -> LedgerNames.written(units.of(name)))
        .containsExactly("AAPL", "\"BTC-USD\"", "\"a-b\"", "\"a-b-2\"", "\"X-H\"", "H");
    assertThat(LedgerNames.account("Assets:a  b")).isFalse();
    assertThat(LedgerNames.account("Assets:a  b;", "")).isEqualTo("Assets:a b-");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatever_the_names_are_all_are_allowed_and_different(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String letters = "aAbB7^=./:;\" -_'€";
    TreeSet<String> originals = new TreeSet<>();
    for (int i = 0; i < 800; i++) {
      StringBuilder name = new StringBuilder();
      for (int length = 1 + random.nextInt(i % 7 == 0 ? 30 : 4); length > 0; length--) {
        name.append(letters.charAt(random.nextInt(letters.length())));
      }
      originals.add(name.toString());
    }
    TreeSet<String> units = new TreeSet<>();
    TreeSet<String> accounts = new TreeSet<>();
    TreeSet<String> quoted = new TreeSet<>();
    Renaming unit = new Renaming(originals, BeancountNames::unit, BeancountNames::unit);
    Renaming ledger = new Renaming(originals, LedgerNames::unit, LedgerNames::unit);
    TreeSet<String> all = new TreeSet<>();
    originals.forEach(name -> all.add("Assets:Positions:" + name));
    Renaming account = new Renaming(all, BeancountNames::account, BeancountNames::account);
    for (String name : originals) {
      assertThat(BeancountNames.unit(unit.of(name))).as(name).isTrue();
      assertThat(LedgerNames.unit(ledger.of(name))).as(name).isTrue();
      units.add(unit.of(name));
      quoted.add(ledger.of(name));
      String its = account.of("Assets:Positions:" + name);
      assertThat(BeancountNames.account(its)).as(name).isTrue();
      accounts.add(its);
    }
    assertThat(units).hasSameSizeAs(originals);
    assertThat(quoted).hasSameSizeAs(originals);
    assertThat(accounts).hasSameSizeAs(originals);
  }
}
