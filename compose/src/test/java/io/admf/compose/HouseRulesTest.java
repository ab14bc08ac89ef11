package io.admf.compose;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.admf.cluster.Cluster;
import io.admf.data.DataKernel;
import io.admf.event.Header;
import io.admf.event.Order;
import io.admf.event.OrderTerms;
import io.admf.execution.ExecutionKernel;
import io.admf.fixture.ArchitectureRules;
import io.admf.ledger.LedgerKernel;
import io.admf.portfolio.PortfolioKernel;
import io.admf.reporting.ReportingKernel;
import io.admf.strategy.StrategyKernel;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of this module, and those that hold across all of them. */
class HouseRulesTest {

  private static final List<String> SERVICES =
      List.of("data", "strategy", "portfolio", "execution", "ledger", "reporting");

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .importUrls(
              Stream.of(
                      Order.class,
                      Cluster.class,
                      DataKernel.class,
                      StrategyKernel.class,
                      PortfolioKernel.class,
                      ExecutionKernel.class,
                      LedgerKernel.class,
                      ReportingKernel.class,
                      Coordinator.class)
                  .map(HouseRulesTest::home)
                  .toList());

  private static URL home(Class<?> member) {
    return member.getProtectionDomain().getCodeSource().getLocation();
  }

  /**
   * The placements and the grid put verticles on a bus, and {@code serve} a web page: they may use
   * Vert.x. The command line is where the clock is handed in; a plug-in is compiled against the
   * class path of this process, whatever it is.
   */
  @Test
  void the_house_rules_hold() {
    ArchitectureRules.forModuleOf(Coordinator.class)
        .vertxAllowedIn(
            "io.admf.compose.placement..", "io.admf.compose.grid", "io.admf.compose.cli..")
        .ambientAllowedIn("io.admf.compose.cli..", "io.admf.compose.Plugins")
        .check();
  }

  private static ArchRule dependsOnNo(String from, List<String> others) {
    return noClasses()
        .that()
        .resideInAPackage(from + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            others.stream().map(other -> "io.admf." + other + "..").toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "strategy", "portfolio", "execution", "ledger", "reporting"})
  void no_service_depends_on_another_nor_on_how_they_are_put_together(String service) {
    Stream<String> others = SERVICES.stream().filter(other -> !other.equals(service));
    dependsOnNo("io.admf." + service, Stream.concat(others, Stream.of("compose")).toList())
        .check(ALL);
    assertThatThrownBy(() -> dependsOnNo("io.admf.compose", List.of(service)).check(ALL))
        .as("the rule sees what compose does")
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void the_shared_kernel_knows_no_service_and_no_process() {
    List<String> others =
        Stream.concat(SERVICES.stream(), Stream.of("cluster", "compose")).toList();
    for (String shared : List.of("bus", "component", "config", "event", "flow", "frame", "wire")) {
      dependsOnNo("io.admf." + shared, others).check(ALL);
    }
  }

  @Test
  void what_makes_a_process_a_member_knows_no_service() {
    dependsOnNo("io.admf.cluster", Stream.concat(SERVICES.stream(), Stream.of("compose")).toList())
        .check(ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "strategy", "portfolio", "execution", "ledger", "reporting"})
  void only_the_face_of_a_service_knows_that_it_can_be_a_process(String service) {
    noClasses()
        .that()
        .resideInAPackage("io.admf." + service + "..")
        .and()
        .haveSimpleNameNotEndingWith("Verticle")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.admf.cluster..")
        .check(ALL);
  }

  private static ArchRule ordersAreMadeIn(String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .accessTargetWhere(
            DescribedPredicate.<JavaAccess<?>>describe(
                "make an order",
                access ->
                    access.getTarget().getOwner().isEquivalentTo(Order.class)
                        && access.getTarget().getName().equals("<init>")
                        && !access.getOriginOwner().isEquivalentTo(Order.class)))
        .allowEmptyShould(true);
  }

  /** Makes orders behind the back of risk. */
  static final class Maverick {
    Order order(Header header, OrderTerms terms) {
      return new Order(header, 1, terms, "nobody");
    }
  }

  /** Makes orders behind the back of risk, by reference. */
  static final class SlyMaverick {
    interface Maker {
      Order make(Header header, long number, OrderTerms terms, String approval);
    }

    Maker maker() {
      return Order::new;
    }
  }

  @Test
  void only_risk_makes_an_order_and_codecs_that_read_one_it_made() {
    ArchRule rule = ordersAreMadeIn("io.admf.portfolio..", "io.admf.wire..", "io.admf.trace..");
    rule.check(ALL);
    for (Class<?> each : List.of(Maverick.class, SlyMaverick.class)) {
      assertThatThrownBy(() -> rule.check(new ClassFileImporter().importClasses(each)))
          .as(each.getSimpleName())
          .isInstanceOf(AssertionError.class);
    }
    assertThatThrownBy(() -> ordersAreMadeIn("io.admf.wire..", "io.admf.trace..").check(ALL))
        .as("the rule sees where risk makes them")
        .isInstanceOf(AssertionError.class);
  }

  private static ArchRule vertxIsIn(String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .and(DescribedPredicate.describe("are no face", HouseRulesTest::isNoFace))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vertx..");
  }

  private static boolean isNoFace(JavaClass type) {
    String name = type.getName();
    return !name.matches("io\\.admf\\.[a-z]+\\.([A-Z][A-Za-z]+Verticle|ReportingWeb)(\\$.*)?");
  }

  @Test
  void vertx_appears_in_faces_in_the_bus_and_where_services_are_put_together() {
    vertxIsIn(
            "io.admf.bus.vertx..",
            "io.admf.cluster..",
            "io.admf.reporting.web..",
            "io.admf.compose.placement..",
            "io.admf.compose.grid",
            "io.admf.compose.cli..")
        .check(ALL);
    assertThatThrownBy(() -> vertxIsIn("io.admf.bus.vertx..").check(ALL))
        .as("the rule sees the placements")
        .isInstanceOf(AssertionError.class);
  }
}
