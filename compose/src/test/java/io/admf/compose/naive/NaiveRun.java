package io.admf.compose.naive;

import io.admf.compose.naive.NaiveSetup.Choice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes from bar to bar: fills what was ordered at the bar before, marks, forms an opinion, acts.
 */
final class NaiveRun {

  private static final int MONEY_DECIMALS = 8;

  /**
   * An order was filled.
   *
   * @param units size units bought, negative when sold
   * @param charge commission
   * @param slipped what slippage cost
   */
  record Filled(
      int bar, long units, double price, BigDecimal charge, BigDecimal slipped, BigDecimal value) {}

  /** A position was opened and closed again; {@code units} are negative when it was short. */
  record Trade(
      int openedAt,
      int closedAt,
      long units,
      double entry,
      double exit,
      BigDecimal gross,
      BigDecimal charge,
      BigDecimal cost) {

    BigDecimal net() {
      return gross.subtract(charge);
    }
  }

  /** An open position's beginning. */
  private record Entry(int bar, double price, BigDecimal charge) {}

  private final NaiveSetup on;
  private final long perOne;
  private BigDecimal cash;
  private long held;
  private @Nullable Entry entry;
  private long ordered;
  private int opinion;

  final List<Filled> fills = new ArrayList<>();
  final List<Trade> trades = new ArrayList<>();
  final List<BigDecimal> equity = new ArrayList<>();
  final List<BigDecimal> exposure = new ArrayList<>();
  long orders;
  long refusals;

  private NaiveRun(NaiveSetup on) {
    this.on = on;
    this.perOne = BigDecimal.ONE.movePointRight(on.decimals()).longValueExact();
    this.cash = BigDecimal.valueOf(on.capital()).setScale(MONEY_DECIMALS);
  }

  static NaiveRun of(NaiveSetup on) {
    NaiveRun run = new NaiveRun(on);
    for (int bar = 0; bar < on.bars(); bar++) {
      if (run.ordered != 0) {
        run.fill(bar);
      }
      BigDecimal value = run.money(on.close()[bar], run.held);
      run.equity.add(run.cash.add(value));
      run.exposure.add(value.abs());
      int said = NaiveOpinion.at(on, bar);
      if (said != 0 && said != run.opinion) {
        run.opinion = said;
        run.act(bar);
      }
    }
    return run;
  }

  /** Price times quantity in IEEE double, counted in hundred-millionths, ties to even. */
  private BigDecimal money(double price, long units) {
    return hundredMillionths(price * units * 1e8 / perOne);
  }

  private static BigDecimal hundredMillionths(double count) {
    return new BigDecimal(count)
        .setScale(0, RoundingMode.HALF_EVEN)
        .movePointLeft(MONEY_DECIMALS)
        .setScale(MONEY_DECIMALS);
  }

  private void act(int bar) {
    long target;
    if (opinion > 0) {
      if (held > 0) {
        return;
      }
      target = size(bar);
    } else if (on.shorts()) {
      if (held < 0) {
        return;
      }
      target = -size(bar);
    } else {
      target = 0;
      if (held == 0) {
        return;
      }
    }
    long units = target - held;
    if (units == 0 || refused(bar, units)) {
      refusals++;
    } else {
      ordered = units;
      orders++;
    }
  }

  private long size(int bar) {
    Choice sizer = on.sizer();
    double price = on.close()[bar];
    double worth = equity.get(bar).doubleValue();
    double quantity =
        switch (sizer.name()) {
          case "fixed_quantity" -> sizer.number("quantity");
          case "fixed_cash" -> sizer.number("amount") / price;
          case "percent_of_equity" -> worth * sizer.number("fraction") / price;
          case "risk_per_trade" -> {
            double atr = NaiveIndicators.atr(on, bar, sizer.count("atr_period"));
            yield atr > 0
                ? Math.min(
                    worth * sizer.number("risk") / (sizer.number("atr_multiple") * atr),
                    worth * sizer.number("max_fraction") / price)
                : 0;
          }
          default -> throw new IllegalStateException(sizer.name());
        };
    return quantity <= 0
        ? 0
        : new BigDecimal(Double.toString(quantity))
            .movePointRight(on.decimals())
            .setScale(0, RoundingMode.DOWN)
            .longValueExact();
  }

