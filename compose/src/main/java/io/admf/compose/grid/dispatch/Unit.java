package io.admf.compose.grid.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unit of work and what became of it. */
final class Unit {

  /** A failure of the unit on a node. */
  record Failed(String node, String message, long time) {}

  private final int number;
  private final int from;
  private final int to;
  private final List<String> holders = new ArrayList<>();
  private final List<Failed> failures = new ArrayList<>();
  private long since;
  private @Nullable String fingerprint;
  private String finisher = "";

  Unit(int number, int from, int to) {
    this.number = number;
    this.from = from;
    this.to = to;
  }

  int number() {
    return number;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  int size() {
    return to - from;
  }

  /** The nodes that work it, first the one that has done so longest. */
  List<String> holders() {
    return holders;
  }

  List<Failed> failures() {
    return failures;
  }

  boolean failedOn(String node) {
    return failures.stream().anyMatch(failed -> failed.node().equals(node));
  }

  /** Since when the first of its holders works it. */
  long since() {
    return since;
  }

  void heldBy(String node, long now) {
    if (holders.isEmpty()) {
      since = now;
    }
    holders.add(node);
  }

  boolean done() {
    return fingerprint != null;
  }

  /** What the rows hash to; null before they are there. */
  @Nullable String fingerprint() {
    return fingerprint;
  }

  /** The node whose rows were taken. */
  String finisher() {
    return finisher;
  }

  void finish(String node, String rows) {
    finisher = node;
    fingerprint = rows;
  }
}
