package io.admf.ledger.posting;

/** Breaks books, to show that somebody notices. */
public final class Tampering {

  private Tampering() {}

  /** Changes a balance without an entry. */
  public static void add(Journal journal, int account, long amount) {
    journal.balances[account] += amount;
  }
}
