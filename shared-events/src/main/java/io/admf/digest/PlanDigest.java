package io.admf.digest;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.AccountSpec;
import io.admf.plan.CalendarSpec;
import io.admf.plan.ClassifierSpec;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DataSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FxSpec;
import io.admf.plan.MarginSpec;
import io.admf.plan.MarketSpec;
import io.admf.plan.MatchingSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RatesSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.ScriptedOrder;
import io.admf.plan.SignalSpec;
import io.admf.plan.TimeSpec;
import io.admf.time.calendar.CustomCalendar;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The configuration hash: a 64-bit XXH3 hash over all of a plan that can change a result. The run's
 * id, the frame size, the folders of the machine and the lines of a script file are not in it.
 */
public final class PlanDigest {

  private final HashStream64 hash = Hashing.xxh3_64().hashStream();

  private PlanDigest() {}

  /** The hash of a plan: 16 hexadecimal digits. */
  public static String of(RunPlan plan) {
    PlanDigest digest = new PlanDigest();
    digest.plan(plan);
    return HexFormat.of().toHexDigits(digest.hash.getAsLong());
  }

  private void plan(RunPlan plan) {
    hash.putLong(plan.seed()).putString(plan.currency());
    data(plan.data());
    hash.putInt(plan.series().size());
    for (Series series : plan.series()) {
      hash.putString(series.id())
          .putInt(series.instrument().sizeDecimals())
          .putString(series.instrument().currency());
      instrument(series.instrument());
    }
    hash.putInt(plan.classifiers().size());
    for (ClassifierSpec classifier : plan.classifiers()) {
      component(classifier.classifier());
      hash.putInt(classifier.series());
    }
    hash.putInt(plan.signals().size());
    for (SignalSpec signal : plan.signals()) {
      component(signal.strategy());
      hash.putString(signal.id())
          .putInt(signal.classifier())
          .putString(signal.filter() == null ? "" : signal.filter());
      integers(signal.series());
    }
    hash.putInt(plan.portfolios().size());
    plan.portfolios().forEach(this::portfolio);
    for (FxSpec rate : plan.rates()) {
      hash.putString("rate").putString(rate.currency()).putInt(rate.series());
      hash.putBoolean(rate.inverse());
    }
  }

  /** Only where it is not plain, as with all that came later: plans keep the hash they had. */
  private void instrument(Instrument instrument) {
    if (!instrument.plain()) {
      hash.putString("contract")
          .putLong(instrument.lot())
          .putDouble(instrument.multiplier())
          .putDouble(instrument.tick())
          .putBoolean(instrument.future());
    }
  }

  private void data(DataSpec data) {
    component(data.source());
    hash.putLong(data.from())
        .putLong(data.to())
        .putBoolean(data.skipBadRows())
        .putLong(data.slices());
    if (!data.market().plain()) {
      market(data.market());
    }
    if (data.time() != null) {
      time(data.time());
    }
  }

  private void market(MarketSpec market) {
    hash.putString(market.align().name())
        .putString(market.adjust().name())
        .putString(market.method().name())
        .putString(market.dividends().name());
    for (ComponentSpec events :
        Arrays.asList(market.actions(), market.quotes(), market.economic())) {
      hash.putBoolean(events != null);
      if (events != null) {
        component(events);
      }
    }
  }

  /** Only where there is something to hash, so that plans without have the hash they always had. */
  private void time(TimeSpec time) {
    hash.putString("time").putBoolean(time.regular()).putBoolean(time.keepIncomplete());
    hash.putString(time.resampleFrom() == null ? "" : time.resampleFrom().toString());
    calendar(time.calendar());
    hash.putInt(time.symbols().size());
    for (TimeSpec.SymbolCalendar own : time.symbols()) {
      hash.putString(own.symbol());
      calendar(own.calendar());
    }
  }

  private void calendar(@Nullable CalendarSpec calendar) {
    hash.putString(calendar == null ? "" : calendar.name());
    CustomCalendar custom = calendar == null ? null : calendar.custom();
    hash.putBoolean(custom != null);
    if (custom != null) {
      hash.putString(custom.name()).putString(custom.timeZone()).putString(custom.hours());
      texts(custom.breaks());
      texts(custom.weekdays());
      texts(custom.holidays());
      texts(custom.halfDays());
    }
  }

