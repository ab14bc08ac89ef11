package io.admf.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.cluster.Address;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.multimap.MultiMap;
import io.admf.bus.Addresses;
import io.admf.bus.vertx.BusCarrier;
import io.admf.bus.vertx.RunChannel;
import io.admf.config.BadInputException;
import io.admf.event.EventType;
import io.admf.fixture.Bars;
import io.admf.fixture.ServiceBench;
import io.admf.wire.Batch;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.net.NetClientOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ClusterTest {

  @TempDir static Path keys;

  /** What {@code speaker} says reaches {@code hearer}, and its answer comes back. */
  private static void assertThatTheyTalk(Cluster hearer, Cluster speaker, int length) {
    String address = "admf.test." + length;
    ServiceBench.await(
        hearer
            .vertx()
            .eventBus()
            .<byte[]>consumer(address, message -> message.reply(message.body()))
            .completion());
    byte[] said = new byte[length];
    for (int i = 0; i < length; i++) {
      said[i] = (byte) (i * 31);
    }
    assertThat(ServiceBench.await(speaker.vertx().eventBus().<byte[]>request(address, said)).body())
        .isEqualTo(said);
  }

  @Test
  void members_find_each_other_and_talk() {
    try (Members members = new Members()) {
      Cluster first = members.join("data");
      Cluster second = members.join("ledger");
      assertThat(first.roles()).containsExactly("data", "ledger");
      assertThat(second.roles()).containsExactly("data", "ledger");
      assertThatTheyTalk(first, second, 10);
      CompletableFuture<String> left = new CompletableFuture<>();
      first.onLeave(left::complete);
      String gone = second.member();
      assertThat(gone).isNotEqualTo(first.member());
      second.close();
      assertThat(left.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(gone);
      assertThat(second.joined()).isFalse();
      assertThat(first.roles()).containsExactly("data");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX) // others listen on 127.0.0.1 alone
  void members_are_found_by_a_name_as_they_start_and_not_only_later() {
    try (Members members = new Members()) {
      members.join("data", members.named("127.0.0.1", "localhost"));
      Cluster second = members.join("ledger", members.named("127.0.0.2", "localhost"));
      assertThat(second.roles()).containsExactly("data", "ledger");
    }
  }

  @Test
  void a_message_that_is_too_long_ends_the_run_with_one_error_that_names_stream_size_and_setting() {
    try (Members members = new Members()) {
      Cluster speaker = members.join("data", members.upTo(70_000));
      Cluster hearer = members.join("ledger");
      io.admf.bus.Address at = new Addresses("r7").of("data", EventType.BAR);
      CompletableFuture<String> failure = new CompletableFuture<>();
      BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
      ServiceBench.await(
          hearer.vertx().eventBus().consumer(at.text(), m -> heard.add(m.body())).completion());
      RunChannel coordinator = new RunChannel(new BusCarrier(hearer.vertx(), false), "r7", "root");
      coordinator.listenControl(
          EventType.ERROR, message -> failure.complete(message.getString("message")));
      RunChannel channel = new RunChannel(new BusCarrier(speaker.vertx(), false), "r7", "data");
      channel.guard(() -> channel.publish(at, bars(100)));
      channel.guard(() -> channel.publish(at, bars(2_000)));
      assertThat(failure.orTimeout(10, TimeUnit.SECONDS).join())
          .matches(
              "expected a message of at most 70000 bytes of stream data:\\S+, was \\d{5,6};"
                  + " raise limits.message_bytes");
      assertThat(heard).hasSize(1);
      channel.close();
      coordinator.close();
    }
  }

  /** As many bars in one message, of about 56 bytes each. */
  private static Batch bars(int count) {
    return new Batch(List.of(Bars.block(Bars.random(7, count)).frame(0)));
  }

  @Test
  void who_was_taken_out_of_the_registry_is_heard_again_soon_after_members_come_or_go()
      throws Exception {
    try (Members members = new Members()) {
      Cluster hearer = members.join("data");
      Cluster speaker = members.join("ledger");
      assertThatTheyTalk(hearer, speaker, 20);
      MessageConsumer<Object> ended = hearer.vertx().eventBus().consumer("admf.test.ended");
      ended.handler(message -> message.reply("heard"));
      ServiceBench.await(ended.completion());
      ServiceBench.await(ended.unregister());
      // as one does who is late to hear that a member had left, and was back
      MultiMap<Object, Object> registry =
          Hazelcast.getAllHazelcastInstances().iterator().next().getMultiMap("__vertx.subs");
      registry.keySet().forEach(registry::remove);
      until(speaker, false);
      members.join("execution");
      until(speaker, true);
      assertThatThrownBy(() -> request(speaker, "admf.test.ended"))
          .hasMessageContaining("No handlers");
    }
  }

  /** Waits until what is said at an address of {@link #assertThatTheyTalk} is heard, or not. */
  private static void until(Cluster speaker, boolean heard) throws InterruptedException {
    for (int wait = 0; answers(speaker, "admf.test.20") != heard; wait++) {
      assertThat(wait).as("heard or not within 10 s").isLessThan(100);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static void request(Cluster speaker, String address) {
    ServiceBench.await(speaker.vertx().eventBus().<byte[]>request(address, new byte[20]));
  }

  private static boolean answers(Cluster speaker, String address) {
    try {
      request(speaker, address);
      return true;
    } catch (RuntimeException _) {
      return false;
    }
  }

  @Test
  void a_visitor_waits_for_somebody_who_stays_and_is_not_the_first() throws Exception {
    try (Members members = new Members()) {
      CompletableFuture<Cluster> visitor =
          CompletableFuture.supplyAsync(() -> Cluster.visit(members.config(null), "coordinator"));
      TimeUnit.MILLISECONDS.sleep(500);
      assertThat(visitor).isNotDone();
      Cluster first = members.join("data");
      try (Cluster visiting = visitor.get(30, TimeUnit.SECONDS)) {
        assertThat(visiting.roles()).containsExactly("data", "coordinator");
      }
      try (Cluster again = Cluster.visit(members.config(null), "coordinator")) {
        assertThat(again.roles()).containsExactly("data", "coordinator");
      }
      assertThat(first.joined()).isTrue();
    }
  }

  @Test
  void a_visitor_without_anybody_begins_a_cluster_after_a_while() {
    try (Members members = new Members();
        Cluster alone = Cluster.visit(members.config(null), "coordinator")) {
      assertThat(alone.roles()).containsExactly("coordinator");
    }
  }

  @Test
  void another_part_of_a_split_cluster_is_looked_for_where_members_were_lost_last()
      throws Exception {
    Address listed = new Address("127.0.0.1", 5_701);
    Address lost = new Address("127.0.0.1", 5_702);
    Address latest = new Address("127.0.0.1", 5_703);
    assertThat(
            MemberContext.lostFirst(List.of(listed, lost, latest), Map.of(lost, 10L, latest, 20L)))
        .containsExactly(latest, lost, listed);
  }

  @Test
  void members_of_another_name_are_not_found() {
    try (Members ours = new Members();
        Members theirs = new Members()) {
      Cluster one = ours.join("data");
      Cluster other = theirs.join("data");
      assertThat(one.roles()).hasSize(1);
      assertThat(other.roles()).hasSize(1);
    }
  }

  @Test
  void members_with_keys_of_one_authority_talk_and_others_are_refused() throws Exception {
    TestAuthority ours = new TestAuthority(keys.resolve("ours"), "data", "ledger");
    TestAuthority theirs = new TestAuthority(keys.resolve("theirs"), "data");
    try (Members members = new Members()) {
      Cluster first = members.join("data", ours.keys("data"));
      Cluster second = members.join("ledger", ours.keys("ledger"));
      assertThat(first.roles()).containsExactly("data", "ledger");
      assertThatTheyTalk(first, second, 10);
      assertThatTheyTalk(second, first, 3_000_000);

      assertThatThrownBy(() -> members.join("thief", theirs.keys("data")))
          .as("believes another authority")
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("none agrees with these keys");
      assertThatThrownBy(() -> members.join("thief", theirs.keys("data", ours)))
          .as("believes ours, and has a certificate of another")
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("none agrees with these keys");
      Config stranger = MemberSettings.of(members.config(null).cluster(), "n3", "stranger");
      stranger.setProperty("hazelcast.max.join.seconds", "2");
      assertThatThrownBy(() -> Hazelcast.newHazelcastInstance(stranger))
          .as("without keys")
          .isInstanceOf(IllegalStateException.class);
      assertThat(first.roles()).containsExactly("data", "ledger");
      assertThatTheyTalk(first, second, 20);
      assertThatTheBusRefuses(first, ours);
    }
  }

  /** The event bus itself: plain bytes, and TLS without a certificate of one's own. */
  private static void assertThatTheBusRefuses(Cluster member, TestAuthority authority)
      throws IOException {
    int port = member.busPort();
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port)) {
      plain.setSoTimeout(10_000);
      OutputStream out = plain.getOutputStream();
      out.write("not TLS, whatever it is\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      // an alert (type 21) at most, then the end: nothing of the bus's own protocol
      byte[] answer = plain.getInputStream().readAllBytes();
      assertThat(answer.length == 0 || answer[0] == 21).isTrue();
    }
    Vertx vertx = Vertx.vertx();
    try {
      CompletableFuture<Void> closed = new CompletableFuture<>();
      ServiceBench.await(
          vertx
              .createNetClient(
                  new NetClientOptions()
                      .setSsl(true)
                      .setTrustAll(true)
                      .setHostnameVerificationAlgorithm(""))
              .connect(port, "127.0.0.1")
              .onSuccess( // at once: it may be closed before this thread hears of it
                  socket ->
                      socket
                          .closeHandler(end -> closed.complete(null))
                          .exceptionHandler(failure -> {})));
      closed.orTimeout(10, TimeUnit.SECONDS).join();
    } finally {
      ServiceBench.await(vertx.close());
    }
  }

  @Test
  void keys_that_are_none_are_named() throws Exception {
    Path nonsense = Files.writeString(keys.resolve("nonsense.pem"), "nonsense");
    try (Members members = new Members()) {
      assertThatThrownBy(
              () -> members.join("data", new SystemConfig.Tls(nonsense, nonsense, nonsense)))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("nonsense.pem")
          .hasMessageContaining("PKCS 8");
    }
  }
}
