package io.admf.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberAddressTest {

  @Test
  void a_host_without_a_port_stands_for_the_ports_that_members_of_a_machine_share_out() {
    assertThat(MemberAddress.parse("data").expand(5701, 3))
        .containsExactly("data:5701", "data:5702", "data:5703");
    assertThat(MemberAddress.parse("10.0.0.7:6000").expand(5701, 3))
        .containsExactly("10.0.0.7:6000");
    assertThat(MemberAddress.parse("[::1]").expand(65_535, 3)).containsExactly("[::1]:65535");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "host:", "host:0", "host:65536", "a:1:2", "http://host"})
  void what_is_no_address_is_none(String text) {
    assertThat(MemberAddress.parse(text)).isNull();
  }
}
