package io.admf.cluster;

import io.admf.fixture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

  /**
   * Being a process is all that this module is about: it may use Vert.x, and ask the machine for
   * its environment and for an id that no other member has. Nothing of it reaches an event.
   */
  @Test
  void the_house_rules_hold() {
    ArchitectureRules.forModuleOf(Cluster.class)
        .vertxAllowedIn("io.admf.cluster..")
        .ambientAllowedIn("io.admf.cluster..")
        .check();
  }
}
