package io.admf.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  @Test
  void keepsTheOrderAndSaysEachThingOnce() {
    Problems problems = new Problems();
    problems.add("b.yaml:2", "second file");
    problems.add("a.yaml:1", "first file");
    problems.add("b.yaml:2", "second file");
    problems.add("b.yaml:2", "another thing");

    assertThat(problems.list())
        .containsExactly(
            new Problem("b.yaml:2", "second file"),
            new Problem("a.yaml:1", "first file"),
            new Problem("b.yaml:2", "another thing"));
    assertThat(catchThrowableOfType(BadInputException.class, problems::throwIfAny))
        .hasMessage("b.yaml:2: second file\na.yaml:1: first file\nb.yaml:2: another thing");
  }

  @Test
  void throwsNothingWhenThereIsNothing() {
    Problems problems = new Problems();

    assertThat(problems.any()).isFalse();
    assertThatCode(problems::throwIfAny).doesNotThrowAnyException();
  }

  @Test
  void handsOutWhatLaterMistakesDoNotChange() {
    Problems problems = new Problems();
    problems.add("a", "one");
    List<Problem> before = problems.list();
    problems.add("a", "two");

    assertThat(before).hasSize(1);
  }
}
