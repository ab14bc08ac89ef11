package io.admf.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.cluster.SystemConfig.Discovery;
import io.admf.config.BadInputException;
import io.admf.config.Problem;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemConfigTest {

  @TempDir Path folder;

  private SystemConfig read(String yaml, String... variables) throws IOException {
    Path file = Files.writeString(folder.resolve("system.yaml"), yaml);
    return SystemConfig.load(file, variables(variables));
  }

  private static JsonObject variables(String... variables) {
    JsonObject json = new JsonObject();
    for (int i = 0; i < variables.length; i += 2) {
      json.put(variables[i], variables[i + 1]);
    }
    return json;
  }

  /** All that is wrong, without the folder's name. */
  private List<String> problems(String yaml, String... variables) {
    BadInputException bad =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            BadInputException.class, () -> read(yaml, variables));
    assertThat(bad).as("it is refused").isNotNull();
    return bad.problems().stream()
        .map(Problem::toString)
        .map(text -> text.replace(folder.toString().replace('\\', '/') + '/', ""))
        .toList();
  }

  @Test
  void without_a_file_everything_is_on_this_machine_alone() {
    SystemConfig config = SystemConfig.defaults();
    assertThat(config)
        .isEqualTo(
            new SystemConfig(
                new SystemConfig.Membership(
                    "admf",
                    "127.0.0.1",
                    5701,
                    null,
                    List.of("127.0.0.1"),
                    Discovery.TCP_IP,
                    null,
                    new SystemConfig.Kubernetes(null, null),
                    0,
                    null,
                    30,
                    false),
                Path.of("results"),
                new SystemConfig.Web("127.0.0.1", 8080, null),
                new SystemConfig.Operations("127.0.0.1", 0),
                new SystemConfig.Limits(64 << 20)));
    assertThat(config.cluster().loopback()).isTrue();
    assertThat(SystemConfig.load(null, variables())).isEqualTo(config);
  }

  @Test
  void an_empty_file_says_nothing() throws IOException {
    assertThat(read("")).isEqualTo(SystemConfig.defaults());
    assertThat(read("# nothing\n\n")).isEqualTo(SystemConfig.defaults());
    assertThat(read("cluster:\nweb:\n")).isEqualTo(SystemConfig.defaults());
  }

  @Test
  void every_key_is_read() throws IOException {
    for (String name : List.of("c.pem", "c.key", "a.pem", "token")) {
      Files.writeString(folder.resolve(name), name);
    }
    SystemConfig config =
        read(
            """
            cluster:
              name: research
              bind: 0.0.0.0
              port: 6000
              public_address: 127.0.0.1
              discovery: kubernetes
              kubernetes: {namespace: quant, service: admf}
              event_bus_port: 6100
              tls: {certificate: DIR/c.pem, key: DIR/c.key, authority: DIR/a.pem}
              silent_seconds: 7
              allow_insecure: true
            results: DIR/out
            web: {bind: localhost, port: 0, token_file: DIR/token}
            operations: {bind: 127.0.0.1, port: none}
            limits: {message_bytes: 1000000}
            """
                .replace("DIR", folder.toString()));
    assertThat(config)
        .isEqualTo(
            new SystemConfig(
                new SystemConfig.Membership(
                    "research",
                    "0.0.0.0",
                    6000,
                    "127.0.0.1",
                    List.of("127.0.0.1"),
                    Discovery.KUBERNETES,
                    null,
                    new SystemConfig.Kubernetes("quant", "admf"),
                    6100,
                    new SystemConfig.Tls(
                        folder.resolve("c.pem"), folder.resolve("c.key"), folder.resolve("a.pem")),
                    7,
                    true),
                folder.resolve("out"),
                new SystemConfig.Web("localhost", 0, folder.resolve("token")),
                new SystemConfig.Operations("127.0.0.1", null),
                new SystemConfig.Limits(1_000_000)));
    assertThat(config.cluster().loopback()).isFalse();
  }

  @Test
  void every_key_can_be_given_as_a_variable_which_wins() throws IOException {
    SystemConfig config =
        read(
            "cluster: {name: file, members: [a, b]}\nweb: {port: 1}\n",
            "ADMF_CLUSTER_NAME",
            "variable",
            "ADMF_CLUSTER_MEMBERS",
            "one, two:7001",
            "ADMF_WEB_PORT",
            "9090",
            "ADMF_OPERATIONS_PORT",
            "none",
            "ADMF_RESULTS",
            "elsewhere",
            "ADMF_LIMITS_MESSAGE_BYTES",
            "70000",
            "PATH",
            "/bin");
    assertThat(config.cluster().name()).isEqualTo("variable");
    assertThat(config.cluster().members()).containsExactly("one", "two:7001");
    assertThat(config.web().port()).isEqualTo(9090);
    assertThat(config.operations().port()).isNull();
    assertThat(config.results()).isEqualTo(Path.of("elsewhere"));
    assertThat(config.limits().messageBytes()).isEqualTo(70_000);
  }

  @Test
  void a_variable_for_each_key_is_known() throws IOException {
    for (String key : SystemConfigReader.KEYS) {
      String name = SystemConfigReader.variable(key);
      try {
        read("", name, "\u0000impossible");
      } catch (BadInputException e) {
        assertThat(e.getMessage()).as(name).doesNotContain("is no key");
      }
    }
  }

  @Test
  void everything_wrong_is_said_at_once_where_it_stands() {
    assertThat(
            problems(
                """
                cluster:
                  prot: 5701
                  port: high
                  members: ["no spaces please", 127.0.0.1:99999]
                  discovery: dns
                  tls: {certificate: missing.pem}
                web: {port: 70000}
                operations: 8081
                resulst: here
                """,
                "ADMF_WEB_BINDD",
                "x",
                "ADMF_LIMITS_MESSAGE_BYTES",
                "12"))
        .containsExactly(
            "ADMF_WEB_BINDD: is no key of the system configuration; did you mean ADMF_WEB_BIND?",
            "system.yaml:6:22: cluster.tls.certificate must be a file that can be read, was"
                + " missing.pem",
            "system.yaml:6:8: cluster.tls.key is missing; expected a PEM file: TLS needs certificate,"
                + " key and authority",
            "system.yaml:6:8: cluster.tls.authority is missing; expected a PEM file: TLS needs"
                + " certificate, key and authority",
            "system.yaml:3:9: cluster.port must be a whole number from 1 to 65535, was high",
            "system.yaml:4:13: cluster.members must be a host or host:port, or a list of them, was"
                + " no spaces please",
            "system.yaml:4:33: cluster.members must be a host or host:port, or a list of them, was"
                + " 127.0.0.1:99999",
            "system.yaml:2:3: cluster.prot is not a key here; did you mean port?",
            "system.yaml:5:14: cluster.discovery: dns needs cluster.dns_name, was not given",
            "system.yaml:4:12: cluster.members is read with cluster.discovery: tcp_ip only, was dns;"
                + " leave one of them out",
            "system.yaml:7:13: web.port must be a whole number from 0 to 65535, was 70000",
            "system.yaml:8:13: operations must be a section, was 8081",
            "ADMF_LIMITS_MESSAGE_BYTES: limits.message_bytes must be a whole number from 65536 to"
                + " 2147483647, was 12",
            "system.yaml:9:1: resulst is not a key here; did you mean results?");
  }

  @Test
  void tls_needs_all_three_files() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "");
    assertThat(problems("cluster:\n  tls: {key: " + key + "}\n"))
        .containsExactly(
            "system.yaml:2:8: cluster.tls.certificate is missing; expected a PEM file: TLS needs"
                + " certificate, key and authority",
            "system.yaml:2:8: cluster.tls.authority is missing; expected a PEM file: TLS needs"
                + " certificate, key and authority");
  }

  @Test
  void other_machines_are_let_in_with_keys_or_on_purpose_only() throws IOException {
    assertThat(problems("cluster: {bind: 0.0.0.0}\n"))
        .containsExactly(
            "system.yaml:1:17: cluster.bind lets other machines in, was 0.0.0.0, and there are no"
                + " keys to know them by; give cluster.tls.certificate, key and authority, or, on a"
                + " network that nobody else is on, cluster.allow_insecure: true");
    assertThat(problems("", "ADMF_CLUSTER_BIND", "0.0.0.0"))
        .singleElement()
        .asString()
        .startsWith("ADMF_CLUSTER_BIND: cluster.bind lets other machines in");
    assertThat(read("cluster: {bind: 0.0.0.0, allow_insecure: true}\n").cluster().loopback())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cluster: [1]|cluster must be a section",
        "cluster: {bind: no.such.host.invalid}|an address of this machine",
        "cluster: {name: {}}|cluster.name must be text",
        "cluster: {members: []}|a list with at least one value",
        "cluster: {dns_name: admf}|is read with cluster.discovery: dns only, was tcp_ip",
        "cluster: {kubernetes: {service: x}}|is read with cluster.discovery: kubernetes only",
        "cluster: {kubernetes: {servce: x}}|did you mean service?",
        "cluster: {discovery: multicast}|cluster.discovery must be one of tcp_ip, dns, kubernetes",
        "cluster: {allow_insecure: maybe}|cluster.allow_insecure must be true or false",
        "web: {token_file: nowhere}|a file that can be read",
        "- a|expected sections",
        "cluster: {|is not valid YAML",
      })
  void what_cannot_be_is_refused(String yaml, String said) {
    assertThat(problems(yaml)).anySatisfy(problem -> assertThat(problem).contains(said));
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThatThrownBy(() -> SystemConfig.load(folder.resolve("nowhere.yaml")))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith("nowhere.yaml: there is no such file; give the path of a YAML file");
    assertThatThrownBy(() -> SystemConfig.load(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith("expected a YAML file that can be read");
  }
}
