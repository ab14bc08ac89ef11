package io.admf.wire;

import io.admf.event.AccountState;
import io.admf.event.Action;
import io.admf.event.Bar;
import io.admf.event.Classification;
import io.admf.event.Contingency;
import io.admf.event.CorporateAction;
import io.admf.event.EconomicRelease;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Excursion;
import io.admf.event.Failure;
import io.admf.event.FeatureValue;
import io.admf.event.Features;
import io.admf.event.Fill;
import io.admf.event.FillDetail;
import io.admf.event.Header;
import io.admf.event.Holding;
import io.admf.event.Leg;
import io.admf.event.LotClose;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderChange;
import io.admf.event.OrderRejected;
import io.admf.event.OrderRequest;
import io.admf.event.OrderRules;
import io.admf.event.OrderStatus;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.OrderUpdate;
import io.admf.event.PhaseLifecycle;
import io.admf.event.PortfolioUpdate;
import io.admf.event.PositionClose;
import io.admf.event.PositionOpen;
import io.admf.event.Posting;
import io.admf.event.PriceBasis;
import io.admf.event.Quote;
import io.admf.event.RegimeChange;
import io.admf.event.RiskAlert;
import io.admf.event.RunLifecycle;
import io.admf.event.Side;
import io.admf.event.Signal;
import io.admf.event.Snapshot;
import io.admf.event.Stage;
import io.admf.event.StrategyLifecycle;
import io.admf.event.TimeInForce;
import io.admf.flow.Credit;
import io.admf.flow.Stand;
import io.admf.flow.Step;
import io.admf.frame.BarFrame;
import io.admf.frame.EquityFrame;
import io.admf.frame.FeatureFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.RegimeFrame;
import io.admf.frame.SignalFrame;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the files of {@code wire/v1} mean, one of every kind, written out. Never changed. */
final class Samples {

  private static final double NAN = Double.NaN;

  private Samples() {}

  static Map<Kind, Object> all() {
    Map<Kind, Object> samples = new EnumMap<>(Kind.class);
    frames(samples);
    full(samples);
    market(samples);
    trading(samples);
    account(samples);
    control(samples);
    samples.put(
        Kind.BATCH,
        new Batch(
            List.of(samples.get(Kind.BAR), samples.get(Kind.FILL), samples.get(Kind.FAILURE))));
    samples.put(
        Kind.STEP,
        new Step(
            17,
            3,
            12_288,
            16_383,
            12_540,
            Step.NO_DECISION,
            true,
            List.of((Event) samples.get(Kind.FILL), (Event) samples.get(Kind.SNAPSHOT))));
    samples.put(
        Kind.RECKONED_STEP,
        new Step(4, 0, 0, 4_095, 77, 77, false, List.of((Event) samples.get(Kind.FILL)))
            .standing(
                List.of(new Stand("AAPL", Leg.LONG, 120), new Stand("AAPL", Leg.SHORT, -20))));
    samples.put(Kind.CREDIT, new Credit(64));
    samples.put(
        Kind.ENVELOPE, new Envelope("r7", "portfolio_c0001.FILL", 41, samples.get(Kind.FILL)));
    return samples;
  }

  private static Header header(String container, EventType type, long sequence) {
    return new Header(
        new EventId(container, type, sequence),
        "c0001-T3",
        new EventId("portfolio_c0001", EventType.ORDER, 5),
        1_357_137_000_000_000_000L,
        1_357_160_400_000_000_001L,
        252);
  }

  private static Header uncaused(String container, EventType type, long sequence) {
    EventId id = new EventId(container, type, sequence);
    return new Header(id, id.toString(), null, -86_400_000_000_000L, 1_357_160_400_000_000_000L, 7);
  }

