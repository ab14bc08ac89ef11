package io.admf.wire;

import io.admf.event.Event;
import io.admf.flow.Credit;
import io.admf.flow.Stand;
import io.admf.flow.Step;
import io.admf.frame.BarFrame;
import io.admf.frame.EquityFrame;
import io.admf.frame.FeatureFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.RegimeFrame;
import io.admf.frame.SignalFrame;
import java.util.List;

/**
 * Reads payloads of format version 1. Never changes: a new layout is a new version, or a new kind.
 */
final class ReaderV1 {

  private ReaderV1() {}

  static Object read(Kind kind, Input in) {
    return switch (kind) {
      case ENVELOPE -> envelope(in);
      case BATCH -> batch(in);
      default -> item(kind, in);
    };
  }

  private static Envelope envelope(Input in) {
    String run = in.text();
    String stream = in.text();
    long sequence = in.i64();
    Kind kind = Kind.ofCode(in.u16());
    return new Envelope(run, stream, sequence, kind == Kind.BATCH ? batch(in) : item(kind, in));
  }

  private static Batch batch(Input in) {
    return new Batch(in.list(2, i -> item(Kind.ofCode(i.u16()), i)));
  }

  private static Object item(Kind kind, Input in) {
    return switch (kind) {
      case BATCH, ENVELOPE ->
          throw new WireException("expected an event or a frame, found a nested " + kind);
      case BAR_FRAME -> barFrame(in);
      case FEATURE_FRAME -> featureFrame(in);
      case SIGNAL_FRAME -> signalFrame(in);
      case REGIME_FRAME -> regimeFrame(in);
      case EQUITY_FRAME -> equityFrame(in);
      case MARKET_FRAME -> marketFrame(in);
      case STEP -> step(in);
      case RECKONED_STEP ->
          step(in)
              .standing(in.list(4 + 2 + 8, i -> new Stand(i.text(), i.code(Codes.LEG), i.i64())));
      case CREDIT -> new Credit(in.i64());
      default -> EventReaderV1.read(kind, in);
    };
  }

  private static Step step(Input in) {
    int portfolio = in.i32();
    long block = in.i64();
    long from = in.i64();
    long to = in.i64();
    long reached = in.i64();
    long decision = in.i64();
    boolean end = in.flag();
    List<Event> events = in.list(2, i -> EventReaderV1.read(Kind.ofCode(i.u16()), i));
    return new Step(portfolio, block, from, to, reached, decision, end, events);
  }

  private static BarFrame barFrame(Input in) {
    int series = in.i32();
    long number = in.i64();
    long firstSlice = in.i64();
    int slices = in.i32();
    boolean last = in.flag();
    long firstRow = in.i64();
    int rows = in.count(4 + 7 * 8);
    return new BarFrame(
        series,
        number,
        firstSlice,
        slices,
        last,
        firstRow,
        rows,
        new BarFrame.Columns(
            in.ints(rows),
            in.longs(rows),
            in.longs(rows),
            in.doubles(rows),
            in.doubles(rows),
            in.doubles(rows),
            in.doubles(rows),
            in.doubles(rows)));
  }

  private static FeatureFrame featureFrame(Input in) {
    int series = in.i32();
    long number = in.i64();
    List<String> names = in.list(4, Input::text);
    int rows = in.count(8 * names.size());
    double[][] values = new double[names.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.doubles(rows);
    }
    return new FeatureFrame(series, number, rows, names, values);
  }

  private static SignalFrame signalFrame(Input in) {
    int signal = in.i32();
    int series = in.i32();
    long number = in.i64();
    int rows = in.count(1 + 8);
    return new SignalFrame(
        signal,
        series,
        number,
        rows,
        in.bytes(rows),
        in.doubles(rows),
        in.optionalDoubles(rows),
        in.optionalDoubles(rows));
  }

  private static RegimeFrame regimeFrame(Input in) {
    int classifier = in.i32();
    int series = in.i32();
    long number = in.i64();
    List<String> names = in.list(4, Input::text);
    int rows = in.count(1 + 8);
    return new RegimeFrame(
        classifier, series, number, rows, names, in.bytes(rows), in.doubles(rows));
  }

  private static EquityFrame equityFrame(Input in) {
    int portfolio = in.i32();
    long number = in.i64();
    long firstSlice = in.i64();
    int rows = in.count(4 * 8);
    return new EquityFrame(
        portfolio,
        number,
        firstSlice,
        rows,
        in.longs(rows),
        in.longs(rows),
        in.longs(rows),
        in.longs(rows));
  }

  private static MarketFrame marketFrame(Input in) {
    return new MarketFrame(
        in.i64(),
        in.list(4, ReaderV1::action),
        in.list(4, ReaderV1::release),
        in.list(4, ReaderV1::quotes),
        in.list(8, ReaderV1::filled));
  }

  private static MarketFrame.Action action(Input in) {
    return new MarketFrame.Action(
        in.i32(),
        in.text(),
        in.list(4, Input::i32),
        in.code(Codes.EFFECT),
        in.i64(),
        in.i64(),
        in.f64(),
        in.f64());
  }

  private static MarketFrame.Release release(Input in) {
    return new MarketFrame.Release(in.i32(), in.text(), in.i64(), in.i64(), in.f64());
  }

  private static MarketFrame.Quotes quotes(Input in) {
    String symbol = in.text();
    int rows = in.count(4 + 5 * 8);
    return new MarketFrame.Quotes(
        symbol,
        rows,
        in.ints(rows),
        in.longs(rows),
        in.doubles(rows),
        in.doubles(rows),
        in.doubles(rows),
        in.doubles(rows));
  }

  private static MarketFrame.Filled filled(Input in) {
    int series = in.i32();
    return new MarketFrame.Filled(series, in.ints(in.count(4)));
  }
}
