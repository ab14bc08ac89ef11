package io.admf.portfolio.library.ordering;

import io.admf.component.Param;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.TimeInForce;
import io.admf.portfolio.OrderForm;
import io.admf.portfolio.OrderQuestion;
import io.admf.portfolio.OrderStyle;
import java.util.List;

/** A limit order once the market has gone on by the offset. */
@OrderStyle(name = "stop_limit", description = "a limit order once the market has reached its stop")
public record StopLimit(
    @Param(
            value = "how far beyond the decision price: above it for buys, below it for sells",
            otherwise = "1")
        double offset,
    @Param(value = "what the offset is counted in", otherwise = "percent") OffsetUnit unit,
    @Param(
            value = "how far beyond the stop the limit is, in the same unit",
            otherwise = "0",
            min = 0)
        double limitOffset,
    @Param(value = "bars in the average true range", otherwise = "14", min = 1) int atrPeriod,
    @Param(value = "how long it stays", otherwise = "gtc") TimeInForce timeInForce,
    @Param(value = "bars that it stays, for gtd", otherwise = "0", min = 0) int bars,
    @Param(value = "days that it stays, for gtd", otherwise = "0", min = 0, max = 36500) int days)
    implements OrderForm {

  public StopLimit {
    Lasting.check(timeInForce, bars, days);
  }

  private Offset how() {
    return new Offset(offset, unit, atrPeriod);
  }

  @Override
  public List<String> features() {
    return how().features();
  }

  @Override
  public OrderTerms terms(OrderQuestion question) {
    double stop = how().stop(question);
    double limit = Offset.better(question, stop, -how().amount(question, limitOffset));
    return new OrderTerms(
        question.instrument().symbol(),
        question.side(),
        question.quantity(),
        OrderType.STOP_LIMIT,
        limit,
        stop,
        Lasting.rules(timeInForce, days, question.time()));
  }
}
