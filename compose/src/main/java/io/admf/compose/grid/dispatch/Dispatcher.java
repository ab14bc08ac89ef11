package io.admf.compose.grid.dispatch;

import io.admf.event.InvariantException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Deals the combinations of a sweep out to nodes, until every one is done.
 *
 * <p>Nodes pull: one that asks gets what it holds already, else a unit that was given back, else a
 * new one sized by how fast it was so far, else a copy of one that is overdue elsewhere. So a
 * request that was lost or came twice does no harm, and a fast node does more. The rows of a unit
 * that arrive first count; those of a copy must be the same. A node that has been silent too long,
 * or that left, gives its unit back.
 *
 * <p>Times are nanoseconds of any clock that only goes forward. For one thread.
 */
public final class Dispatcher {

  /** A unit is overdue when it has taken so many times what the asking node would need. */
  private static final int OVERDUE = 2;

  private static final int COPIES = 2;

  private final int size;
  private final Rules rules;
  private final List<Unit> units = new ArrayList<>();
  private final TreeSet<Integer> returned = new TreeSet<>();
  private final TreeMap<Integer, Unit> out = new TreeMap<>();
  private final Map<String, Member> members = new LinkedHashMap<>();
  private int cut;
  private int done;
  private long leases;
  private long aloneSince;
  private long ticked;

  /**
   * @param size combinations to be worked
   * @param now the time
   */
  public Dispatcher(int size, Rules rules, long now) {
    if (size < 1) {
      throw new IllegalArgumentException("expected at least 1 combination, was " + size);
    }
    this.size = size;
    this.rules = rules;
    this.aloneSince = now;
    this.ticked = now;
  }

  /** A node asks what to work. Asked again before its rows have come, it is told the same. */
  public Answer ask(String node, long now) {
    Member member = member(node, now);
    if (finished()) {
      return new Answer.Finished();
    }
    Answer.Work held = member.held();
    if (held != null && !unit(held.unit()).done()) {
      return held;
    }
    Unit next = choose(member, now);
    if (next == null) {
      member.hold(null);
      return new Answer.Wait();
    }
    next.heldBy(node, now);
    out.put(next.number(), next);
    Answer.Work work = new Answer.Work(next.number(), ++leases, next.from(), next.to());
    member.hold(work);
    return work;
  }

  private @Nullable Unit choose(Member member, long now) {
    for (int number : returned) {
      if (suits(unit(number), member, now)) {
        returned.remove(number);
        return unit(number);
      }
    }
    if (cut < size) {
      int count = member.next(rules, size - cut, members.size());
      Unit unit = new Unit(units.size(), cut, cut + count);
      units.add(unit);
      cut += count;
      return unit;
    }
    return overdue(member, now);
  }

  /**
   * A unit that failed on a node is for the others. Where it has failed on all there are, one more
   * is waited for a while before it is tried again.
   */
  private boolean suits(Unit unit, Member member, long now) {
    return !unit.failedOn(member.name())
        || (now - unit.failures().getLast().time() > rules.lost()
            && members.keySet().stream().allMatch(unit::failedOn));
  }

  /** The unit that has been out longest, where a copy is likely to be done sooner. */
  private @Nullable Unit overdue(Member member, long now) {
    Unit longest = null;
    for (Unit unit : out.values()) {
      if (unit.holders().size() < COPIES
          && !unit.holders().contains(member.name())
          && suits(unit, member, now)
          && now - unit.since() > OVERDUE * Math.max((double) rules.aim(), needed(member, unit))
          && (longest == null || unit.since() < longest.since())) {
        longest = unit;
      }
    }
    return longest;
  }

  private static double needed(Member member, Unit unit) {
    return member.rate() == 0 ? 0 : unit.size() / member.rate();
  }

