package io.admf.compose.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.bus.vertx.ServiceVerticle;
import io.admf.component.Components;
import io.admf.component.OwnCode;
import io.admf.compose.Coordinator;
import io.admf.compose.Library;
import io.admf.compose.Plugins;
import io.admf.compose.Workbench;
import io.admf.config.BadInputException;
import io.admf.config.YamlReader;
import io.admf.data.DataVerticle;
import io.admf.execution.ExecutionVerticle;
import io.admf.fixture.Jars;
import io.admf.ledger.LedgerVerticle;
import io.admf.portfolio.PortfolioVerticle;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.ReportingVerticle;
import io.admf.reporting.RunReport;
import io.admf.reporting.TraceMode;
import io.admf.strategy.StrategyVerticle;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a researcher added reaches services that do not have it: each of the six as it would start
 * by itself, on one event bus, every message through the wire codec.
 */
@Timeout(120)
class OwnComponentsTest {

  private static final Path EXAMPLES = Path.of(System.getProperty("admf.root", ".."), "examples");

  private static final String LOT =
      """
      package my;
      import io.admf.component.Param;
      import io.admf.portfolio.*;
      @Sizing(name = "lot", description = "lots of a size that is written beside it")
      public record Lot(@Param(value = "lots", otherwise = "7") int lots) implements Sizer {
        Lots of() { return new Lots(); }
        @Override public long size(SizingQuestion question) { return of().size() * lots; }
        @Override public String explain(SizingQuestion question) { return "lots"; }
      }
      """;
  private static final String LOTS =
      """
      package my;
      final class Lots {
        long size() { return 3; }
      }
      """;
  private static final String DEAR =
      """
      package my;
      import io.admf.event.Side;
      import io.admf.execution.*;
      @Slippage(name = "dear", description = "a tenth of a per cent")
      public record Dear() implements SlippageModel {
        @Override public double price(Trade trade) {
          return trade.price() * (trade.terms().side() == Side.BUY ? 1.001 : 0.999);
        }
      }
      """;

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();

  @BeforeEach
  void services() {
    List<ServiceVerticle> services =
        List.of(
            DataVerticle.withOwnComponents(),
            StrategyVerticle.withOwnComponents(),
            PortfolioVerticle.withOwnComponents(),
            ExecutionVerticle.withOwnComponents(),
            new LedgerVerticle(),
            ReportingVerticle.withOwnComponents(() -> 0, folder.resolve("results")));
    for (ServiceVerticle service : services) {
      ServicesPlacement.await(vertx.deployVerticle(service, ServiceVerticle.options()));
    }
  }

  @AfterEach
  void close() {
    ServicesPlacement.await(vertx.close());
  }

  private RunRequest request(Coordinator.Prepared prepared, Components components) {
    return new RunRequest(
        prepared.plan(),
        prepared.topology(),
        components,
        ReportingOptions.defaults(),
        TraceMode.NONE,
        "test",
        "",
        folder.resolve("fused"),
        prepared.configHash(),
        "test");
  }

  private Future<RunReport> services(RunRequest request, OwnCode code) {
    Conductor.Terms terms = new Conductor.Terms("test", true, true, 0, 30, 1);
    return ServicesPlacement.conducted(
        vertx, request, new Briefing(request, "cluster", code), terms, notice -> {});
  }

  private static String fused(RunRequest request) {
    return new FusedPlacement(() -> 0).run(request).digest();
  }

  /** A jar in a folder of plug-ins. */
  private Path plugins(String name, Map<String, byte[]> entries) throws IOException {
    Path plugins = Files.createDirectories(folder.resolve(name));
    Files.write(plugins.resolve("mine.jar"), Jars.jar(entries));
    return plugins;
  }

  private Map<String, byte[]> classes(String name, String lots) {
    return Jars.compile(
        folder.resolve("made-" + name),
        new TreeMap<>(Map.of("my/Lot.java", LOT, "my/Lots.java", lots, "my/Dear.java", DEAR)));
  }

  private RunRequest withJar(String name, Plugins plugins) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve(name + ".yaml"),
            """
            symbols: [AAPL]
            data: {source: sample}
            strategies: [momentum]
            portfolios: [{sizing: {type: lot}}]
            execution: {slippage: {type: dear}}
            """);
    Components components = Library.discover(plugins);
    return request(
        new Coordinator(components).prepare(YamlReader.read(file), file, null), components);
  }

  @Test
  void a_source_that_the_experiment_names_reaches_them() {
    try (Workbench bench =
        Workbench.open(EXAMPLES.resolve("own-strategy.yaml"), List.of("data.frame_slices=16"))) {
      RunRequest request = request(bench.prepare(null), bench.components());
      String digest = fused(request);

      assertThat(ServicesPlacement.await(services(request, bench.ownCode())).digest())
          .isEqualTo(digest);
      assertThatThrownBy(() -> ServicesPlacement.await(services(request, OwnCode.NONE)))
          .hasMessageContaining(
              "the strategy service failed: no strategy is called rising_average");
    }
  }

  @Test
  void two_versions_of_a_jar_are_used_at_once_each_by_its_run() throws IOException {
    Path three = plugins("three", classes("three", LOTS));
    Path five = plugins("five", classes("five", LOTS.replace("3", "5")));
    try (Plugins one = Plugins.in(three);
        Plugins two = Plugins.in(five)) {
      RunRequest first = withJar("first", one);
      RunRequest second = withJar("second", two);
      Future<RunReport> firstReport = services(first, one.code());
      Future<RunReport> secondReport = services(second, two.code());

      assertThat(ServicesPlacement.await(firstReport).digest()).isEqualTo(fused(first));
      assertThat(ServicesPlacement.await(secondReport).digest())
          .isEqualTo(fused(second))
          .isNotEqualTo(fused(first));
    }
  }

  @Test
  void only_those_who_make_something_of_it_are_sent_it() throws IOException {
    try (Plugins plugins = Plugins.in(plugins("three", classes("three", LOTS)))) {
      Briefing briefing = new Briefing(withJar("x", plugins), "cluster", plugins.code());
      JsonObject ledger = briefing.of("ledger");

      for (String service : List.of("data", "strategy", "reporting")) {
        assertThat(briefing.of(service)).as(service).isEqualTo(ledger);
      }
      for (String service : List.of("portfolio", "execution")) {
        assertThat(briefing.of(service).encode()).as(service).contains("mine.jar");
      }
      assertThat(ledger.encode()).doesNotContain("mine.jar");
    }
  }

  @Test
  void what_cannot_be_loaded_is_bad_input_that_names_service_and_component() throws IOException {
    Map<String, byte[]> classes = classes("three", LOTS);
    try (Plugins plugins = Plugins.in(plugins("three", classes))) {
      RunRequest request = withJar("x", plugins);
      assertThat(classes.remove("my/Lots.class")).isNotNull();
      Map<String, byte[]> torn = new LinkedHashMap<>();
      torn.put("torn.jar", Jars.jar(classes));

      assertThatThrownBy(() -> ServicesPlacement.await(services(request, OwnCode.of(torn))))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining(
              "torn.jar: the portfolio service cannot load what came with the run")
          .hasMessageContaining("the component class my.Lot cannot be loaded")
          .hasMessageContaining("my/Lots");
      // and the services go on
      assertThat(ServicesPlacement.await(services(request, plugins.code())).digest())
          .isEqualTo(fused(request));
    }
  }
}