  private static void frames(Map<Kind, Object> samples) {
    samples.put(
        Kind.BAR_FRAME,
        new BarFrame(
            2,
            3,
            12_288,
            4_096,
            true,
            12_000,
            2,
            new BarFrame.Columns(
                new int[] {0, 5},
                new long[] {1_357_137_000_000_000_000L, 1_357_223_400_000_000_000L},
                new long[] {1_357_160_400_000_000_000L, 1_357_246_800_000_000_000L},
                new double[] {553.82, 547.88},
                new double[] {555.0, 549.67},
                new double[] {541.63, 541.0},
                new double[] {549.03, 542.1},
                new double[] {140_129_500, 88_241_300})));
    samples.put(
        Kind.FEATURE_FRAME,
        new FeatureFrame(
            1,
            9,
            3,
            List.of("sma_20", "rsi_14"),
            new double[][] {
              {NAN, Double.longBitsToDouble(0x7ff0000000000abcL), 101.25}, {NAN, 30.5, 69.5}
            }));
    samples.put(
        Kind.SIGNAL_FRAME,
        new SignalFrame(
            4,
            1,
            9,
            3,
            new byte[] {0, 1, -1},
            new double[] {0, 0.75, 1},
            null,
            new double[] {NAN, 95.5, 110.25}));
    samples.put(
        Kind.REGIME_FRAME,
        new RegimeFrame(
            0,
            1,
            9,
            3,
            List.of("low", "medium", "high"),
            new byte[] {-1, 0, 2},
            new double[] {0, 0.5, 0.875}));
    samples.put(
        Kind.EQUITY_FRAME,
        new EquityFrame(
            17,
            9,
            36_864,
            2,
            new long[] {1_357_160_400_000_000_000L, 1_357_246_800_000_000_000L},
            new long[] {10_000_000_000_000L, 9_998_765_432_100L},
            new long[] {10_000_000_000_000L, 4_000_000_000_001L},
            new long[] {0, 5_998_765_432_099L}));
    samples.put(
        Kind.MARKET_FRAME,
        new MarketFrame(
            9,
            List.of(
                new MarketFrame.Action(
                    3,
                    "AAPL",
                    List.of(0, 2),
                    MarketFrame.Effect.SPLIT,
                    1_402_286_400_000_000_000L,
                    1_402_286_400_000_000_000L,
                    7,
                    0),
                new MarketFrame.Action(
                    3,
                    "XYZ",
                    List.of(),
                    MarketFrame.Effect.DELISTING,
                    1_402_286_400_000_000_000L,
                    1_402_286_400_000_000_000L,
                    1,
                    NAN)),
            List.of(
                new MarketFrame.Release(
                    0, "US_CPI_YOY", 1_398_816_000_000_000_000L, 1_400_157_000_000_000_000L, 2.0)),
            List.of(
                new MarketFrame.Quotes(
                    "AAPL",
                    2,
                    new int[] {0, 3},
                    new long[] {1_402_286_400_000_000_001L, 1_402_286_400_000_000_002L},
                    new double[] {92.69, 92.7},
                    new double[] {92.71, 92.72},
                    new double[] {100, 300},
                    new double[] {200, NAN})),
            List.of(new MarketFrame.Filled(1, new int[] {0, 4, 5}))));
  }

  private static void market(Map<Kind, Object> samples) {
    samples.put(
        Kind.BAR,
        new Bar(
            uncaused("AAPL_1d", EventType.BAR, 7),
            "AAPL",
            "1d",
            553.82,
            555.0,
            541.63,
            549.03,
            140_129_500));
    samples.put(
        Kind.QUOTE,
        new Quote(uncaused("BTC/USD_1m", EventType.QUOTE, 8), "BTC/USD", 800.01, 800.5, 1.25, 0.1));
    samples.put(
        Kind.CORPORATE_ACTION,
        new CorporateAction(
            uncaused("AAPL_1d", EventType.CORPORATE_ACTION, 0),
            "AAPL",
            CorporateAction.Kind.SPLIT,
            7,
            0));
    samples.put(
        Kind.ECONOMIC_RELEASE,
        new EconomicRelease(uncaused("root", EventType.ECONOMIC, 1), "US_CPI_YOY", -0.1));
    samples.put(
        Kind.FEATURES,
        new Features(
            header("AAPL_1d", EventType.FEATURES, 252),
            "AAPL",
            "1d",
            List.of(new FeatureValue("sma_20", 525.125), new FeatureValue("rsi_14", NAN))));
    samples.put(
        Kind.CLASSIFICATION,
        new Classification(
            header("AAPL_1d", EventType.CLASSIFICATION, 252),
            "AAPL",
            "volatility_regime_20",
            "high",
            0.875));
    samples.put(
        Kind.REGIME_CHANGE,
        new RegimeChange(
            header("AAPL_1d", EventType.REGIME_CHANGE, 3),
            "AAPL",
            "volatility_regime_20",
            null,
            "ruhig – 静か",
            0.5));
    samples.put(
        Kind.SIGNAL,
        new Signal(
            header("AAPL_1d", EventType.SIGNAL, 252),
            "AAPL",
            Action.SELL,
            0.75,
            NAN,
            560.5,
            "momentum_10_20",
            "high",
            "c0001"));
  }

