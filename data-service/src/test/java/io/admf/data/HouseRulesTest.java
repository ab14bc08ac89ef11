package io.admf.data;

import io.admf.fixture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

  /**
   * The machine is where sources on the network are handed clock, sleep and environment; where the
   * catalog is, is the machine's to say. No bar depends on either.
   */
  @Test
  void the_house_rules_hold() {
    ArchitectureRules.forModuleOf(DataKernel.class)
        .ambientAllowedIn("io.admf.data.net.Machine")
        .ambientAllowedIn("io.admf.data.catalog.CatalogFolder")
        .check();
  }
}
