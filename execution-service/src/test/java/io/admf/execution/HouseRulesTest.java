package io.admf.execution;

import io.admf.fixture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

  @Test
  void the_house_rules_hold() {
    ArchitectureRules.forModuleOf(ExecutionKernel.class).check();
  }
}
