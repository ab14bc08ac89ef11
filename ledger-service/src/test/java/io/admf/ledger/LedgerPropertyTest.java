package io.admf.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.digest.EventDigest;
import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.PortfolioUpdate;
import io.admf.event.Posting;
import io.admf.event.Snapshot;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.frame.Series;
import io.admf.ledger.posting.ChartOfAccounts;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.LotMethod;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerPropertyTest {

  private static final List<Series> SERIES =
      TradingPlans.series(
          new Instrument("AAA", 0, "USD"),
          new Instrument("BBB", 3, "USD"),
          new Instrument("CCC", 8, "USD"));

  private static final RunPlan PLAIN = TradingPlans.plan(SERIES, TradingPlans.frictionless());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void the_kernel_and_the_obvious_ledger_keep_the_same_books(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 6; round++) {
      RunPlan plan = Desk.under(LotMethod.values()[round % LotMethod.values().length], PLAIN);
      double[][][] bars = SparseBars.random(random.nextLong(), 3, 300, random.nextDouble());
      List<BarBlock> whole = SparseBars.blocks(4096, bars);
      List<Fill> fills = fills(SERIES, bars, whole.getFirst(), random, 800);
      String where = "seed %d, round %d".formatted(seed, round);

      NaiveLedger naive = new NaiveLedger(plan, bars, fills, whole.getFirst().sliceTime(299));

      for (int cut : new int[] {1, 7, 4096}) {
        Desk.Books books = Desk.run(plan, SparseBars.blocks(cut, bars), fills);
        assertThat(books.events()).as(where).isEqualTo(naive.events);
        assertThat(books.equity()).as(where).isEqualTo(naive.equity);
        assertThat(books.cash()).as(where).isEqualTo(naive.cashes);
        assertThat(books.exposure()).as(where).isEqualTo(naive.exposure);
        assertThat(digest(books.events(), books.last()))
            .as(where)
            .isEqualTo(digest(naive.events, naive.last));
      }
    }
  }

  private static String digest(List<Event> events, Snapshot last) {
    EventDigest digest = new EventDigest();
    events.forEach(digest::add);
    digest.addFinal(last);
    return digest.hex();
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7, 8, 9, 10})
  void after_each_of_fifty_thousand_fills_the_books_balance(long seed) {
    RunPlan plan = Desk.under(LotMethod.values()[(int) seed - 5], PLAIN);
    SplittableRandom random = new SplittableRandom(seed);
    double[][][] bars = SparseBars.random(random.nextLong(), 3, 20_000, 0.7);
    BarBlock block = SparseBars.blocks(20_000, bars).getFirst();
    List<Fill> fills = fills(SERIES, bars, block, random, 50_000);
    LedgerKernel kernel = new LedgerKernel(plan);
    Account account = kernel.account(0);
    kernel.bars(block);
    List<Event> told = new ArrayList<>();
    for (Fill fill : fills) {
      told.clear();
      kernel.post(0, fill, told::add);
      String where = "seed %d, %s".formatted(seed, fill);
      PortfolioUpdate update =
          (PortfolioUpdate)
              told.stream().filter(PortfolioUpdate.class::isInstance).findFirst().orElseThrow();
      assertBalanced(update.entry(), where);
      if (update.equity()
          != account.portfolio.initialCapital()
              + update.realisedPnl()
              + update.unrealisedPnl()
              - account.commissions) {
        throw new AssertionError(where + ": equity is not deposit plus profit less commissions");
      }
      Position position = account.positions(fill.symbol()).getFirst();
      if (position.lots.quantity() != position.units
          || position.lots.cost() != position.cost
          || account.journal.balance(ChartOfAccounts.units(position.slot)) != position.units
          || account.journal.balance(ChartOfAccounts.cost(position.slot)) != position.cost
          || (position.units == 0) != (position.trade == null)
          || (position.units == 0 && position.cost != 0)) {
        throw new AssertionError(where + ": lots, position and journal differ");
      }
    }
    kernel.release(kernel.endBlock(0, event -> {}));
    assertThat(kernel.close(0, told::add).fills()).isEqualTo(50_000);
  }

  private static void assertBalanced(List<Posting> entry, String where) {
    TreeMap<String, Long> sums = new TreeMap<>();
    for (Posting posting : entry) {
      sums.merge(posting.unit(), posting.amount(), Math::addExact);
    }
    if (entry.size() < 4 || sums.values().stream().anyMatch(sum -> sum != 0)) {
      throw new AssertionError(where + ": " + entry);
    }
  }

  /** Fills within bars: adding, reducing, closing exactly and crossing zero. */
  static List<Fill> fills(
      List<Series> series, double[][][] bars, BarBlock block, SplittableRandom random, int count) {
    int slices = bars[0].length;
    long[] held = new long[bars.length];
    List<Fill> fills = new ArrayList<>();
    for (int slice = 0; slice < slices; slice++) {
      int now = random.nextInt(2 * count / slices + 2);
      for (int i = 0; i < now || (slice == slices - 1 && fills.size() < count); i++) {
        int s = random.nextInt(bars.length);
        double[] bar = bars[s][slice];
        if (bar == null || fills.size() == count) {
          continue;
        }
        long most = 40 * series.get(s).instrument().unitsPerOne();
        long signed =
            switch (random.nextInt(4)) {
              case 0 -> -held[s];
              case 1 -> -held[s] - Long.signum(held[s]) * random.nextLong(most);
              default -> random.nextLong(-most, most);
            };
        if (signed != 0) {
          double price = bar[2] + random.nextDouble() * (bar[1] - bar[2]);
          long commission = random.nextInt(3) == 0 ? 0 : random.nextLong(5 * Money.SCALE);
          Fill fill =
              Desk.fill(
                  fills.size(), block, slice, series.get(s).symbol(), signed, price, commission);
          fills.add(random.nextBoolean() ? fill : Desk.atOpen(fill, block, s));
          held[s] += signed;
        }
      }
    }
    return fills;
  }
}
