package io.admf.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.bus.Addresses;
import io.admf.fixture.ServiceBench;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service in a process of its own, seen from outside. */
@Timeout(60)
class ServiceMainTest {

  private static final int TERMINATED = 128 + 15; // what a shell sees of SIGTERM
  private static final Duration NOTICED = Duration.ofSeconds(2);

  @TempDir Path folder;

  private MemberProcess start(Members members) throws Exception {
    Path file = Files.writeString(folder.resolve("system.yaml"), members.yaml());
    return MemberProcess.start(folder, "--config", file.toString());
  }

  private static String url(String ready) {
    Matcher url = Pattern.compile("http://\\S+").matcher(ready);
    assertThat(url.find()).as(ready).isTrue();
    return url.group();
  }

  @Test
  void it_joins_shows_how_it_is_and_lets_go_in_order_when_told_to_stop() throws Exception {
    try (Members members = new Members()) {
      Cluster here = members.join("coordinator");
      try (MemberProcess service = start(members)) {
        String ready = service.line();
        assertThat(ready)
            .startsWith("mirror service listens at admf.service.mirror, one of 2 in cluster test-");
        assertThat(here.roles()).containsExactly("coordinator", "mirror");
        assertThat(
                ServiceBench.await(
                        here.vertx()
                            .eventBus()
                            .<JsonObject>request(
                                Addresses.service("mirror").text(),
                                new JsonObject().put("command", "ping")))
                    .body()
                    .getString("service"))
            .isEqualTo("mirror");
        ServiceBench.await(
            here.vertx()
                .eventBus()
                .request(
                    Addresses.service("mirror").text(),
                    new JsonObject().put("command", "undeploy").put("run", "r7")));
        assertThatItShowsHowItIs(url(String.valueOf(ready)));

        CountDownLatch left = new CountDownLatch(1);
        here.onLeave(role -> left.countDown());
        service.terminate();
        assertThat(service.exitCode()).isEqualTo(TERMINATED);
        assertThat(left.await(10, TimeUnit.SECONDS)).as("the others know at once").isTrue();
        assertThat(here.roles()).containsExactly("coordinator");
        assertThat(service.line()).isNull();
        assertThat(service.complaints())
            .isNotEmpty()
            .allSatisfy(
                line -> assertThat(new JsonObject(line).getString("level")).isEqualTo("INFO"))
            .anySatisfy(line -> assertThat(line).contains("{\"run\":\"r7\"}", "lets go of a run"))
            .last()
            .asString()
            .contains("mirror service has left the cluster");
      }
    }
  }

  private static void assertThatItShowsHowItIs(String url) throws Exception {
    HttpResponse<String> ready = MemberProcess.get(url + "/health/ready");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(ready.body()))
        .isEqualTo(
            new JsonObject(
                "{\"status\":\"UP\",\"checks\":{\"cluster\":\"UP\",\"deployed\":\"UP\"}}"));
    assertThat(MemberProcess.get(url + "/health/live").statusCode()).isEqualTo(200);
    assertThat(MemberProcess.get(url + "/nothing").statusCode()).isEqualTo(404);
    HttpResponse<String> metrics = MemberProcess.get(url + "/metrics");
    assertThat(metrics.headers().firstValue("content-type").orElse(""))
        .startsWith("text/plain; version=0.0.4");
    assertThat(metrics.body())
        .contains("jvm_memory_used_bytes{", "jvm_gc_", "role=\"mirror\"")
        .containsPattern("(?m)^vertx_eventbus_received_total\\{.*side=\"remote\".*} [1-9]");
  }

  @Test
  void a_member_that_is_killed_is_missed_within_two_seconds() throws Exception {
    long soonest = Long.MAX_VALUE;
    for (int attempt = 0; soonest > NOTICED.toNanos() && attempt < 3; attempt++) {
      soonest = Math.min(soonest, missed()); // a machine that is busy may be late once
    }
    assertThat(Duration.ofNanos(soonest)).isLessThanOrEqualTo(NOTICED);
  }

  /** Nanoseconds until a member that is killed is missed. */
  private long missed() throws Exception {
    try (Members members = new Members()) {
      Cluster here = members.join("coordinator");
      try (MemberProcess service = start(members)) {
        assertThat(service.line()).contains("one of 2");
        CountDownLatch left = new CountDownLatch(1);
        here.onLeave(member -> left.countDown());
        long killed = System.nanoTime();
        service.kill();
        assertThat(left.await(30, TimeUnit.SECONDS)).as("missed").isTrue();
        long missed = System.nanoTime() - killed;
        assertThat(here.roles()).containsExactly("coordinator");
        return missed;
      }
    }
  }

  @Test
  void what_is_wrong_is_said_and_ends_it() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("wrong.yaml"), "cluster: {prot: 1, bind: 0.0.0.0}\nweb: {port: x}\n");
    try (MemberProcess service = MemberProcess.start(folder, "--config=" + file)) {
      assertThat(service.line()).isNull();
      assertThat(service.exitCode()).isEqualTo(2);
      assertThat(service.complaints())
          .hasSize(4)
          .first()
          .isEqualTo("mirror service could not start:");
      assertThat(service.complaints().get(1)).contains("wrong.yaml:1:11: cluster.prot");
    }
    try (MemberProcess service = MemberProcess.start(folder, "--confg", "x")) {
      assertThat(service.exitCode()).isEqualTo(2);
      assertThat(service.complaints()).last().asString().contains("expected --config FILE");
    }
  }
}
