package io.admf.compose.axis;

/** How large an experiment may be. Each is known before anything of that size is made. */
public final class Limits {

  /** Combinations that are run, or parameter sets of one component. */
  public static final int COMBINATIONS = 100_000;

  /** Combinations that constraints are asked about. */
  public static final int CANDIDATES = 1_000_000;

  private Limits() {}
}
