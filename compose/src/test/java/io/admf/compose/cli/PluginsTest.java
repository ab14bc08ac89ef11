package io.admf.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A researcher's own components: source files that the YAML names, and jars in plugins. */
class PluginsTest {

  private static final String MY_TREND =
      """
      import io.admf.component.Param;
      import io.admf.strategy.Decision;
      import io.admf.strategy.Moment;
      import io.admf.strategy.SignalStrategy;
      import io.admf.strategy.Strategy;

      @Strategy(name = "my_trend", description = "BUY above an average", features = "sma(period)")
      public record MyTrend(
          @Param(value = "bars in the average", otherwise = "20", min = 2) int period)
          implements SignalStrategy {
        @Override
        public Decision decide(Moment now) {
          return now.close() > now.feature(0) ? Decision.BUY : Decision.SELL;
        }
      }
      """;

  private static final String HEAD = "symbols: [AAPL]\ndata: {source: sample}\n";

  @TempDir Path folder;
  private Path source;

  @BeforeEach
  void write() throws IOException {
    source = Files.writeString(folder.resolve("MyTrend.java"), MY_TREND);
  }

  private Path yaml(String strategies) throws IOException {
    return Files.writeString(
        folder.resolve("mine.yaml"), HEAD + "strategies:\n" + strategies.indent(2));
  }

  private Shell.Said run(Path yaml, Object... more) {
    Object[] arguments =
        Stream.concat(
                Stream.of("run", yaml, "--json", "--quiet", "--out", folder.resolve("results")),
                Stream.of(more))
            .toArray();
    return Shell.run(arguments);
  }

  private static JsonNode summary(Shell.Said said) throws IOException {
    assertThat(said.code()).as(said.err()).isZero();
    return new ObjectMapper().readTree(said.out());
  }