  private static void full(Map<Kind, Object> samples) {
    OrderTerms trailing =
        new OrderTerms(
            "AAPL",
            Side.SELL,
            30,
            OrderType.TRAILING_STOP,
            NAN,
            -3,
            new OrderRules(
                TimeInForce.GTD,
                1_357_223_400_000_000_000L,
                true,
                2.5,
                true,
                PriceBasis.PARENT_PERCENT,
                List.of(3L, 1L)));
    samples.put(
        Kind.FULL_ORDER_REQUEST,
        new OrderRequest(
            header("portfolio_c0001", EventType.ORDER_REQUEST, 6),
            7,
            trailing,
            "momentum_10_20",
            549.03,
            ""));
    samples.put(
        Kind.FULL_ORDER,
        new Order(
            header("portfolio_c0001", EventType.ORDER, 6),
            7,
            trailing,
            new Contingency(6, 2),
            "cash"));
    samples.put(
        Kind.FULL_ORDER_REJECTED,
        new OrderRejected(
            header("portfolio_c0001", EventType.ORDER_REJECTED, 1), 8, trailing, "terms", "no"));
    samples.put(
        Kind.ORDER_CHANGE,
        new OrderChange(
            header("portfolio_c0001", EventType.ORDER_CHANGE, 0),
            7,
            "AAPL",
            OrderChange.Kind.MODIFY,
            20,
            NAN,
            501.5,
            "script"));
    samples.put(
        Kind.ORDER_UPDATE,
        new OrderUpdate(
            header("portfolio_c0001", EventType.ORDER_UPDATE, 3),
            7,
            trailing,
            20,
            OrderStatus.HELD,
            OrderStatus.TRIGGERED,
            "stop_reached"));
    samples.put(
        Kind.FULL_FILL,
        new Fill(
            header("portfolio_c0001", EventType.FILL, 5),
            7,
            "AAPL",
            Side.SELL,
            20,
            547.935,
            1_643_805_000L,
            165_000_000L,
            10,
            "stop",
            new FillDetail(100_000_000L, 5_000_000L, true, true, List.of(2L, 5L))));
    samples.put(
        Kind.FULL_POSITION_CLOSE,
        new PositionClose(
            header("portfolio_c0001", EventType.POSITION_CLOSE, 3),
            "AAPL",
            4,
            Side.BUY,
            30,
            547.935,
            560.0,
            36_195_000_000L,
            3_000_000_000L,
            1_357_137_000_000_000_000L,
            12,
            new Excursion(-1_000_000_000L, 40_000_000_000L)));
    samples.put(
        Kind.LOT_CLOSE,
        new LotClose(
            header("portfolio_c0001", EventType.LOT_CLOSE, 0),
            "AAPL",
            4,
            2,
            Side.SELL,
            10,
            1_357_137_000_000_000_000L,
            547.935,
            560.0,
            -547_935_000_000L,
            -12_065_000_000L));
    samples.put(
        Kind.FULL_LOT_CLOSE,
        new LotClose(
            header("portfolio_c0001", EventType.LOT_CLOSE, 1),
            "AAPL",
            4,
            3,
            Side.BUY,
            20,
            1_357_137_000_000_000_000L,
            547.935,
            560.0,
            988_000_000_000L,
            31_000_000_000L,
            -2_500_000_000L));
    samples.put(
        Kind.FULL_SNAPSHOT,
        new Snapshot(
            header("portfolio_c0001", EventType.SNAPSHOT, 10),
            100_000_000L,
            200_000_000L,
            3,
            -4,
            5,
            6,
            List.of(new Holding("AAPL", -30, -100, 547.935, -90)),
            new AccountState(
                90_000_000L,
                50_000_000L,
                25_000_000L,
                -7,
                8,
                -9,
                List.of(new AccountState.Balance("EUR", -1_000, 1.125)))));
    samples.put(
        Kind.FULL_PORTFOLIO_UPDATE,
        new PortfolioUpdate(
            header("portfolio_c0001", EventType.PORTFOLIO_UPDATE, 11),
            100_000_000L,
            200_000_000L,
            3,
            -4,
            List.of(),
            List.of(
                new Posting("Assets:Cash", "USD", -10),
                new Posting("Expenses:Interest", "USD", 10)),
            "interest"));
  }