  private void texts(List<String> values) {
    hash.putInt(values.size());
    values.forEach(hash::putString);
  }

  private void portfolio(PortfolioSpec portfolio) {
    hash.putString(portfolio.comboId()).putString(portfolio.name());
    integers(portfolio.signals());
    hash.putInt(portfolio.weights().size());
    portfolio.weights().forEach(hash::putDouble);
    integers(portfolio.series());
    hash.putLong(portfolio.initialCapital()).putBoolean(portfolio.allowShort());
    component(portfolio.sizing());
    hash.putInt(portfolio.risk().size());
    portfolio.risk().forEach(this::component);
    ExecutionSpec execution = portfolio.execution();
    hash.putString(execution.fillAt().name()).putDouble(execution.maxParticipation());
    component(execution.slippage());
    component(execution.commission());
    if (!execution.plain()) {
      hash.putString("market");
      component(execution.impact());
      component(execution.latency());
      component(execution.improvement());
      matching(execution.matching());
    }
    if (!portfolio.account().plain()) {
      account(portfolio.account());
    }
    if (!portfolio.orders().plain()) {
      orders(portfolio.orders());
    }
  }

  private void matching(MatchingSpec matching) {
    hash.putString(matching.intrabar().name())
        .putBoolean(matching.through())
        .putString(matching.timeframe() == null ? "" : matching.timeframe())
        .putBoolean(matching.attachedAtOnce())
        .putBoolean(matching.trailAtClose())
        .putBoolean(matching.zeroVolume());
  }

  private void account(AccountSpec account) {
    MarginSpec margin = account.margin();
    RatesSpec rates = account.rates();
    hash.putString("account")
        .putString(account.kind().name())
        .putString(account.lots().name())
        .putBoolean(account.hedging())
        .putInt(account.settlementDays());
    hash.putDouble(margin.initial())
        .putDouble(margin.maintenance())
        .putDouble(margin.shortInitial())
        .putDouble(margin.shortMaintenance());
    hash.putDouble(rates.cash())
        .putDouble(rates.debit())
        .putDouble(rates.borrow())
        .putInt(rates.dayCount())
        .putInt(rates.borrowed().size());
    for (RatesSpec.SymbolRate rate : rates.borrowed()) {
      hash.putString(rate.symbol()).putDouble(rate.rate());
    }
  }

  private void orders(OrdersSpec orders) {
    hash.putString("orders");
    component(orders.entry());
    component(orders.exit());
    for (ComponentSpec distance :
        Arrays.asList(orders.stopLoss(), orders.takeProfit(), orders.trailingStop())) {
      hash.putBoolean(distance != null);
      if (distance != null) {
        component(distance);
      }
    }
    hash.putString(orders.anchor().name()).putInt(orders.maxHolding());
    hash.putInt(orders.script().size());
    for (ScriptedOrder order : orders.script()) {
      scripted(order);
    }
  }

  private void scripted(ScriptedOrder order) {
    hash.putLong(order.time())
        .putString(order.tag())
        .putString(order.symbol())
        .putString(order.action().name())
        .putDouble(order.amount())
        .putString(order.type().name())
        .putDouble(order.limitPrice())
        .putDouble(order.stopPrice())
        .putDouble(order.trail())
        .putBoolean(order.trailInPercent())
        .putString(order.timeInForce().name())
        .putLong(order.expiresAt())
        .putBoolean(order.reduceOnly())
        .putString(order.parent())
        .putString(order.group())
        .putString(order.basis().name());
    if (!order.lots().isEmpty()) {
      hash.putInt(order.lots().size());
      order.lots().forEach(hash::putString);
    }
  }

  private void component(ComponentSpec spec) {
    hash.putString(spec.type()).putInt(spec.parameters().size());
    for (Map.Entry<String, Object> entry : new TreeMap<>(spec.parameters()).entrySet()) {
      hash.putString(entry.getKey()).putString(String.valueOf(entry.getValue()));
    }
  }

  private void integers(List<Integer> values) {
    hash.putInt(values.size());
    values.forEach(hash::putInt);
  }
}
