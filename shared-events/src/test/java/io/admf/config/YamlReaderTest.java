package io.admf.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

  @TempDir Path folder;

  private static Yaml.Mapping parse(String text) {
    return YamlReader.parse("x.yaml", text);
  }

  /** What is said of a text that is wrong. */
  private static List<String> mistakes(String text) {
    return catchThrowableOfType(BadInputException.class, () -> parse(text)).problems().stream()
        .map(Problem::toString)
        .toList();
  }

  private static Object scalar(Yaml yaml) {
    return ((Yaml.Scalar) yaml).value();
  }

  @Test
  void keepsTheOrderAndRemembersWhereEverythingStands() {
    Yaml.Mapping root =
        parse(
            """
            # a comment
            zebra: 1
            apple:
              - x
              - {deep: 2.5}
            """);

    assertThat(root.entries()).extracting(Yaml.Entry::key).containsExactly("zebra", "apple");
    assertThat(root.entries().getFirst().place()).hasToString("x.yaml:2:1");
    assertThat(root.get("zebra").place()).hasToString("x.yaml:2:8");
    Yaml.Sequence apple = (Yaml.Sequence) root.get("apple");
    assertThat(apple.items().get(0).place()).hasToString("x.yaml:4:5");
    Yaml.Mapping inner = (Yaml.Mapping) apple.items().get(1);
    assertThat(inner.get("deep").place()).hasToString("x.yaml:5:12");
    assertThat(scalar(inner.get("deep"))).isEqualTo(2.5);
    assertThat(root.get("cherry")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          7,             java.lang.Long,    7
          -3,            java.lang.Long,    -3
          1e3,           java.lang.Double,  1000.0
          .5,            java.lang.Double,  0.5
          true,          java.lang.Boolean, true
          True,          java.lang.String,  True
          yes,           java.lang.String,  yes
          no,            java.lang.String,  no
          '7',           java.lang.String,  7
          "true",        java.lang.String,  true
          2023-01-31,    java.lang.String,  2023-01-31
          1_000,         java.lang.String,  1_000
          0x1F,          java.lang.String,  0x1F
          .nan,          java.lang.String,  .nan
          9223372036854775807, java.lang.Long, 9223372036854775807
          9223372036854775808, java.lang.Double, 9.223372036854776E18
          """)
  void readsPlainValuesAsYamlDoesAndQuotedOnesAsText(String text, Class<?> type, String value) {
    Object read = scalar(parse("k: " + text).get("k"));

    assertThat(read).isExactlyInstanceOf(type);
    assertThat(read).hasToString(value);
  }

  @Test
  void takesNothingForNothing() {
    Yaml.Mapping root = parse("a:\nb: ~\nc: null\nd: ''\n");

    assertThat(scalar(root.get("a"))).isNull();
    assertThat(scalar(root.get("b"))).isNull();
    assertThat(scalar(root.get("c"))).isNull();
    assertThat(scalar(root.get("d"))).isEqualTo("");
  }

  @Test
  void followsAnAliasToWhatItStandsFor() {
    Yaml.Mapping root = parse("a: &one [1, 2]\nb: *one\n");

    assertThat(((Yaml.Sequence) root.get("b")).items()).hasSize(2);
  }

  @Test
  void reportsEveryKeyThatStandsTwice() {
    assertThat(mistakes("a: 1\nb: {c: 1, c: 2}\na: 3\n"))
        .containsExactly(
            "x.yaml:2:11: c is given twice, first at line 2; keep one",
            "x.yaml:3:1: a is given twice, first at line 1; keep one");
  }

  @Test
  void saysThatTabsDoNotIndent() {
    assertThat(mistakes("a:\n\tb: 1\n"))
        .singleElement()
        .asString()
        .startsWith("x.yaml:2:1: is not valid YAML: ")
        .endsWith("; indent with spaces, not tabs");
  }

  @Test
  void blamesNoTabThatIsInnocent() {
    assertThat(mistakes("a: [1,\t2\nb: 3\n"))
        .singleElement()
        .asString()
        .doesNotContain("tabs")
        .contains("check indentation, quotes and brackets");
  }

  @Test
  void saysWhatIsMissingFromAnEmptyText() {
    for (String text : List.of("", "\n\n", "# only a comment\n")) {
      assertThat(mistakes(text))
          .containsExactly("x.yaml: is empty; expected at least symbols and strategies");
    }
  }

  @Test
  void wantsSections() {
    assertThat(mistakes("hello\n"))
        .containsExactly(
            "x.yaml:1:1: expected sections such as symbols: and strategies:, found hello");
    assertThat(mistakes("- a\n")).singleElement().asString().endsWith("found a list");
    assertThat(mistakes("~\n")).singleElement().asString().endsWith("found nothing");
  }

  @Test
  void wantsOneDocument() {
    assertThat(mistakes("a: 1\n---\nb: 2\n"))
        .containsExactly("x.yaml:2:1: begins a second document; keep one in a file");
  }

  @Test
  void wantsKeysMadeOfText() {
    assertThat(mistakes("a: 1\n? [x, y]\n: 2\n"))
        .containsExactly("x.yaml:2:3: expected a key made of text");
  }

  @Test
  void wantsNoTags() {
    assertThat(mistakes("a: !!java.lang.Runtime 3\nb: !mine {c: 1}\nd: !!str 5\n"))
        .containsExactly(
            "x.yaml:1:4: the tag tag:yaml.org,2002:java.lang.Runtime means nothing here; leave it"
                + " out",
            "x.yaml:2:4: the tag !mine means nothing here; leave it out");
  }

  @Test
  void refusesWhatIsNestedTooDeepHoweverDeepItIs() {
    for (int depth : new int[] {51, 500, 100_000}) {
      assertThat(mistakes("a: " + "[".repeat(depth) + "]".repeat(depth)))
          .as("%d deep", depth)
          .containsExactly("x.yaml:1:53: is nested more than 50 deep");
    }
    assertThat(parse("a: " + "[".repeat(49) + "]".repeat(49)).get("a")).isNotNull();
  }

  @Test
  void refusesAliasesThatGrowWithoutEnd() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 30; i++) {
      int before = i - 1;
      laughs.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, before, before, before));
    }
    assertThat(mistakes(laughs.toString()))
        .containsExactly("x.yaml: expected at most 100000 values, aliases written out");
  }

  @Test
  void refusesAnAliasThatHoldsItself() {
    assertThat(mistakes("a: &a\n  b: *a\n"))
        .singleElement()
        .asString()
        .contains("an alias must not hold itself");
    assertThat(mistakes("a: &a [*a, *a, *a]\n")).hasSize(1);
  }

  @Test
  void refusesAnAliasOfNothing() {
    assertThat(mistakes("a: *b\n")).singleElement().asString().startsWith("x.yaml:1:4: ");
  }

  @Test
  void readsAFileWithOrWithoutAByteOrderMark() throws IOException {
    Path file = folder.resolve("bom.yaml");
    Files.writeString(file, "\uFEFFa: é\n");

    assertThat(scalar(YamlReader.read(file).get("a"))).isEqualTo("é");
  }

  @Test
  void saysWhyAFileCannotBeRead() throws IOException {
    Path latin = folder.resolve("latin.yaml");
    Files.write(latin, "a: é\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(catchThrowableOfType(BadInputException.class, () -> YamlReader.read(latin)))
        .hasMessage(latin + ": expected YAML text in UTF-8; convert the file");
    Path absent = folder.resolve("absent.yaml");
    assertThat(catchThrowableOfType(BadInputException.class, () -> YamlReader.read(absent)))
        .hasMessage(absent + ": there is no such file; give the path of a YAML file");
    assertThat(catchThrowableOfType(BadInputException.class, () -> YamlReader.read(folder)))
        .hasMessageStartingWith(folder + ": cannot be read: ");
  }
}
