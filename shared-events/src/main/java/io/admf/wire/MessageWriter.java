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
 * Payloads in the current version. Of a column only the entries that count are written, all at
 * once.
 */
final class MessageWriter {

  private MessageWriter() {}

  static void write(Output out, Object message) {
    switch (message) {
      case Event event -> EventWriter.write(out, event);
      case BarFrame frame -> barFrame(out, frame);
      case FeatureFrame frame -> featureFrame(out, frame);
      case SignalFrame frame -> signalFrame(out, frame);
      case RegimeFrame frame -> regimeFrame(out, frame);
      case EquityFrame frame -> equityFrame(out, frame);
      case MarketFrame frame -> marketFrame(out, frame);
      case Step step -> step(out, step);
      case Credit credit -> out.i64(credit.reported());
      case Batch batch -> out.list(batch.items(), MessageWriter::named);
      case Envelope envelope -> {
        out.text(envelope.run());
        out.text(envelope.stream());
        out.i64(envelope.sequence());
        named(out, envelope.payload());
      }
      default -> throw new IllegalArgumentException("no message: " + message.getClass());
    }
  }

  private static void named(Output out, Object message) {
    out.u16(Kind.of(message).code());
    write(out, message);
  }

  private static void step(Output out, Step step) {
    out.i32(step.portfolio());
    out.i64(step.block());
    out.i64(step.from());
    out.i64(step.to());
    out.i64(step.reached());
    out.i64(step.decision());
    out.flag(step.end());
    out.list(step.events(), MessageWriter::named);
    List<Stand> executed = step.executed();
    if (executed != null) {
      out.list(executed, MessageWriter::stand);
    }
  }

  private static void stand(Output out, Stand stand) {
    out.text(stand.symbol());
    out.code(Codes.LEG, stand.leg());
    out.i64(stand.units());
  }

  private static void barFrame(Output out, BarFrame frame) {
    int rows = frame.rows();
    out.i32(frame.series());
    out.i64(frame.number());
    out.i64(frame.firstSlice());
    out.i32(frame.slices());
    out.flag(frame.last());
    out.i64(frame.firstRow());
    out.i32(rows);
    out.ints(frame.offsets(), rows);
    out.longs(frame.eventTimes(), rows);
    out.longs(frame.knownAt(), rows);
    out.doubles(frame.open(), rows);
    out.doubles(frame.high(), rows);
    out.doubles(frame.low(), rows);
    out.doubles(frame.close(), rows);
    out.doubles(frame.volume(), rows);
  }

  private static void featureFrame(Output out, FeatureFrame frame) {
    if (frame.values().length != frame.names().size()) {
      throw new IllegalArgumentException(
          "expected a column for each of %s, was %d columns"
              .formatted(frame.names(), frame.values().length));
    }
    out.i32(frame.series());
    out.i64(frame.number());
    out.list(frame.names(), Output::text);
    out.i32(frame.rows());
    for (double[] column : frame.values()) {
      out.doubles(column, frame.rows());
    }
  }

  private static void signalFrame(Output out, SignalFrame frame) {
    int rows = frame.rows();
    out.i32(frame.signal());
    out.i32(frame.series());
    out.i64(frame.number());
    out.i32(rows);
    out.bytes(frame.actions(), rows);
    out.doubles(frame.strengths(), rows);
    out.optionalDoubles(frame.priceTargets(), rows);
    out.optionalDoubles(frame.stopLosses(), rows);
  }

  private static void regimeFrame(Output out, RegimeFrame frame) {
    out.i32(frame.classifier());
    out.i32(frame.series());
    out.i64(frame.number());
    out.list(frame.names(), Output::text);
    out.i32(frame.rows());
    out.bytes(frame.regimes(), frame.rows());
    out.doubles(frame.confidences(), frame.rows());
  }

  private static void equityFrame(Output out, EquityFrame frame) {
    int rows = frame.rows();
    out.i32(frame.portfolio());
    out.i64(frame.number());
    out.i64(frame.firstSlice());
    out.i32(rows);
    out.longs(frame.times(), rows);
    out.longs(frame.equity(), rows);
    out.longs(frame.cash(), rows);
    out.longs(frame.exposure(), rows);
  }

  private static void marketFrame(Output out, MarketFrame frame) {
    out.i64(frame.number());
    out.list(frame.actions(), MessageWriter::action);
    out.list(frame.releases(), MessageWriter::release);
    out.list(frame.quotes(), MessageWriter::quotes);
    out.list(
        frame.filled(),
        (to, filled) -> {
          to.i32(filled.series());
          to.i32(filled.rows().length);
          to.ints(filled.rows(), filled.rows().length);
        });
  }

  private static void action(Output out, MarketFrame.Action action) {
    out.i32(action.offset());
    out.text(action.symbol());
    out.list(action.series(), Output::i32);
    out.u8(Codes.EFFECT.code(action.effect()));
    out.i64(action.exTime());
    out.i64(action.payTime());
    out.f64(action.ratio());
    out.f64(action.amount());
  }

  private static void release(Output out, MarketFrame.Release release) {
    out.i32(release.offset());
    out.text(release.indicator());
    out.i64(release.eventTime());
    out.i64(release.knownAt());
    out.f64(release.value());
  }

  private static void quotes(Output out, MarketFrame.Quotes quotes) {
    int rows = quotes.rows();
    out.text(quotes.symbol());
    out.i32(rows);
    out.ints(quotes.offsets(), rows);
    out.longs(quotes.times(), rows);
    out.doubles(quotes.bid(), rows);
    out.doubles(quotes.ask(), rows);
    out.doubles(quotes.bidSize(), rows);
    out.doubles(quotes.askSize(), rows);
  }
}