  private void jar(Path jar) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                source.toString());
    assertThat(result).isZero();
    Files.createDirectories(jar.getParent());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("MyTrend.class"));
      Files.copy(classes.resolve("MyTrend.class"), out);
    }
  }

  @Test
  void aSourceFileBesideTheYamlIsCompiledAndRun() throws IOException {
    JsonNode summary =
        summary(run(yaml("- type: MyTrend.java\n  parameters: {period: [10, 30]}\n")));

    assertThat(summary.path("portfolios").size()).isEqualTo(2);
    JsonNode second = summary.path("portfolios").path(1);
    assertThat(second.path("parameters").path("strategy").asText()).isEqualTo("my_trend");
    assertThat(second.path("parameters").path("my_trend.period").asInt()).isEqualTo(30);
    assertThat(second.path("fills").asInt()).isPositive();
    assertThat(summary.path("code_version").asText()).matches(".*\\+plugins-[0-9a-f]{8}");
  }

  @Test
  void everyWayToNameASourceFileIsUnderstood() throws IOException {
    String digest = summary(run(yaml("- type: MyTrend.java\n"))).path("digest").asText();

    assertThat(summary(run(yaml("- MyTrend.java\n"))).path("digest").asText()).isEqualTo(digest);
    assertThat(summary(run(yaml("- " + source + "\n"))).path("digest").asText()).isEqualTo(digest);
    assertThat(
            summary(run(yaml("- type: rsi\n"), "-o", "strategies.0.type=MyTrend.java"))
                .path("digest")
                .asText())
        .isEqualTo(digest);
    Path portfolios =
        Files.writeString(
            folder.resolve("mine.yaml"),
            HEAD + "strategies: [MyTrend.java]\nportfolios: [{strategies: [MyTrend.java]}]\n");
    assertThat(summary(run(portfolios)).path("digest").asText()).isEqualTo(digest);
  }

  @Test
  void theCodeVersionFollowsTheSource() throws IOException {
    String before = summary(run(yaml("- MyTrend.java\n"))).path("code_version").asText();
    Files.writeString(source, MY_TREND + "// another thought\n");
    String after = summary(run(yaml("- MyTrend.java\n"))).path("code_version").asText();

    assertThat(after).isNotEqualTo(before);
  }

  @Test
  void itsRunCanBeExplainedAndCheckedForLookAhead() throws IOException {
    Path yaml = yaml("- MyTrend.java\n");
    JsonNode summary = summary(run(yaml));
    Shell.Said explained =
        Shell.run(
            "explain",
            folder.resolve("results").resolve(summary.path("run_id").asText()),
            "--fill",
            "c0001-1");
    Shell.Said checked = Shell.run("check-lookahead", yaml);

    assertThat(explained.code()).as(explained.err()).isZero();
    assertThat(explained.out()).contains("my_trend_20 says BUY AAPL", "sma_20 = ");
    assertThat(checked.out()).startsWith("No look-ahead");
  }

  @Test
  void runsOnTheServicesToo() throws IOException {
    Path yaml = yaml("- MyTrend.java\n");

    assertThat(summary(run(yaml, "--placement", "services")).path("digest"))
        .isEqualTo(summary(run(yaml)).path("digest"));
  }

  @Test
  void aSourceThatDoesNotCompileGivesEveryErrorWithItsLine() throws IOException {
    Files.writeString(
        source,
        MY_TREND
            .replace("now.close() >", "now.closing() >")
            .replace("int period)", "integer period)"));

    Shell.Said said = run(yaml("- MyTrend.java\n"));

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err())
        .startsWith("The input is wrong in 2 places:")
        .contains(source + ":9: does not compile: cannot find symbol")
        .contains(source + ":13: does not compile: cannot find symbol")
        .doesNotContain("Exception");
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void nothingIsLeftInTheTemporaryFolder() throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("temporary"));
    List<String> options = List.of("-Djava.io.tmpdir=" + temporary);
    Path good = yaml("- MyTrend.java\n");
    assertThat(Shell.fresh(folder, options, "run", good, "--quiet").code()).isZero();
    Files.writeString(source, MY_TREND.replace("sma(period)", "no_such_feature"));
    assertThat(Shell.fresh(folder, options, "run", good).code()).isEqualTo(2);
    Files.writeString(source, "public class MyTrend {}\n");
    assertThat(Shell.fresh(folder, options, "run", good).code()).isEqualTo(2);

    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aSourceWithoutAComponentIsRefused() throws IOException {
    Files.writeString(source, "public class MyTrend {}\n");

    Shell.Said said = run(yaml("- MyTrend.java\n"));

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("MyTrend.java: holds no component called MyTrend");
  }

  @Test
  void aComponentThatIsNoRecordOrTakesANameThatIsTakenIsRefused() throws IOException {
    Files.writeString(source, MY_TREND.replace("\"my_trend\"", "\"momentum\""));
    Shell.Said taken = run(yaml("- MyTrend.java\n"));

    assertThat(taken.code()).isEqualTo(2);
    assertThat(taken.err()).contains("two components are strategy momentum").contains("rename one");
    Files.writeString(
        source,
        """
        import io.admf.strategy.*;
        @Strategy(name = "my_trend")
        public class MyTrend implements SignalStrategy {
          @Override public Decision decide(Moment now) { return Decision.HOLD; }
        }
        """);
    Shell.Said noRecord = run(yaml("- MyTrend.java\n"));
    assertThat(noRecord.code()).isEqualTo(2);
    assertThat(noRecord.err()).contains("expected a record, whose components are its parameters");
  }

  @Test
  void aJarInPluginsIsFoundListedAndRun() throws IOException {
    Path working = Files.createDirectories(folder.resolve("working"));
    jar(working.resolve("plugins/mine.jar"));
    Path yaml = yaml("- type: my_trend\n  params: [period: 10]\n");

    Shell.Said listed = Shell.fresh(working, "list", "strategy");
    Shell.Said ran = Shell.fresh(working, "run", yaml, "--json", "--quiet");

    assertThat(listed.code()).as(listed.err()).isZero();
    assertThat(listed.out().replaceAll(" +", " "))
        .contains("my_trend BUY above an average")
        .contains("bars in the average; a whole number of at least 2 (default 20)");
    assertThat(summary(ran).path("portfolios").path(0).path("fills").asInt()).isPositive();
    assertThat(Shell.run("run", yaml).err()).contains("no strategy is called my_trend");
  }

  @Test
  void aJarThatIsNoneIsRefused() throws IOException {
    Path working = Files.createDirectories(folder.resolve("working"));
    Files.writeString(
        Files.createDirectories(working.resolve("plugins")).resolve("torn.jar"), "not a jar");
    for (List<String> command :
        List.of(List.of("list"), List.of("run", yaml("- rsi\n").toString()))) {
      Shell.Said said = Shell.fresh(working, command.toArray());

      assertThat(said.code()).isEqualTo(2);
      assertThat(said.err()).contains("torn.jar: cannot be read as a jar of plug-ins");
      assertThat(said.err()).doesNotContain("\tat ");
    }
  }
}
