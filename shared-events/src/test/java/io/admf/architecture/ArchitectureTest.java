package io.admf.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.admf.event.Event;
import io.admf.fixture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .importUrl(Event.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void the_house_rules_hold() {
    ArchitectureRules.forModuleOf(Event.class)
        .vertxAllowedIn("io.admf.bus.vertx..")
        .ambientAllowedIn(
            "io.admf.bus.vertx.BusCarrier", // a clock for meters
            "io.admf.bus.vertx.Workplace") // and for who does a piece of work
        .check();
  }

  @Test
  void expressions_alone_know_cel_so_that_a_run_without_them_never_loads_it() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.admf.expression..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.cel..", "com.google..")
        .check(MODULE);
  }

  @Test
  void the_language_knows_nothing_but_itself() {
    noClasses()
        .that()
        .resideInAPackage("io.admf.event..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("io.admf.event..", "java..", "org.jspecify..")
        .check(MODULE);
  }

  @Test
  void buses_know_nothing_of_tracing_and_the_wire_nothing_of_buses() {
    noClasses()
        .that()
        .resideInAPackage("io.admf.bus..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.admf.trace..")
        .check(MODULE);
    noClasses()
        .that()
        .resideInAPackage("io.admf.wire..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.admf.bus..", "io.admf.trace..", "io.vertx..")
        .check(MODULE);
  }
}