  /**
   * The rows of a unit have come.
   *
   * @param fingerprint a hash of them
   * @param took how long the node worked
   * @return whether they are the first; if not, they are the same as the first
   * @throws InvariantException if they are not the same
   */
  public boolean done(String node, int number, String fingerprint, long took, long now) {
    Member member = member(node, now);
    Unit unit = unit(number);
    Answer.Work held = member.held();
    if (held != null && held.unit() == number) {
      member.hold(null);
      member.worked(unit.size(), took);
    }
    String before = unit.fingerprint();
    if (before != null) {
      if (!before.equals(fingerprint)) {
        throw InvariantException.told(
            "Invariant: grid: nodes %s and %s worked the same unit %d (combinations %d to %d of the sweep) to different rows, %s and %s"
                .formatted(
                    unit.finisher(),
                    node,
                    number,
                    unit.from() + 1,
                    unit.to(),
                    before,
                    fingerprint));
      }
      return false;
    }
    unit.finish(node, fingerprint);
    out.remove(number);
    returned.remove(number);
    done += unit.size();
    return true;
  }

  /**
   * A node could not work a unit. Heard again, it counts once.
   *
   * @param lease under which the node was given it
   * @throws GridException if it has failed too often
   */
  public void failed(String node, int number, long lease, String message, long now) {
    Member member = member(node, now);
    Answer.Work held = member.held();
    if (held == null || held.lease() != lease) {
      return;
    }
    Unit unit = unit(number);
    unit.failures().add(new Unit.Failed(node, message, now));
    giveBack(member);
    if (!unit.done() && unit.failures().size() >= rules.attempts()) {
      StringBuilder text = new StringBuilder("combinations could not be worked by any node:");
      for (Unit.Failed failed : unit.failures()) {
        text.append("\n  on ").append(failed.node()).append(": ").append(failed.message());
      }
      throw new GridException(text.toString());
    }
  }

  /**
   * A node lives.
   *
   * @param lease what it works, or 0
   * @return whether that is still wanted
   */
  public boolean heard(String node, long lease, long now) {
    Member member = member(node, now);
    Answer.Work held = member.held();
    return lease == 0 || (held != null && held.lease() == lease && !unit(held.unit()).done());
  }

  /** A node has left: what it holds is given back. */
  public void left(String node, long now) {
    Member member = members.remove(node);
    if (member != null) {
      giveBack(member);
      if (members.isEmpty()) {
        aloneSince = now;
      }
    }
  }

  /**
   * Looks for nodes that have been silent too long. If this is asked too rarely to tell, as after
   * the process was suspended, nodes get their time anew.
   *
   * @return the nodes that were lost
   * @throws GridException if there has been no node for too long
   */
  public List<String> tick(long now) {
    if (now - ticked > rules.lost()) {
      members.values().forEach(member -> member.heard(now));
    }
    ticked = now;
    List<String> lost = new ArrayList<>();
    for (Iterator<Member> each = members.values().iterator(); each.hasNext(); ) {
      Member member = each.next();
      if (now - member.heard() > rules.lost()) {
        each.remove();
        giveBack(member);
        lost.add(member.name());
        aloneSince = now;
      }
    }
    if (members.isEmpty() && !finished() && now - aloneSince > rules.patience()) {
      throw new GridException(
          "no node has been there for %d s, with %d of %d combinations left"
              .formatted((now - aloneSince) / 1_000_000_000, size - done, size));
    }
    return lost;
  }

  private void giveBack(Member member) {
    Answer.Work held = member.held();
    member.hold(null);
    if (held == null) {
      return;
    }
    Unit unit = unit(held.unit());
    unit.holders().remove(member.name());
    if (!unit.done() && unit.holders().isEmpty()) {
      out.remove(unit.number());
      returned.add(unit.number());
    }
  }

  private Member member(String node, long now) {
    Member member = members.computeIfAbsent(node, Member::new);
    member.heard(now);
    return member;
  }

  private Unit unit(int number) {
    if (number < 0 || number >= units.size()) {
      throw new IllegalArgumentException(
          "expected a unit from 0 to %d, was %d".formatted(units.size() - 1, number));
    }
    return Objects.requireNonNull(units.get(number));
  }

  /** Where a unit begins in the sweep's order. */
  public int from(int unit) {
    return unit(unit).from();
  }

  /** The place behind a unit in the sweep's order. */
  public int to(int unit) {
    return unit(unit).to();
  }

  /** How many nodes there are. */
  public int nodes() {
    return members.size();
  }

  /** Whether every combination is done. */
  public boolean finished() {
    return done == size;
  }
}
