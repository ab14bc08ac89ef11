package io.admf.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SectionTest {

  /** Constants as configuration names them. */
  enum Timing {
    NEXT_OPEN,
    CLOSE
  }

  private static Section section(String yaml, Problems problems) {
    return Section.of(YamlReader.parse("x.yaml", yaml), problems);
  }

  /** What is said when {@code yaml} is read so. */
  private static List<String> mistakes(String yaml, Consumer<Section> reading) {
    Problems problems = new Problems();
    reading.accept(section(yaml, problems));
    return problems.list().stream().map(Problem::toString).toList();
  }

  @Test
  void readsWhatIsGivenAndTakesDefaultsForTheRest() {
    Problems problems = new Problems();
    Section given =
        section(
            """
            text: hello
            number: 2.5
            whole: 1e3
            flag: true
            choice: close
            list: [a, 2, 2.50]
            one: a
            empty:
            """,
            problems);

    assertThat(given.text("text")).isEqualTo("hello");
    assertThat(given.text("number")).isEqualTo("2.5");
    assertThat(given.number("number", 0, 0, 3)).isEqualTo(2.5);
    assertThat(given.whole("whole", 0, 0, 1e6)).isEqualTo(1000);
    assertThat(given.flag("flag", false)).isTrue();
    assertThat(given.choice("choice", Timing.class, Timing.NEXT_OPEN)).isEqualTo(Timing.CLOSE);
    assertThat(given.texts("list")).containsExactly("a", "2", "2.5");
    assertThat(given.texts("one")).containsExactly("a");
    assertThat(given.has("empty")).isFalse();
    assertThat(given.text("absent", "otherwise")).isEqualTo("otherwise");
    assertThat(given.number("absent", 7, 0, 1)).isEqualTo(7);
    assertThat(given.flag("absent", true)).isTrue();
    assertThat(given.items("absent")).isEmpty();
    assertThat(given.section("absent").entries()).isEmpty();
    given.finish();
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void saysWhatAValueMustBeAndWhatItWas() {
    assertThat(
            mistakes(
                """
                number: ten
                big: 11
                whole: 2.5
                huge: 1e300
                flag: yes
                choice: later
                text: [a]
                list: [[a]]
                """,
                s -> {
                  s.number("number", 0, 0, 10);
                  s.number("big", 0, 0, 10);
                  s.whole("whole", 0, 1, Double.POSITIVE_INFINITY);
                  s.whole("huge", 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
                  s.flag("flag", true);
                  s.choice("choice", Timing.class, Timing.CLOSE);
                  s.text("text");
                  s.texts("list");
                }))
        .containsExactly(
            "x.yaml:1:9: number must be a number from 0 to 10, was ten",
            "x.yaml:2:6: big must be a number from 0 to 10, was 11",
            "x.yaml:3:8: whole must be a whole number of at least 1, was 2.5",
            "x.yaml:4:7: huge must be a whole number, was 1.0E300",
            "x.yaml:5:7: flag must be true or false, was yes",
            "x.yaml:6:9: choice must be one of next_open, close, was later",
            "x.yaml:7:7: text must be text, was a list",
            "x.yaml:8:8: list must be text or a list of text, was a list");
  }

  @Test
  void goesOnWithTheDefaultAfterAMistake() {
    Problems problems = new Problems();
    Section given = section("a: ten\nb: {}\n", problems);

    assertThat(given.number("a", 3, 0, 10)).isEqualTo(3);
    assertThat(given.text("b", "c")).isEqualTo("c");
    assertThat(problems.list()).hasSize(2);
  }

  @Test
  void namesKeysByTheirWholePath() {
    assertThat(
            mistakes(
                "data:\n  csv:\n    rows: -1\n",
                s -> s.section("data").section("csv").whole("rows", 0, 0, 9)))
        .containsExactly("x.yaml:3:11: data.csv.rows must be a whole number from 0 to 9, was -1");
    assertThat(
            mistakes(
                "list: [{a: 1}, {b: 2}]\n",
                s -> s.sections("list", null).forEach(each -> each.number("b", 0, 5, 6))))
        .containsExactly("x.yaml:1:20: list[1].b must be a number from 5 to 6, was 2");
  }

  @Test
  void wantsSectionsWhereSectionsBelong() {
    assertThat(mistakes("data: 5\n", s -> s.section("data").finish()))
        .containsExactly("x.yaml:1:7: data must be a section, was 5");
    assertThat(mistakes("list: [a]\n", s -> s.sections("list", null)))
        .containsExactly("x.yaml:1:8: list must be a list of sections, was a");
    assertThat(mistakes("list: [[a]]\n", s -> s.sections("list", "type")))
        .containsExactly("x.yaml:1:8: list must be a list of sections, was a list");
  }

  @Test
  void takesPlainTextForASectionWithOneKey() {
    Problems problems = new Problems();
    List<Section> sections =
        section("list: [a, {type: b, more: 1}]\n", problems).sections("list", "type");

    assertThat(sections).extracting(s -> s.text("type")).containsExactly("a", "b");
    assertThat(sections.get(1).whole("more", 0, 0, 9)).isEqualTo(1);
    assertThat(problems.any()).isFalse();
  }

  @Test
  void takesOneSectionForAListOfOne() {
    Problems problems = new Problems();

    assertThat(section("list: {type: b}\n", problems).sections("list", "type"))
        .extracting(s -> s.text("type"))
        .containsExactly("b");
  }

  @Test
  void refusesAnEmptyListWhereOneMakesNoSense() {
    assertThat(mistakes("a: []\nb: [1]\nc:\n", s -> List.of("a", "b", "c").forEach(s::notEmpty)))
        .containsExactly("x.yaml:1:4: a must be a list with at least one value, was an empty list");
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(mistakes("a: {b: 1}\n", s -> s.section("a").missing("c", "a name")))
        .containsExactly("x.yaml:1:4: a.c is missing; expected a name");
  }

  @Test
  void reportsEveryKeyThatNobodyAskedFor() {
    assertThat(
            mistakes(
                "slipage_bps: 1\nzzzzzzzz: 2\nsymbol: 3\ndata: 4\n",
                s -> {
                  s.has("slippage_bps");
                  s.has("symbol");
                  s.finish(Map.of("data", "belongs elsewhere"));
                }))
        .containsExactly(
            "x.yaml:1:1: slipage_bps is not a key here; did you mean slippage_bps?",
            "x.yaml:2:1: zzzzzzzz is not a key here; there are slippage_bps, symbol",
            "x.yaml:4:1: data: belongs elsewhere");
  }

  @Test
  void wantsNamesThatAreThereAndEachOnce() {
    List<String> known = List.of("momentum", "rsi");

    assertThat(
            mistakes(
                "a: [rsi, momentun, rsi, zzzzzz, [x]]\nb: x\n",
                s -> {
                  assertThat(s.names("c", known)).isEmpty();
                  s.names("a", known);
                  s.names("b", List.of());
                }))
        .containsExactly(
            "x.yaml:1:33: a must be text or a list of text, was a list",
            "x.yaml:1:10: a names momentun, which is not there; did you mean momentum?",
            "x.yaml:1:20: a names rsi twice; keep one",
            "x.yaml:1:25: a names zzzzzz, which is not there; there are momentum, rsi",
            "x.yaml:2:4: b names x, which is not there; there are none");
  }

  @Test
  void saysSoWhereNoKeyIsKnown() {
    assertThat(mistakes("a: {b: 1}\n", s -> s.section("a").finish()))
        .containsExactly("x.yaml:1:5: a.b is not a key here; there are none");
  }

  @Test
  void sharesItsProblemsWithWhatIsBelow() {
    Problems problems = new Problems();
    Section root = section("a: {b: x}\nc: y\n", problems);
    root.section("a").number("b", 0, 0, 1);
    root.number("c", 0, 0, 1);

    BadInputException thrown = catchThrowableOfType(BadInputException.class, problems::throwIfAny);
    assertThat(thrown.problems()).hasSize(2);
    assertThat(thrown)
        .hasMessage(
            "x.yaml:1:8: a.b must be a number from 0 to 1, was x\n"
                + "x.yaml:2:4: c must be a number from 0 to 1, was y");
  }
}
