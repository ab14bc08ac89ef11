package io.admf.data;

import io.admf.fixture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

  /** The machine is where sources on the network are handed clock, sleep and environment. */
  @Test
  void the_house_rules_hold() {
    ArchitectureRules.forModuleOf(DataKernel.class)
        .ambientAllowedIn("io.admf.data.net.Machine")
        .check();
  }
}
