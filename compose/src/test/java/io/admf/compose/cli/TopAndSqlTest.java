package io.admf.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The best of a sweep, and questions about it, on the grid that ships as an example. */
class TopAndSqlTest {

  private static final Path GOLDEN = Golden.resources("golden");

  @TempDir static Path folder;
  private static Path results;
  private static String id = "";

  @BeforeAll
  static void sweep() throws IOException {
    results = folder.resolve("results");
    Path grid = Golden.root().resolve("examples/grid.yaml");
    Shell.Said said = Shell.run("run", grid, "--out", results, "--quiet");
    assertThat(said.code()).as(said.err()).isZero();
    try (Stream<Path> runs = Files.list(results)) {
      id = runs.findFirst().orElseThrow().getFileName().toString();
    }
  }

  private static String said(String command, Object... arguments) {
    List<Object> line = new ArrayList<>(List.of(command, id, "--out", results));
    line.addAll(List.of(arguments));
    Shell.Said said = Shell.run(line.toArray());
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.err()).isEmpty();
    return said.out();
  }

  private static JsonNode summary() throws IOException {
    return new ObjectMapper().readTree(results.resolve(id).resolve("summary.json").toFile());
  }

  @Test
  void theBestAreTheFirstOfTheReport() throws IOException {
    Golden.check(GOLDEN.resolve("top.txt"), said("top"));
  }

  @Test
  void theWorstThatMeetACondition() throws IOException {
    Golden.check(
        GOLDEN.resolve("top_where.txt"),
        said(
            "top",
            "--by",
            "max_drawdown",
            "--asc",
            "-n",
            "5",
            "--where",
            "momentum.fast_period = 5 and slow_period > 20 or lookback = 40"));
  }

  @Test
  void aQuestionIsAnsweredInATable() throws IOException {
    Golden.check(
        GOLDEN.resolve("sql.txt"),
        said(
            "sql",
            "select t.combo, s.risk, count(*) as n, round(sum(net_pnl), 2) as net, null as nothing,"
                + " min(opened_at) as first from trades t join sweep s using (combo)"
                + " group by all order by net desc limit 5"));
  }

  @Test
  void jsonHoldsEveryColumnAndTheExactFigures() throws IOException {
    JsonNode rows = new ObjectMapper().readTree(said("top", "-n", "100", "--json"));
    JsonNode portfolios = summary().get("portfolios");
    assertThat(rows.size()).isEqualTo(portfolios.size());
    double before = Double.POSITIVE_INFINITY;
    for (JsonNode row : rows) {
      JsonNode portfolio =
          portfolios.get(Integer.parseInt(row.get("combo").asText().substring(1)) - 1);
      assertThat(row.get("digest")).isEqualTo(portfolio.get("digest"));
      assertThat(row.get("config_hash")).isEqualTo(summary().get("config_hash"));
      portfolio
          .get("metrics")
          .properties()
          .forEach(
              metric -> {
                JsonNode shown = row.get(metric.getKey());
                assertThat(shown.isNull())
                    .as(metric.getKey())
                    .isEqualTo(metric.getValue().isNull());
                assertThat(shown.asDouble())
                    .as(metric.getKey())
                    .isEqualTo(metric.getValue().asDouble());
              });
      portfolio
          .get("parameters")
          .properties()
          .forEach(
              parameter ->
                  assertThat(row.get(parameter.getKey()).asText())
                      .as(parameter.getKey())
                      .isEqualTo(parameter.getValue().asText()));
      assertThat(row.get("sharpe").asDouble()).isLessThanOrEqualTo(before);
      before = row.get("sharpe").asDouble();
    }
  }

  @Test
  void csvHasALineOfNames() {
    List<String> lines = said("top", "-n", "3", "--csv").lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.getFirst())
        .startsWith("combo,name,")
        .endsWith(",digest,run_id,config_hash,data_hash,code_version,seed");
    assertThat(said("sql", "select 1 as a, null as b, 'x, \"y\"' as c, true as d", "--csv"))
        .isEqualTo("a,b,c,d\n1,,\"x, \"\"y\"\"\",true\n");
    assertThat(
            said(
                "sql",
                "select 1.5::double as a, null as b, 'x' as c, 1/0 as d union all select 2, 3, '\"', 1",
                "--json"))
        .isEqualTo(
            """
            [
            {"a":1.5,"b":null,"c":"x","d":null},
            {"a":2,"b":3,"c":"\\"","d":1}
            ]
            """);
    assertThat(said("sql", "select combo from sweep where false")).isEqualTo("  no rows\n");
    assertThat(said("sql", "select combo from sweep where false", "--json").strip())
        .startsWith("[");
  }

  @Test
  void whatIsUndefinedComesLastEitherWay() {
    String query = "select count(*) as n from sweep where profit_factor is null";
    assertThat(said("sql", query, "--csv")).as("the grid has some").isNotEqualTo("n\n0\n");
    for (Object[] order : new Object[][] {{}, {"--asc"}}) {
      List<Object> line = new ArrayList<>(List.of("-n", "28", "--by", "profit_factor"));
      line.addAll(List.of(order));
      List<String> lines = said("top", line.toArray()).lines().toList();
      assertThat(lines).hasSize(31);
      assertThat(lines.get(3)).doesNotContainPattern("^ +1  c\\d+ +n/a");
      assertThat(lines.getLast()).containsPattern("^ +28  c\\d+ +n/a");
    }
  }

  @Test
  void aRunIsNamedByItsFolderToo() {
    Shell.Said byFolder = Shell.run("sql", results.resolve(id), "select count(*) from sweep");
    assertThat(byFolder.code()).as(byFolder.err()).isZero();
    assertThat(byFolder.out()).isEqualTo(said("sql", "select count(*) from sweep"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          top {id} --by sharp                    | --by sharp: did you mean sharpe?; expected one of final_equity, total_return,
          top {id} --by zzzzzzzzz                | there is no such metric; expected one of
          top {id} -n 0                          | -n 0: expected at least 1
          top {id} --where shrpe>1               | --where shrpe>1: Binder Error: Referenced column "shrpe" not found
          top {id} --where 1;select              | (expected one query that only reads
          top {id} --json --csv                  | --json
          top grid-1                             | expected the folder of a run, or the id of one in
          top {id}x                              | there is no such run in
          sql {id}                               | Missing required parameter: 'QUERY'
          sql {id} selec                         | sql: Catalog Error: Table with name selec does not exist!
          sql {id} drop/sweep                    | sql: Parser Error: syntax error
          sql {id} FROM/etc/passwd               | Error
          """)
  void aMistakeGivesOneClearMessageAndTwo(String line, String message) {
    List<Object> arguments = new ArrayList<>();
    for (String word : line.split(" ")) {
      arguments.add(word.replace("{id}", id));
    }
    arguments.addAll(List.of("--out", results));
    Shell.Said said = Shell.run(arguments.toArray());

    assertThat(said.code()).as(said.err()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains(message).doesNotContain("Exception").doesNotContain("\tat ");
  }

  @Test
  void aFreshProcessSaysNothingElseAndLeavesNothingBehind() throws IOException {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Shell.Said said =
        Shell.fresh(
            folder,
            List.of("-Djava.io.tmpdir=" + temporary),
            "sql",
            results.resolve(id),
            "select count(*) as n from equity",
            "--csv");
    assertThat(said.err()).isEmpty();
    assertThat(said.out()).startsWith("n\n");
    assertThat(temporary).isEmptyDirectory();
    assertThat(folder.resolve(".tmp")).doesNotExist();
  }
}
