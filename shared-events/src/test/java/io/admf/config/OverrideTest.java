package io.admf.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverrideTest {

  private static final Yaml.Mapping ROOT =
      YamlReader.parse(
          "x.yaml",
          """
          name: a
          data:
            source: csv
          strategies:
            - type: momentum
              parameters: {fast: 5}
            - type: rsi
          empty: []
          """);

  private static Yaml at(Yaml tree, Object... path) {
    Yaml found = tree;
    for (Object step : path) {
      found =
          step instanceof Integer index
              ? ((Yaml.Sequence) found).items().get(index)
              : ((Yaml.Mapping) found).get((String) step);
    }
    return found;
  }

  private static Object value(Yaml tree, Object... path) {
    return ((Yaml.Scalar) at(tree, path)).value();
  }

  @Test
  void replacesAValueAndNamesItselfAsItsPlace() {
    Yaml.Mapping changed = YamlReader.override(ROOT, "data.source=synthetic");

    assertThat(value(changed, "data", "source")).isEqualTo("synthetic");
    assertThat(at(changed, "data", "source").place()).hasToString("-o data.source=synthetic");
    assertThat(value(changed, "name")).isEqualTo("a");
    assertThat(at(changed, "name").place()).hasToString("x.yaml:1:7");
    assertThat(value(ROOT, "data", "source")).isEqualTo("csv");
  }

  @Test
  void addsWhatIsNotThere() {
    Yaml.Mapping changed = YamlReader.override(ROOT, "execution.slippage.bps=2.5");

    assertThat(value(changed, "execution", "slippage", "bps")).isEqualTo(2.5);
    assertThat(value(YamlReader.override(ROOT, "data.path=a=b.csv"), "data", "path"))
        .isEqualTo("a=b.csv");
  }

  @Test
  void countsListItemsFromZero() {
    Yaml.Mapping changed = YamlReader.override(ROOT, "strategies.0.parameters.fast=9");

    assertThat(value(changed, "strategies", 0, "parameters", "fast")).isEqualTo(9L);
    assertThat(value(changed, "strategies", 0, "type")).isEqualTo("momentum");
    assertThat(value(changed, "strategies", 1, "type")).isEqualTo("rsi");
    Yaml.Mapping whole = YamlReader.override(ROOT, "strategies.1=breakout");
    assertThat(value(whole, "strategies", 1)).isEqualTo("breakout");
  }

  @Test
  void readsTheValueAsYaml() {
    Yaml list = at(YamlReader.override(ROOT, "strategies.0.parameters.fast=[5, 10]"), "strategies");

    assertThat(at(list, 0, "parameters", "fast")).isInstanceOf(Yaml.Sequence.class);
    assertThat(at(list, 0, "parameters", "fast", 1).place())
        .hasToString("-o strategies.0.parameters.fast=[5, 10]");
    assertThat(value(YamlReader.override(ROOT, "name='7'"), "name")).isEqualTo("7");
    assertThat(value(YamlReader.override(ROOT, "name="), "name")).isNull();
    assertThat(at(YamlReader.override(ROOT, "data={source: sample}"), "data", "source").place())
        .hasToString("-o data={source: sample}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name                | expected key.path=value, such as data.source=synthetic
          =3                  | expected key.path=value, such as data.source=synthetic
          data..source=x      | expected key.path=value, such as data.source=synthetic
          .=x                 | expected key.path=value, such as data.source=synthetic
          strategies.2.type=x | expected a number from 0 to 1 for the item of strategies, was 2
          strategies.-1=x     | expected a number from 0 to 1 for the item of strategies, was -1
          strategies.type=x   | expected a number from 0 to 1 for the item of strategies, was type
          strategies.9999999999=x | expected a number from 0 to 1 for the item of strategies, was 9999999999
          portfolios.0.name=x | there is no list portfolios with an item 0; give all of it, as in portfolios=[...]
          empty.0=x           | empty is an empty list; give all of it
          data.source.path=x  | there is no path in data.source, which is csv
          """)
  void saysWhyItCannotBeApplied(String override, String message) {
    assertThat(
            catchThrowableOfType(
                BadInputException.class, () -> YamlReader.override(ROOT, override)))
        .hasMessage("-o " + override + ": " + message);
  }

  @Test
  void saysWhyAValueIsNotYaml() {
    for (String override :
        new String[] {"name=[a", "name='a", "name={a: 1, a: 2}", "name=a: b: c"}) {
      BadInputException refusal =
          catchThrowableOfType(BadInputException.class, () -> YamlReader.override(ROOT, override));

      assertThat(refusal.problems()).hasSize(1);
      assertThat(refusal.problems().getFirst().where()).isEqualTo("-o " + override);
    }
    assertThat(
            catchThrowableOfType(
                BadInputException.class, () -> YamlReader.override(ROOT, "name=a\nb")))
        .hasMessageContaining("expected key.path=value");
  }
}