  private static void trading(Map<Kind, Object> samples) {
    OrderTerms market = OrderTerms.market("AAPL", Side.BUY, 30);
    OrderTerms stopLimit =
        new OrderTerms("AAPL", Side.SELL, 30, OrderType.STOP_LIMIT, 495.0, 500.25);
    samples.put(
        Kind.ORDER_REQUEST,
        new OrderRequest(
            header("portfolio_c0001", EventType.ORDER_REQUEST, 5),
            6,
            market,
            "momentum_10_20",
            549.03,
            "percent 0.2 of 100000.00"));
    samples.put(
        Kind.ORDER,
        new Order(
            header("portfolio_c0001", EventType.ORDER, 5), 6, stopLimit, "cash, max_position"));
    samples.put(
        Kind.ORDER_REJECTED,
        new OrderRejected(
            header("portfolio_c0001", EventType.ORDER_REJECTED, 0),
            7,
            market,
            "cash",
            "needs 16470.90, has 20.00"));
    samples.put(
        Kind.ORDER_CANCELLED,
        new OrderCancelled(
            header("portfolio_c0001", EventType.ORDER_CANCELLED, 0),
            8,
            "AAPL",
            10,
            OrderStatus.EXPIRED,
            "end of day"));
    samples.put(
        Kind.FILL,
        new Fill(
            header("portfolio_c0001", EventType.FILL, 4),
            6,
            "AAPL",
            Side.BUY,
            30,
            547.935,
            1_643_805_000L,
            -165_000_000L,
            0,
            "next_open"));
    samples.put(
        Kind.POSITION_OPEN,
        new PositionOpen(
            header("portfolio_c0001", EventType.POSITION_OPEN, 2),
            "AAPL",
            3,
            Side.BUY,
            30,
            547.935));
    samples.put(
        Kind.POSITION_CLOSE,
        new PositionClose(
            header("portfolio_c0001", EventType.POSITION_CLOSE, 2),
            "AAPL",
            3,
            Side.SELL,
            30,
            547.935,
            560.0,
            -36_195_000_000L,
            3_323_805_000L,
            1_357_137_000_000_000_000L,
            11));
  }

  private static void account(Map<Kind, Object> samples) {
    List<Holding> holdings =
        List.of(new Holding("AAPL", -30, -1_643_805_000_000L, 549.03, -1_647_090_000_000L));
    samples.put(
        Kind.PORTFOLIO_UPDATE,
        new PortfolioUpdate(
            header("portfolio_c0001", EventType.PORTFOLIO_UPDATE, 4),
            8_354_551_195_000L,
            10_001_641_195_000L,
            -5_000_000_000L,
            3_285_000_000L,
            holdings,
            List.of(
                new Posting("Assets:Positions:AAPL", "AAPL", 30),
                new Posting("Assets:Cash", "USD", -1_645_448_805_000L))));
    samples.put(
        Kind.SNAPSHOT,
        new Snapshot(
            header("portfolio_c0001", EventType.SNAPSHOT, 252),
            8_354_551_195_000L,
            10_001_641_195_000L,
            -5_000_000_000L,
            3_285_000_000L,
            1_643_805_000L,
            5,
            holdings));
  }

  private static void control(Map<Kind, Object> samples) {
    samples.put(
        Kind.RISK_ALERT,
        new RiskAlert(
            header("portfolio_c0001", EventType.RISK_ALERT, 0), "max_drawdown", "0.21 > 0.20"));
    samples.put(
        Kind.FAILURE,
        new Failure(header("portfolio_c0001", EventType.ERROR, 0), "tracer", "disk full"));
    samples.put(
        Kind.RUN_LIFECYCLE,
        new RunLifecycle(uncaused("root", EventType.RUN, 1), "r7", Stage.FINISHED));
    samples.put(
        Kind.PHASE_LIFECYCLE,
        new PhaseLifecycle(uncaused("root", EventType.PHASE, 1), "train", Stage.FAILED));
    samples.put(
        Kind.STRATEGY_LIFECYCLE,
        new StrategyLifecycle(
            uncaused("root", EventType.STRATEGY, 0),
            "momentum_10_20",
            "NO_SIGNAL",
            "0 of 252 bars"));
  }
}
