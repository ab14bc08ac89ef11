package io.admf.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.plan.ComponentSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentsTest {

  static final ComponentKind<Toy, ToyMaker> KIND =
      new ComponentKind<>("toy", Toy.class, ToyMaker.class, Toy::name, Toy::description);

  @Toy(name = "drum", description = "Beats")
  record Drum(@Param(value = "beats each minute", otherwise = "60") long beats)
      implements ToyMaker {
    @Override
    public String play() {
      return "drum " + beats;
    }
  }

  @Toy(name = "drum", description = "Beats too")
  record OtherDrum() implements ToyMaker {
    @Override
    public String play() {
      return "other";
    }
  }

  @Toy(name = "stray", description = "Plays nothing")
  record Stray() {}

  @Toy(name = "plain", description = "No record")
  static final class Plain implements ToyMaker {
    @Override
    public String play() {
      return "";
    }
  }

  @Toy(name = "bare", description = "A parameter that is not documented")
  record Bare(int size) implements ToyMaker {
    @Override
    public String play() {
      return "";
    }
  }

  private final Components components =
      Components.of(
          List.of(KIND), new ComponentScanner(List.of(KIND)).beside(ComponentsTest.class));

  private static Components of(Class<?>... classes) {
    return Components.of(List.of(KIND), List.of(classes));
  }

  private String play(Map<String, Object> parameters) {
    return components.create(KIND, new ComponentSpec("echo", parameters)).play();
  }

  @Test
  void a_component_is_described_by_its_annotations() {
    ComponentInfo echo = components.require("toy", "echo");
    assertThat(echo.kind()).isEqualTo("toy");
    assertThat(echo.description()).isEqualTo("Says it again");
    assertThat(echo.parameters())
        .extracting(Parameter::key)
        .containsExactly("times", "volume", "words", "sung", "when");
    assertThat(echo.parameters())
        .extracting(Parameter::otherwise)
        .containsExactly("2", "0.5", null, "false", "at_noon");
    assertThat(echo.parameters())
        .extracting(Parameter::expected)
        .containsExactly(
            "a whole number from 1 to 5",
            "a number from 0 to 1",
            "text",
            "true or false",
            "one of at_noon, at_night");
    assertThat(echo.parameter("words")).isNotNull();
    assertThat(echo.parameter("word")).isNull();
    assertThat(components.kinds()).containsExactly("toy");
    assertThat(components.all("toy")).containsExactly(echo);
    assertThat(components.all("game")).isEmpty();
  }

  @Test
  void what_is_not_given_takes_its_default() {
    assertThat(play(Map.of("words", "la"))).isEqualTo("la la 0.5 false AT_NOON");
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("when", "at_night");
    all.put("sung", true);
    all.put("words", "la");
    all.put("volume", 1L);
    all.put("times", 1.0);
    assertThat(play(all)).isEqualTo("la 1.0 true AT_NIGHT");
    assertThat(components.require("toy", "echo").complete(all).keySet())
        .as("in the order of the record, whatever the order given")
        .containsExactly("times", "volume", "words", "sung", "when");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "times ; 6 ; toy echo: times must be a whole number from 1 to 5, was 6",
        "times ; 0 ; toy echo: times must be a whole number from 1 to 5, was 0",
        "times ; 1.5 ; toy echo: times must be a whole number from 1 to 5, was 1.5",
        "times ; two ; toy echo: times must be a whole number from 1 to 5, was two",
        "volume ; 1.01 ; toy echo: volume must be a number from 0 to 1, was 1.01",
        "sung ; 1 ; toy echo: sung must be true or false, was 1",
        "when ; at_dawn ; toy echo: when must be one of at_noon, at_night, was at_dawn",
        "when ; AT_NOON ; toy echo: when must be one of at_noon, at_night, was AT_NOON",
        "loud ; 1 ; toy echo has no parameter loud",
        "words ; forbidden ; toy echo: expected a decent word, was forbidden"
      })
  void a_value_that_does_not_fit_is_refused(String key, String value, String message) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("words", "la");
    parameters.put(key, Scalars.read(value));
    assertThatThrownBy(() -> play(parameters))
        .isInstanceOf(ComponentException.class)
        .hasMessage(message);
  }

  @Test
  void not_a_number_is_in_no_range() {
    assertThatThrownBy(() -> play(Map.of("words", "la", "volume", Double.NaN)))
        .isInstanceOf(ComponentException.class)
        .hasMessage("toy echo: volume must be a number from 0 to 1, was NaN");
  }

  @Test
  void a_parameter_without_default_must_be_given() {
    assertThatThrownBy(() -> play(Map.of()))
        .isInstanceOf(ComponentException.class)
        .hasMessage("toy echo: expected text for words");
  }

  @Test
  void an_unknown_name_is_answered_with_the_nearest() {
    assertThat(components.find("toy", "ecko")).isNull();
    assertThatThrownBy(() -> components.require("toy", "ecko"))
        .isInstanceOf(ComponentException.class)
        .hasMessage("no toy is called ecko; did you mean echo?; there are [echo]");
    assertThatThrownBy(() -> components.require("toy", "trombone"))
        .hasMessage("no toy is called trombone; there are [echo]");
  }

  @Test
  void two_components_of_one_name_are_refused_and_one_found_twice_is_not() {
    assertThatThrownBy(() -> of(Drum.class, OtherDrum.class))
        .isInstanceOf(ComponentException.class)
        .hasMessage(
            "two components are toy drum: io.admf.component.ComponentsTest$Drum and"
                + " io.admf.component.ComponentsTest$OtherDrum; rename one");
    assertThat(of(Drum.class, Drum.class).all("toy")).hasSize(1);
  }

  @Test
  void a_class_that_is_marked_wrongly_is_refused() {
    assertThatThrownBy(() -> of(Stray.class))
        .isInstanceOf(ComponentException.class)
        .hasMessageEndingWith(
            "is marked @Toy: expected it to implement io.admf.component.ToyMaker");
    assertThatThrownBy(() -> of(Plain.class))
        .isInstanceOf(ComponentException.class)
        .hasMessageEndingWith(
            "is marked @Toy: expected a record, whose components are its parameters");
    assertThatThrownBy(() -> of(Bare.class))
        .isInstanceOf(ComponentException.class)
        .hasMessage("io.admf.component.ComponentsTest$Bare.size: expected @Param with its meaning");
  }

  @Test
  void a_component_that_is_private_to_its_file_can_be_made() {
    assertThat(of(Drum.class).create(KIND, new ComponentSpec("drum", Map.of("beats", 90L))).play())
        .isEqualTo("drum 90");
  }

  @Test
  void classes_that_are_no_components_are_passed_over() {
    assertThat(of(String.class, Path.class).all("toy")).isEmpty();
  }
}
