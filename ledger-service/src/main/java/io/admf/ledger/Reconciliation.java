package io.admf.ledger;

import io.admf.event.InvariantException;
import io.admf.flow.Stand;
import java.util.List;

/** Compares the positions of an account with those that execution has made by its fills. */
final class Reconciliation {

  private Reconciliation() {}

  /**
   * Compares the positions that have changed on either side.
   *
   * @param slice up to which everything has been posted
   * @param executed those of execution that have changed since the last comparison
   * @throws InvariantException at the first difference, with both figures
   */
  static void changed(Account account, long slice, List<Stand> executed) {
    for (Stand stand : executed) {
      for (Position position : account.positions(stand.symbol())) {
        if (position.leg == stand.leg()) {
          compare(account, position, stand.units(), slice);
          position.changed = false;
        }
      }
    }
    for (Position position : account.changed) {
      if (position.changed) {
        compare(account, position, 0, slice); // execution has nothing to say of it
        position.changed = false;
      }
    }
    account.changed.clear();
  }

  /** Compares all positions, those that execution does not have included. */
  static void all(Account account, long slice, List<Stand> executed) {
    for (Position position : account.inOrder) {
      long theirs = 0;
      for (Stand stand : executed) {
        boolean same = stand.symbol().equals(position.series.symbol());
        theirs = same && stand.leg() == position.leg ? stand.units() : theirs;
      }
      compare(account, position, theirs, slice);
    }
  }

  private static void compare(Account account, Position position, long theirs, long slice) {
    if (position.units != theirs) {
      throw new InvariantException(
          account.portfolio.container(),
          slice,
          "expected the ledger to hold %d units of %s as execution does, was %d"
              .formatted(theirs, position.name(), position.units));
    }
  }
}
