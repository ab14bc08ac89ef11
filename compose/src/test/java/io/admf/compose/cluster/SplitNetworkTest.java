package io.admf.compose.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
import io.admf.compose.cli.Admf;
import io.admf.compose.cluster.SplitNetwork.NotPermittedException;
import io.admf.compose.cluster.SplitNetwork.Side;
import io.admf.compose.placement.FusedPlacement;
import io.admf.compose.placement.RunRequest;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.RunReport;
import io.admf.reporting.TraceMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three services on each side of a cable that is pulled while a run is under way: the right digest
 * or a clear error, within a time that is known, and never two who both report success.
 */
@Timeout(400)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SplitNetworkTest {

  private static final Path EXPERIMENT =
      Path.of(System.getProperty("admf.root", ".."), "examples", "quickstart.yaml");
  private static final Map<Side, List<String>> SERVICES =
      Map.of(
          Side.WEST, List.of("data", "portfolio", "ledger"),
          Side.EAST, List.of("strategy", "execution", "reporting"));

  @TempDir static Path folder;

  private static SplitNetwork network;
  private static Processes processes;
  private static final Map<Side, Path> CONFIG = new EnumMap<>(Side.class);

  /**
   * Runs with {@code -Dadmf.split=true} alone: since lately, on some machines, the halves do not
   * always come together again within the time that it gives them.
   */
  @BeforeAll
  static void start() {
    if (!Boolean.getBoolean("admf.split")) {
      abort("-Dadmf.split=true splits a network");
    }
    try {
      network = SplitNetwork.make();
    } catch (NotPermittedException e) {
      abort(e.getMessage());
    }
    processes = new Processes(folder);
    for (Side side : Side.values()) {
      CONFIG.put(
          side,
          processes.config(
              side + ".yaml",
              "bind: " + side.address(),
              "members: ['%s', '%s']".formatted(Side.WEST.address(), Side.EAST.address()),
              "silent_seconds: 5",
              "allow_insecure: true"));
      SERVICES.get(side).forEach(service -> admf(side, service, "service", service));
    }
  }

  @AfterAll
  static void stop() {
    if (processes != null) {
      processes.close();
    }
    if (network != null) {
      network.close();
    }
  }

  @AfterEach
  void mend() {
    network.join();
  }

  private static Process admf(Side side, String name, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--config");
    all.add(CONFIG.get(side).toString());
    return processes.start(
        network.on(side), name, List.of(), Admf.class, all.toArray(String[]::new));
  }

  private static List<String> settings(int bars) {
    return List.of("data.source=synthetic", "data.frame_slices=2", "data.bars=" + bars);
  }

  /** A run of some seconds, in many small messages. */
  private static Process run(Side side, String name, int bars, int patience) {
    List<String> arguments = new ArrayList<>(List.of("run", EXPERIMENT.toString(), "--cluster"));
    arguments.addAll(List.of("--wait", Integer.toString(patience)));
    arguments.addAll(List.of("--out", folder.resolve(name).toString()));
    settings(bars).forEach(each -> arguments.addAll(List.of("-o", each)));
    return admf(side, name, arguments.toArray(String[]::new));
  }

  /** What the run is in one process. */
  private static RunReport fused(int bars) {
    try (Workbench bench = Workbench.open(EXPERIMENT, settings(bars))) {
      Coordinator.Prepared prepared = bench.prepare(null);
      return new FusedPlacement(() -> 0)
          .run(
              new RunRequest(
                  prepared.plan(),
                  prepared.topology(),
                  bench.components(),
                  ReportingOptions.defaults(),
                  TraceMode.NONE,
                  "test",
                  "",
                  folder.resolve("fused"),
                  prepared.configHash(),
                  "test"));
    }
  }

  /** Waits until services have taken a run on, and are busy with it. */
  private static void onTheWay(Process run, String name) throws InterruptedException {
    says(name, "(attempt 1)");
    TimeUnit.MILLISECONDS.sleep(300);
    assertThat(run.isAlive()).as("over already").isTrue();
  }

  private static void says(String name, String text) throws InterruptedException {
    for (int wait = 0; !processes.output(name).contains(text); wait++) {
      assertThat(wait).as("said within 120 s: " + processes.outputs()).isLessThan(1_200);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static void ends(Process run, String name, int code) throws InterruptedException {
    assertThat(run.waitFor(120, TimeUnit.SECONDS)).as(processes.outputs()).isTrue();
    assertThat(run.exitValue()).as(processes.output(name)).isEqualTo(code);
  }

  /** The services that a run ended without, as it says. */
  private static List<String> missing(String name) {
    String said = processes.output(name);
    Matcher named = Pattern.compile("missing are (.*) after 5 s").matcher(said);
    assertThat(named.find()).as(said).isTrue();
    return List.of(named.group(1).split(", "));
  }

  /** Results of a run, of whichever half, as they stand in the folder that both can see. */
  private static List<String> left(RunReport run) throws IOException {
    if (Files.notExists(results())) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(results())) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.contains(run.folder().getFileName().toString()))
          .toList();
    }
  }

  private static Path results() {
    return folder.resolve("results");
  }

  private static String digest(RunReport run) throws IOException {
    Path summary = results().resolve(run.folder().getFileName()).resolve("summary.json");
    return new ObjectMapper().readTree(summary.toFile()).path("digest").asText();
  }

  @Test
  @Order(1)
  void a_cut_of_two_seconds_changes_no_digest() throws Exception {
    RunReport fused = fused(6_000);
    Process run = run(Side.WEST, "short", 6_000, 60);
    onTheWay(run, "short");
    network.cut();
    TimeUnit.SECONDS.sleep(2);
    network.join();
    ends(run, "short", 0);
    assertThat(digest(fused)).isEqualTo(fused.digest());
  }

  @Test
  @Order(2)
  void of_two_who_run_the_same_on_two_halves_one_has_the_right_digest_once_there_is_one_network()
      throws Exception {
    RunReport fused = fused(6_001);
    Process west = run(Side.WEST, "west", 6_001, 90);
    onTheWay(west, "west");
    network.cut();
    Process east = run(Side.EAST, "east", 6_001, 5);
    ends(east, "east", 1);
    assertThat(missing("east")).containsAll(SERVICES.get(Side.WEST));
    assertThat(processes.output("east")).doesNotContain("attempt 1");
    assertThat(west.isAlive()).as("neither has a result while they are apart").isTrue();
    assertThat(results().resolve(fused.folder().getFileName())).doesNotExist();
    says("west", "the run begins again when it is back");
    network.join();
    ends(west, "west", 0);
    assertThat(processes.output("west")).contains("(attempt 2)");
    assertThat(digest(fused)).isEqualTo(fused.digest());
  }

  @Test
  @Order(3)
  void a_network_that_stays_split_ends_the_run_with_the_names_of_those_that_are_gone()
      throws Exception {
    RunReport fused = fused(6_002);
    Process run = run(Side.WEST, "lost", 6_002, 5);
    onTheWay(run, "lost");
    network.cut();
    ends(run, "lost", 1);
    assertThat(missing("lost")).containsExactlyInAnyOrderElementsOf(SERVICES.get(Side.EAST));
    assertThat(results().resolve(fused.folder().getFileName())).doesNotExist();
    for (int wait = 0; !left(fused).isEmpty(); wait++) {
      assertThat(wait).as("the other half lets go within 60 s").isLessThan(600);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