  private boolean refused(int bar, long units) {
    long after = held + units;
    boolean reducing =
        Math.abs(after) < Math.abs(held) && (after == 0 || (after > 0) == (held > 0));
    double price = on.close()[bar];
    for (Choice rule : on.rules()) {
      boolean refused =
          switch (rule.name()) {
            case "cash" ->
                units > 0
                    && !reducing
                    && part(money(price, units), 1 + rule.number("buffer")).compareTo(cash) > 0;
            case "max_position_size" ->
                !reducing
                    && money(price, after)
                            .abs()
                            .compareTo(
                                part(equity.get(bar).max(BigDecimal.ZERO), rule.number("fraction")))
                        > 0;
            case "long_only" -> !reducing && after < 0;
            default -> throw new IllegalStateException(rule.name());
          };
      if (refused) {
        return true;
      }
    }
    return false;
  }

  /** A part of an amount, made in IEEE double. */
  private static BigDecimal part(BigDecimal amount, double part) {
    return hundredMillionths(amount.movePointRight(MONEY_DECIMALS).doubleValue() * part);
  }

  private void fill(int bar) {
    long units = ordered;
    ordered = 0;
    double offered = on.atOpen() ? on.open()[bar] : on.close()[bar];
    double price =
        on.slippage().name().equals("bps")
            ? offered * (1 + Long.signum(units) * on.slippage().number("bps") / 10_000)
            : offered;
    BigDecimal value = money(price, units);
    BigDecimal charge = charge(value.abs(), Math.abs(units));
    fills.add(new Filled(bar, units, price, charge, value.subtract(money(offered, units)), value));
    cash = cash.subtract(value).subtract(charge);
    book(bar, units, price, charge);
  }

  private BigDecimal charge(BigDecimal value, long units) {
    Choice commission = on.commission();
    return switch (commission.name()) {
      case "none" -> BigDecimal.ZERO.setScale(MONEY_DECIMALS);
      case "percent" ->
          hundredMillionths(
                  value.movePointRight(MONEY_DECIMALS).doubleValue()
                      * commission.number("percent")
                      / 100)
              .max(hundredMillionths(commission.number("minimum") * 1e8));
      case "per_share" ->
          money(commission.number("amount"), units)
              .max(hundredMillionths(commission.number("minimum") * 1e8));
      default -> throw new IllegalStateException(commission.name());
    };
  }

  /** A fill closes what is held, opens anew, or does both when it turns the position around. */
  private void book(int bar, long units, double price, BigDecimal charge) {
    long before = held;
    held += units;
    BigDecimal opens = charge; // the part of the commission that belongs to what is opened
    if (before != 0) {
      opens =
          charge
              .multiply(BigDecimal.valueOf(Math.abs(held)))
              .divide(BigDecimal.valueOf(Math.abs(units)), MONEY_DECIMALS, RoundingMode.DOWN);
      close(
          bar,
          before,
          price,
          money(price, units).subtract(money(price, held)).negate(),
          charge.subtract(opens));
    }
    entry = held == 0 ? null : new Entry(bar, price, opens);
  }

  private void close(int bar, long units, double price, BigDecimal proceeds, BigDecimal charge) {
    Entry opened = entry;
    if (opened == null) {
      throw new IllegalStateException("a position that was never opened");
    }
    BigDecimal cost = money(opened.price(), units);
    trades.add(
        new Trade(
            opened.bar(),
            bar,
            units,
            opened.price(),
            price,
            proceeds.subtract(cost),
            opened.charge().add(charge),
            cost.abs()));
  }
}
