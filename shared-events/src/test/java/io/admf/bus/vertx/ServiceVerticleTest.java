package io.admf.bus.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.fixture.Plans;
import io.admf.fixture.ServiceBench;
import io.admf.flow.Credit;
import io.admf.flow.PlanJson;
import io.admf.plan.RunPlan;
import io.admf.wire.Envelope;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceVerticleTest {

  private static final JsonObject PING = new JsonObject().put("command", "ping");

  private final RunPlan plan = Plans.ofInstruments();
  private final Listener listener = new Listener();
  private final ServiceBench bench = new ServiceBench("listener", listener, plan);

  @BeforeEach
  void tap() {
    bench.tap(Listener.out(bench.addresses()));
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private JsonObject deploy() {
    return bench.deploy(new JsonObject());
  }

  private List<Object> said(long credit) {
    bench.say(Listener.in(bench.addresses()), new Credit(credit));
    return bench.said(Listener.out(bench.addresses()));
  }

  private AbstractThrowableAssert<?, ?> refused(Object command, int code) {
    return assertThatThrownBy(() -> bench.command(command))
        .isInstanceOfSatisfying(
            ReplyException.class, e -> assertThat(e.failureCode()).isEqualTo(code));
  }

  @Test
  void a_ping_tells_how_many_runs_are_here() {
    assertThat(bench.command(PING).encode()).isEqualTo("{\"service\":\"listener\",\"runs\":0}");
    deploy();
    assertThat(bench.command(PING).getInteger("runs")).isEqualTo(1);
  }

  @Test
  void a_run_that_is_taken_on_is_heard_until_it_is_let_go() {
    assertThat(said(1)).isEmpty();
    assertThat(deploy().encode()).isEqualTo("{\"service\":\"listener\",\"run\":\"r7\"}");
    bench.say(Listener.in(bench.addresses()), 0, new Credit(2));
    assertThat(bench.said(Listener.out(bench.addresses()))).containsExactly(new Credit(2));
    assertThat(listener.open).hasValue(1);

    assertThat(bench.undeploy().encode()).isEqualTo("{\"service\":\"listener\",\"run\":\"r7\"}");
    assertThat(listener.open).hasValue(0);
    assertThat(said(3)).isEmpty();
  }

  @Test
  void a_run_that_was_let_go_can_be_taken_on_again_from_the_start() {
    deploy();
    assertThat(said(1)).containsExactly(new Credit(1));
    bench.undeploy();
    deploy();
    bench.say(Listener.in(bench.addresses()), 0, new Credit(5));
    assertThat(bench.envelopes(Listener.out(bench.addresses())))
        .singleElement()
        .satisfies(
            again -> {
              assertThat(again.payload()).isEqualTo(new Credit(5));
              assertThat(again.sequence()).isZero();
            });
  }

  @Test
  void a_run_that_is_here_already_is_refused_and_goes_on() {
    deploy();
    refused(
            new JsonObject().put("command", "deploy").put("plan", PlanJson.write(plan)),
            ServiceVerticle.UNDER_WAY)
        .hasMessage("run r7 is under way already, for another coordinator");
    assertThat(said(1)).containsExactly(new Credit(1));
  }

  @Test
  void two_runs_do_not_hear_each_other() {
    deploy();
    bench.command(
        new JsonObject()
            .put("command", "deploy")
            .put("plan", PlanJson.write(plan.with("r8", List.of()))));
    assertThat(bench.command(PING).getInteger("runs")).isEqualTo(2);
    assertThat(said(1)).containsExactly(new Credit(1));
    bench.undeploy();
    assertThat(bench.command(PING).getInteger("runs")).isEqualTo(1);
  }

  @Test
  void to_let_go_of_what_is_not_here_does_nothing() {
    assertThat(bench.undeploy().getString("run")).isEqualTo("r7");
    assertThat(bench.command(PING).getInteger("runs")).isZero();
  }

  @Test
  void an_unknown_command_is_refused_by_name() {
    refused(new JsonObject().put("command", "dance"), ServiceVerticle.NOT_UNDERSTOOD)
        .hasMessage(
            "expected the command ping, deploy, commit, dead_letters, tap or undeploy, was dance");
    refused(new JsonObject(), ServiceVerticle.NOT_UNDERSTOOD)
        .hasMessage(
            "expected the command ping, deploy, commit, dead_letters, tap or undeploy, was null");
    refused(new JsonObject().put("command", 7), ServiceVerticle.NOT_UNDERSTOOD)
        .hasMessage(
            "expected the command ping, deploy, commit, dead_letters, tap or undeploy, was 7");
    refused("ping", ServiceVerticle.NOT_UNDERSTOOD)
        .hasMessage("expected a command as a JSON object, was ping");
  }

  @Test
  void what_is_no_plan_is_refused_and_the_service_lives_on() {
    JsonObject deploy = new JsonObject().put("command", "deploy");
    refused(deploy, ServiceVerticle.NOT_UNDERSTOOD).hasMessage("expected a plan as JSON, was null");
    refused(deploy.copy().put("plan", "{}"), ServiceVerticle.NOT_UNDERSTOOD)
        .hasMessageStartingWith("expected a plan as JSON: ");
    refused(deploy.copy().put("plan", 3), ServiceVerticle.NOT_UNDERSTOOD)
        .hasMessageStartingWith("expected a plan as JSON: ");
    refused(
            deploy.copy().put("plan", PlanJson.write(plan)).put("wire", "yes"),
            ServiceVerticle.NOT_UNDERSTOOD)
        .hasMessageContaining("Boolean");
    refused(
            deploy.copy().put("plan", PlanJson.write(plan.with("a.b", List.of()))),
            ServiceVerticle.NOT_UNDERSTOOD)
        .hasMessage("expected a run id of 1 to 128 letters, digits, _ and -, was 'a.b'");
    assertThat(bench.command(PING).getInteger("runs")).isZero();
  }

  @Test
  void a_run_that_cannot_be_taken_on_is_told_in_the_answer_and_at_its_error_address() {
    JsonObject failure =
        bench.deploy(new JsonObject().put("fail", "bad_input")).getJsonObject("failure");
    assertThat(failure).isEqualTo(bench.error());
    assertThat(failure.getString("service")).isEqualTo("listener");
    assertThat(failure.getString("kind")).isEqualTo("bad_input");
    assertThat(failure.getJsonArray("problems"))
        .isEqualTo(
            new JsonArray()
                .add(new JsonObject().put("where", "a.yaml:3:1").put("message", "must be 1"))
                .add(new JsonObject().put("where", "a.csv:7").put("message", "is not 2")));
    assertThat(bench.command(PING).getInteger("runs")).isZero();
    assertThat(said(1)).as("heard nevertheless").isEmpty();
    assertThat(bench.failed()).isFalse();
    assertThat(deploy().containsKey("failure")).as("refused for ever").isFalse();
  }

  @Test
  void what_breaks_in_a_run_is_told_with_its_kind() {
    Object[][] breaks = {
      {-1L, "bad_input", "io.admf.config.BadInputException"},
      {-2L, "invariant", "io.admf.event.InvariantException"},
      {-3L, "failure", "java.lang.AssertionError"},
      {-4L, "failure", "java.lang.IllegalStateException"},
      {-5L, "failure", "java.lang.NoClassDefFoundError"}
    };
    for (Object[] each : breaks) {
      deploy();
      bench.say(Listener.in(bench.addresses()), 0, new Credit((long) each[0]));
      JsonObject failure = bench.error();
      assertThat(failure.getString("service")).isEqualTo("listener");
      assertThat(failure.getString("kind")).isEqualTo(each[1]);
      assertThat(failure.getString("type")).isEqualTo(each[2]);
      assertThat(failure.containsKey("problems")).isEqualTo(each[1].equals("bad_input"));
      bench.undeploy();
    }
  }

  @Test
  void a_run_whose_components_lack_a_class_is_answered_with_the_failure() {
    JsonObject failure =
        bench.deploy(new JsonObject().put("fail", "linkage")).getJsonObject("failure");
    assertThat(failure.getString("message")).isEqualTo("my/Missing");
  }

  @Test
  void after_a_failure_a_run_says_no_more_and_can_be_let_go() {
    deploy();
    bench.say(Listener.in(bench.addresses()), new Credit(-2));
    assertThat(bench.error().getString("message"))
        .isEqualTo("Invariant: portfolio_c0001 at slice 9: expected 1, was 2");
    assertThat(said(1)).isEmpty();
    assertThat(said(-2)).isEmpty();
    assertThat(bench.failed()).as("failed twice").isFalse();
    bench.undeploy();
    assertThat(listener.open).hasValue(0);
  }

  private JsonObject deadLetters() {
    return bench.command(new JsonObject().put("command", "dead_letters").put("run", "r7"));
  }

  @Test
  void what_is_no_envelope_or_of_another_run_is_a_dead_letter_with_its_reason() {
    deploy();
    String in = Listener.in(bench.addresses()).text();
    bench.vertx().eventBus().publish(in, "hello");
    bench
        .vertx()
        .eventBus()
        .publish(
            in, new Envelope("r8", "x:" + in, 0, new Credit(1)), EnvelopeCodecs.options(false));
    assertThat(said(1)).containsExactly(new Credit(1));
    JsonObject dead = deadLetters();
    assertThat(dead.getInteger("count")).isEqualTo(2);
    assertThat(dead.getJsonArray("latest").getJsonObject(0))
        .isEqualTo(
            new JsonObject()
                .put("address", in)
                .put("reason", "expected an envelope, was java.lang.String")
                .put("message", "hello"));
    assertThat(dead.getJsonArray("latest").getJsonObject(1).getString("reason"))
        .isEqualTo("expected a message of another run than r8");
    assertThat(bench.failed()).isFalse();
  }

  @Test
  void a_run_that_is_not_here_cannot_be_tapped() {
    refused(new JsonObject().put("command", "tap").put("run", "r7"), ServiceVerticle.NOT_HERE)
        .hasMessage("run r7 is not here");
    deploy();
    assertThat(bench.command(new JsonObject().put("command", "tap").put("run", "r7")).encode())
        .isEqualTo("{\"service\":\"listener\",\"run\":\"r7\",\"addresses\":\"r7\",\"tells\":true}");
  }

  @Test
  void too_many_dead_letters_end_the_run() {
    deploy();
    for (int i = 0; i < 120; i++) {
      bench.vertx().eventBus().publish(Listener.in(bench.addresses()).text(), "hello " + i);
    }
    assertThat(bench.error().getString("message"))
        .startsWith("expected messages of run r7, heard 100 others, the last at admf.r7.in.PHASE");
    assertThat(deadLetters().getJsonArray("latest")).hasSize(100);
  }

  @Test
  void the_pulse_tells_whether_an_attempt_is_here() {
    JsonObject mine = new JsonObject().put("run", "r7").put("attempt", 2).put("coordinator", "me");
    assertThat(bench.pulse(mine).getBoolean("held")).isFalse();
    bench.command(deployment().put("attempt", 2).put("coordinator", "me"));
    assertThat(bench.pulse(mine).getBoolean("held")).isTrue();
    assertThat(bench.pulse(mine.copy().put("attempt", 1)).getBoolean("held")).isFalse();
    assertThat(bench.pulse(mine.copy().put("coordinator", "you")).getBoolean("held")).isFalse();
  }

  private JsonObject deployment() {
    return new JsonObject().put("command", "deploy").put("plan", PlanJson.write(plan));
  }

  @Test
  void a_deployment_that_comes_twice_counts_once_and_a_later_attempt_takes_its_place() {
    JsonObject first = deployment().put("attempt", 1).put("coordinator", "me");
    assertThat(bench.command(first)).isEqualTo(bench.command(first));
    assertThat(listener.open).hasValue(1);
    refused(first.copy().put("coordinator", "you"), ServiceVerticle.UNDER_WAY);
    bench.command(first.copy().put("attempt", 2));
    assertThat(listener.open).hasValue(1);
    refused(first, ServiceVerticle.UNDER_WAY);
    bench.command(new JsonObject().put("command", "undeploy").put("run", "r7").put("attempt", 1));
    assertThat(listener.open).as("let go by an attempt before").hasValue(1);
    JsonObject end = new JsonObject().put("command", "undeploy").put("run", "r7").put("attempt", 2);
    bench.command(end.copy().put("coordinator", "you"));
    assertThat(listener.open).as("let go by another coordinator").hasValue(1);
    bench.undeploy();
    assertThat(listener.open).hasValue(0);
  }

  @Test
  void results_are_put_in_place_for_the_attempt_that_has_them_alone() {
    JsonObject commit = new JsonObject().put("command", "commit").put("run", "r7");
    refused(commit, ServiceVerticle.NOT_HERE).hasMessage("attempt 1 of run r7 is not here");
    deploy();
    refused(commit, ServiceVerticle.BROKEN).hasMessageContaining("expected a service with results");
    refused(commit.copy().put("attempt", 2), ServiceVerticle.NOT_HERE);
  }

  @Test
  void a_run_that_cannot_be_closed_is_answered_and_gone() {
    bench.deploy(new JsonObject().put("fail_at_end", "failure"));
    refused(new JsonObject().put("command", "undeploy").put("run", "r7"), ServiceVerticle.BROKEN)
        .hasMessage("java.lang.IllegalStateException: expected 5, was 6");
    assertThat(bench.command(PING).getInteger("runs")).isZero();
    assertThat(said(1)).isEmpty();
  }

  @Test
  void a_service_that_is_taken_down_lets_go_of_its_runs() {
    deploy();
    bench.takeDown();
    assertThat(listener.open).hasValue(0);
  }
}
