package io.admf.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.bus.vertx.ChannelMeters;
import io.admf.config.BadInputException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OperationsServerTest {

  private static SystemConfig.Operations on(Integer port) {
    return new SystemConfig.Operations("127.0.0.1", port);
  }

  private static int ready(OperationsServer server) throws Exception {
    return MemberProcess.get(server.url() + "/health/ready").statusCode();
  }

  @Test
  void it_is_ready_when_it_is_said_to_be_and_while_it_is_a_member() throws Exception {
    try (Members members = new Members()) {
      OperationsServer server = OperationsServer.start(members.join("data"), on(0));
      assertThat(ready(server)).isEqualTo(503);
      server.ready(true);
      assertThat(ready(server)).isEqualTo(200);
      server.ready(false);
      assertThat(ready(server)).isEqualTo(503);
      assertThat(MemberProcess.get(server.url() + "/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void what_channels_do_is_counted_by_stream() throws Exception {
    try (Members members = new Members()) {
      Cluster cluster = members.join("data");
      OperationsServer server = OperationsServer.start(cluster, on(0));
      ChannelMeters meters = ChannelMeters.of(cluster.vertx());
      meters.sent("data:BAR", 2, 0);
      meters.sent("data:BAR", 3, 0);
      meters.received("execution:FILL", 0, 7);
      meters.duplicate("execution:FILL");
      meters.requestedAgain("execution:FILL", 4);
      meters.deadLetter("execution:FILL");
      meters.lag("execution:FILL", 11);
      meters.lag("execution:FILL", 9);
      meters.roundTrip("step", 2_000_000);
      assertThat(MemberProcess.get(server.url() + "/metrics").body())
          .contains(
              "admf_messages_sent_total{role=\"data\",stream=\"data:BAR\"} 2.0",
              "admf_frames_sent_total{role=\"data\",stream=\"data:BAR\"} 5.0",
              "admf_messages_received_total{role=\"data\",stream=\"execution:FILL\"} 1.0",
              "admf_events_received_total{role=\"data\",stream=\"execution:FILL\"} 7.0",
              "admf_messages_duplicate_total{role=\"data\",stream=\"execution:FILL\"} 1.0",
              "admf_messages_requested_again_total{role=\"data\",stream=\"execution:FILL\"} 4.0",
              "admf_messages_dead_total{role=\"data\",stream=\"execution:FILL\"} 1.0",
              "admf_stream_lag{role=\"data\",stream=\"execution:FILL\"} 9.0",
              "admf_round_trip_seconds_sum{kind=\"step\",role=\"data\"} 0.002");
    }
  }

  @Test
  void it_can_be_off_and_says_where_it_cannot_listen() throws Exception {
    try (Members members = new Members();
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Cluster cluster = members.join("data");
      assertThat(OperationsServer.start(cluster, on(null)).isOn()).isFalse();
      assertThatThrownBy(() -> OperationsServer.start(cluster, on(taken.getLocalPort())))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("operations.port " + taken.getLocalPort());
    }
  }
}
