package io.admf.config;

import java.util.List;
import java.util.stream.Collectors;

/** What the user gave is wrong: exit code 2, the message alone, never a stack trace. */
public final class BadInputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public BadInputException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** A single mistake. */
  public BadInputException(String where, String message) {
    this(List.of(new Problem(where, message)));
  }

  /** All mistakes, in the order they were found. */
  public List<Problem> problems() {
    return problems;
  }
}
