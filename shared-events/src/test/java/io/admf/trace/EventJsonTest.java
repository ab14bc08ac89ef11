package io.admf.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.FeatureValue;
import io.admf.event.Features;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.Holding;
import io.admf.event.Order;
import io.admf.event.OrderTerms;
import io.admf.event.PortfolioUpdate;
import io.admf.event.Posting;
import io.admf.event.Side;
import io.admf.fixture.Events;
import io.admf.fixture.Plans;
import io.admf.money.Instrument;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventJsonTest {

  private final EventJson json =
      EventJson.of(
          Plans.ofInstruments(
              new Instrument("SPY", 0, "USD"), new Instrument("BTC/USD", 8, "USD")));

  private static Header header(EventType type, long slice) {
    return new Header(
        new EventId("portfolio_c0001", type, 4),
        "c0001-T3",
        new EventId("portfolio_c0001", EventType.ORDER, 5),
        1_357_137_000_000_000_000L,
        1_357_160_400_000_000_001L,
        slice);
  }

  private static Fill fill(String symbol, long quantity) {
    return new Fill(
        header(EventType.FILL, 252),
        6,
        symbol,
        Side.BUY,
        quantity,
        547.935,
        1_643_805_000L,
        -165_000_000L,
        0,
        "next_open");
  }

  @Test
  void a_fill_reads_like_this() {
    assertThat(json.write(fill("BTC/USD", 30_000_000)))
        .isEqualTo(
            """
            {"event_id":"portfolio_c0001/FILL/4","type":"FILL","container":"portfolio_c0001",\
            "correlation_id":"c0001-T3","causation_id":"portfolio_c0001/ORDER/5",\
            "event_time":"2013-01-02T14:30:00Z","known_at":"2013-01-02T21:00:00.000000001Z",\
            "slice":252,"order":6,"symbol":"BTC/USD","side":"BUY","quantity":0.3,"price":547.935,\
            "commission":16.43805,"slippage":-1.65,"remaining":0,"reason":"next_open"}""");
  }

  @Test
  void quantities_have_the_decimals_of_their_instrument() {
    assertThat(json.write(fill("SPY", 30))).contains("\"quantity\":30,");
    assertThat(json.write(fill("BTC/USD", 1))).contains("\"quantity\":0.00000001,");
    assertThat(json.write(fill("elsewhere", 30))).contains("\"quantity\":30,");
    assertThat(EventJson.withoutPlan().write(fill("BTC/USD", 1))).contains("\"quantity\":1,");
  }

  @Test
  void what_is_not_a_number_yet_is_null_and_what_is_infinite_is_text() {
    Features features =
        new Features(
            header(EventType.FEATURES, 3),
            "SPY",
            "1d",
            List.of(
                new FeatureValue("sma_20", Double.NaN),
                new FeatureValue("roc", Double.NEGATIVE_INFINITY),
                new FeatureValue("rsi_14", 1e-7)));
    assertThat(json.write(features))
        .endsWith("\"values\":{\"sma_20\":null,\"roc\":\"-Infinity\",\"rsi_14\":1.0E-7}}");
    assertThat(json.write(new Order(header(EventType.ORDER, 1), 1, terms(), "cash")))
        .contains("\"order_type\":\"MARKET\",\"limit_price\":null,\"stop_price\":null");
  }

  private static OrderTerms terms() {
    return OrderTerms.market("SPY", Side.SELL, 7);
  }

  @Test
  void a_posting_counts_money_or_units_as_its_unit_says() {
    PortfolioUpdate update =
        new PortfolioUpdate(
            header(EventType.PORTFOLIO_UPDATE, 1),
            100,
            -1,
            0,
            0,
            List.of(new Holding("BTC/USD", -150_000_000, 5, 800.5, -120_075_000_000L)),
            List.of(
                new Posting("Assets:Positions:BTC/USD", "BTC/USD", 150_000_000),
                new Posting("Assets:Cash", "USD", -120_075_000_000L)));
    assertThat(json.write(update))
        .contains("\"cash\":0.000001,\"equity\":-0.00000001,\"realised_pnl\":0.00")
        .contains(
            "\"holdings\":[{\"symbol\":\"BTC/USD\",\"quantity\":-1.5,\"cost_basis\":0.00000005,"
                + "\"price\":800.5,\"market_value\":-1200.75}]")
        .contains("\"unit\":\"BTC/USD\",\"amount\":1.5}")
        .contains("\"unit\":\"USD\",\"amount\":-1200.75}");
  }

  @ParameterizedTest
  @EnumSource
  void every_event_comes_back_as_it_was(EventType type) {
    long seed = 17 + type.name().hashCode();
    Events events = new Events(new SplittableRandom(seed));
    for (int i = 0; i < 300; i++) {
      Event event = events.event(type);
      String text = json.write(event);
      assertThat(text).as("one line").doesNotContain("\n");
      assertThat(json.read(text)).as("seed %d, event %d: %s", seed, i, text).isEqualTo(event);
      assertThat(EventJson.withoutPlan().read(EventJson.withoutPlan().write(event)))
          .isEqualTo(event);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"quantity\":30 ; \"quantity\":30.5 ; expected quantity to be a number of at most 0 decimals, was 30.5",
        "\"quantity\":30 ; \"quantity\":\"30\" ; expected quantity to be a number, was 30",
        "\"price\":547.935 ; \"price\":\"dear\" ; expected price to be a number or null, was dear",
        "\"price\":547.935, ; '' ; expected a field price, there are [event_id",
        "\"side\":\"BUY\" ; \"side\":\"HOLD\" ; expected side to be one of [BUY, SELL], was HOLD",
        "\"side\":\"BUY\" ; \"side\":null ; expected side to be one of [BUY, SELL], was null",
        "2013-01-02T14:30:00Z ; yesterday ; expected event_time to be an ISO-8601 time in UTC, was yesterday",
        "\"type\":\"FILL\" ; \"type\":\"ORDER\" ; expected type FILL and container portfolio_c0001 as in event_id",
        "portfolio_c0001/FILL/4 ; portfolio_c0001 ; expected event_id to be container/TYPE/number, was portfolio_c0001",
        "\"slice\":252 ; \"slice\":252,\"slice\":253 ; expected JSON: Duplicate field",
        "\"slice\":252 ; \"slice\": ; expected JSON: ",
        "{ ; [{ ; expected a JSON object, was [",
        "} ; }{} ; expected one JSON object, was {"
      })
  void text_that_is_no_event_is_refused(String good, String bad, String message) {
    String text = json.write(fill("SPY", 30)).replace(good, bad);
    assertThatThrownBy(() -> json.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
