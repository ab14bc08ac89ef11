package io.admf.ledger;

import io.admf.fixture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

  @Test
  void the_house_rules_hold() {
    ArchitectureRules.forModuleOf(LedgerKernel.class).check();
  }
}
