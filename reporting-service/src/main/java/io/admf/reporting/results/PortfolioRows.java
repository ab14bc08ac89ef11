package io.admf.reporting.results;

import io.admf.event.Excursion;
import io.admf.event.Fill;
import io.admf.event.LotClose;
import io.admf.event.Order;
import io.admf.event.PositionClose;
import io.admf.event.Snapshot;
import io.admf.frame.EquityFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SnapshotsSpec;
import io.admf.reporting.cost.CostOf;
import io.admf.reporting.cost.CostPart;
import io.admf.reporting.cost.OrderCost;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The rows of one portfolio in the run's tables. */
final class PortfolioRows {

  static final String FILLS =
      "portfolio_id,order_id,symbol,time,side,quantity,price,commission,slippage,reason";
  static final String TRADES =
      "portfolio_id,trade_id,symbol,side,quantity,opened_at,entry_price,closed_at,exit_price,"
          + "gross_pnl,commission,net_pnl,bars,max_adverse,max_favourable,"
          + "max_adverse_fraction,max_favourable_fraction";
  static final String LOTS =
      "portfolio_id,trade_id,lot,symbol,side,quantity,opened_at,entry_price,closed_at,exit_price,"
          + "cost,realised_pnl,fx_gain";

  private static final int TABLES = 6;

  private final RunPlan plan;
  private final PortfolioSpec spec;
  private final byte[] id;
  final Part equity;
  final Part fills;
  final Part trades;
  final Part lots;
  final Part costs;

  /** Null where no snapshots are asked for. */
  final @Nullable Part snapshots;

  private final EquityRows equityRows;

  PortfolioRows(RunPlan plan, PortfolioSpec spec, Path folder) {
    this.plan = plan;
    this.spec = spec;
    this.id = new Bytes(32).field(spec.container()).put(',').text();
    int parts = TABLES * plan.portfolios().size();
    this.equity = new Part(folder.resolve("." + spec.container() + ".equity"), parts);
    this.fills = new Part(folder.resolve("." + spec.container() + ".fills"), parts);
    this.trades = new Part(folder.resolve("." + spec.container() + ".trades"), parts);
    this.lots = new Part(folder.resolve("." + spec.container() + ".lots"), parts);
    this.costs = new Part(folder.resolve("." + spec.container() + ".costs"), parts);
    this.snapshots =
        plan.snapshots().unit() == SnapshotsSpec.Unit.NONE
            ? null
            : new Part(folder.resolve("." + spec.container() + ".snapshots"), parts);
    this.equityRows = new EquityRows(id, equity);
    if (spec.index() == 0) {
      head(equity, EquityRows.COLUMNS);
      head(fills, FILLS);
      head(trades, TRADES);
      head(lots, LOTS);
      head(costs, CostFile.HEAD);
      if (snapshots != null) {
        head(snapshots, SnapshotRows.COLUMNS);
      }
    }
  }

  private static void head(Part part, String columns) {
    part.row().put(columns.getBytes(StandardCharsets.UTF_8));
    part.end();
  }

  void add(EquityFrame frame) {
    equityRows.add(frame);
  }

  void add(Fill fill) {
    Bytes row = fills.row().put(id);
    row.field(spec.comboId()).put('-').number(fill.order());
    row.put(',').field(fill.symbol()).put(',').time(fill.eventTime());
    row.put(',').put(fill.side().name());
    row.put(',').put(instrument(fill.symbol()).format(fill.quantity()));
    row.put(',').price(fill.price());
    row.put(',').money(fill.commission()).put(',').money(fill.slippage());
    row.put(',').field(fill.reason());
    fills.end();
  }

  void add(PositionClose close) {
    Bytes row = trades.row().put(id);
    row.field(spec.comboId()).put("-T").number(close.trade());
    row.put(',').field(close.symbol()).put(',').put(close.side().name());
    row.put(',').put(instrument(close.symbol()).format(close.quantity()));
    row.put(',').time(close.openedAt()).put(',').price(close.entryPrice());
    row.put(',').time(close.eventTime()).put(',').price(close.exitPrice());
    row.put(',').money(close.grossPnl()).put(',').money(close.commission());
    row.put(',').money(close.netPnl()).put(',').number(close.bars());
    Excursion excursion = close.excursion();
    if (excursion == null) {
      row.put(",,,,");
    } else {
      row.put(',').money(excursion.adverse()).put(',').money(excursion.favourable());
      Instrument instrument = instrument(close.symbol());
      long value =
          instrument.currency().equals(plan.currency())
              ? Math.abs(instrument.notional(close.entryPrice(), close.quantity()))
              : 0; // in another currency than what it made
      row.put(',').price(fraction(excursion.adverse(), value));
      row.put(',').price(fraction(excursion.favourable(), value));
    }
    trades.end();
  }

  /** A part of an amount, to eight decimals; NaN of nothing. */
  private static double fraction(long part, long whole) {
    return whole == 0 ? Double.NaN : Math.rint((double) part / whole * 1e8) / 1e8;
  }

  void add(LotClose lot) {
    Bytes row = lots.row().put(id);
    row.field(spec.comboId()).put("-T").number(lot.trade()).put(',').number(lot.lot());
    row.put(',').field(lot.symbol()).put(',').put(lot.side().name());
    row.put(',').put(instrument(lot.symbol()).format(lot.quantity()));
    row.put(',').time(lot.openedAt()).put(',').price(lot.entryPrice());
    row.put(',').time(lot.eventTime()).put(',').price(lot.exitPrice());
    row.put(',').money(lot.cost()).put(',').money(lot.realised());
    row.put(',').money(lot.fxGain());
    lots.end();
  }

  void add(CostOf each) {
    Order order = each.order();
    OrderCost cost = each.cost();
    Instrument instrument = each.decision().instrument();
    Bytes row = costs.row().put(id);
    row.field(spec.comboId()).put('-').number(order.order());
    row.put(',').time(order.header().knownAt()).put(',').field(order.terms().symbol());
    row.put(',').put(order.terms().side().name());
    row.put(',').put(instrument.format(order.terms().quantity()));
    row.put(',').put(instrument.format(cost.filled()));
    row.put(',').price(each.decision().price()).put(',').price(each.decision().arrival());
    row.put(',').price(cost.average());
    for (CostPart part : CostPart.values()) {
      row.put(',').money(part.of(cost));
    }
    row.put(',').price(Math.rint(cost.bps() * 1000) / 1000);
    row.put(',').money(cost.value()).put(',').money(cost.traded());
    row.put(',').field(instrument.currency());
    costs.end();
  }

  void add(Snapshot snapshot) {
    if (snapshots != null) {
      SnapshotRows.add(snapshots, id, snapshot, this::instrument);
    }
  }

  private Instrument instrument(String symbol) {
    Series series = plan.tradedSeries(spec, symbol);
    if (series == null) {
      throw new IllegalArgumentException(
          "expected a symbol that " + spec.container() + " trades, was " + symbol);
    }
    return series.instrument();
  }
}
