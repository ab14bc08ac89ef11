package io.admf.reporting;

import io.admf.fixture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

  @Test
  void the_house_rules_hold() {
    ArchitectureRules.forModuleOf(ReportingKernel.class).check();
  }
}
