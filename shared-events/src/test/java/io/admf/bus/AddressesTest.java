package io.admf.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.event.EventType;
import io.admf.fixture.Bars;
import io.admf.plan.ClassifierSpec;
import io.admf.plan.ComponentSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.SignalSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  private final Addresses addresses = new Addresses("r7");

  @Test
  void are_spelled_as_the_design_says() {
    ComponentSpec any = ComponentSpec.of("any");
    assertThat(addresses.bars()).hasToString("admf.r7.data.BAR");
    assertThat(addresses.bars(Bars.daily("SPY"))).hasToString("admf.r7.SPY_1d.BAR");
    assertThat(addresses.features(Bars.daily("SPY"))).hasToString("admf.r7.SPY_1d.FEATURES");
    assertThat(addresses.signals(new SignalSpec(0, "momentum_10_20", any, List.of(0), -1, null)))
        .hasToString("admf.r7.momentum_10_20.SIGNAL");
    assertThat(addresses.classifications(new ClassifierSpec(0, "volatility_regime_20", any, 0)))
        .hasToString("admf.r7.volatility_regime_20.CLASSIFICATION");
    PortfolioSpec portfolio =
        new PortfolioSpec(
            0,
            "c0001",
            "main",
            Map.of(),
            List.of(0),
            List.of(1.0),
            List.of(0),
            1,
            false,
            any,
            List.of(),
            new ExecutionSpec("default", FillTiming.NEXT_OPEN, any, any, 0));
    assertThat(addresses.equity(portfolio)).hasToString("admf.r7.portfolio_c0001.SNAPSHOT");
    assertThat(addresses.of(portfolio.container(), EventType.FILL))
        .hasToString("admf.r7.portfolio_c0001.FILL");
    assertThat(addresses.orders("shard_0")).hasToString("admf.r7.shard_0.ORDER");
    assertThat(addresses.fills("shard_0")).hasToString("admf.r7.shard_0.FILL");
    assertThat(addresses.posted("shard_0")).hasToString("admf.r7.shard_0.PORTFOLIO_UPDATE");
    assertThat(addresses.snapshots("shard_0")).hasToString("admf.r7.shard_0.SNAPSHOT");
    assertThat(Addresses.service("ledger")).hasToString("admf.service.ledger");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b", "a b", "a/b", "a*", "ü", "service", "a\nb"})
  void a_run_id_that_would_break_an_address_is_refused(String run) {
    assertThatThrownBy(() -> new Addresses(run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected a run id");
  }

  @Test
  void so_is_the_name_of_a_service_and_a_container_without_one() {
    assertThatThrownBy(() -> Addresses.service("a.b"))
        .hasMessage(
            "expected the name of a service of 1 to 128 letters, digits, _ and -, was 'a.b'");
    assertThatThrownBy(() -> addresses.of("", EventType.BAR))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Address("elsewhere"))
        .hasMessage("expected an address that begins with admf., was elsewhere");
  }

  @Test
  void a_container_may_be_called_anything_that_a_symbol_is() {
    assertThat(addresses.bars(Bars.daily("BRK.B"))).hasToString("admf.r7.BRK%2EB_1d.BAR");
    assertThat(addresses.bars(Bars.daily("BTC/USD"))).hasToString("admf.r7.BTC%2FUSD_1d.BAR");
    assertThat(addresses.bars(Bars.daily("100%"))).hasToString("admf.r7.100%25_1d.BAR");
    assertThat(addresses.bars(Bars.daily("ß"))).hasToString("admf.r7.%C3%9F_1d.BAR");
  }

  @Test
  void two_containers_never_share_an_address() {
    long seed = 5;
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, String> containers = new TreeMap<>();
    String letters = "ab.%2E/_-é*";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder name = new StringBuilder();
      int length = 1 + random.nextInt(6);
      for (int j = 0; j < length; j++) {
        name.append(letters.charAt(random.nextInt(letters.length())));
      }
      String address = addresses.of(name.toString(), EventType.BAR).text();
      String other = containers.putIfAbsent(address, name.toString());
      assertThat(other == null ? name.toString() : other)
          .as("seed %d, %s", seed, address)
          .isEqualTo(name.toString());
      assertThat(address.chars().filter(c -> c == '.').count()).isEqualTo(3);
    }
    assertThat(Set.copyOf(containers.values())).hasSameSizeAs(containers.keySet());
  }
}
