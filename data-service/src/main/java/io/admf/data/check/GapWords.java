package io.admf.data.check;

import io.admf.time.Instants;

/** Says which gaps there are in bars of less than a day. */
final class GapWords {

  private static final int FEW = 20;

  private GapWords() {}

  /**
   * Tells the longest gaps one by one. Where trading is thin, short ones together.
   *
   * @param found all of them
   * @param bars how many bars there are
   */
  static void tell(Findings findings, Thresholds limits, GapLog found, long bars) {
    boolean thin = found.count() > FEW && found.count() > limits.thinShare() * bars;
    int told = 0;
    for (Gap gap : found.longest(limits.listed())) {
      if (!thin || gap.missing() >= limits.thinGap()) {
        told++;
        findings.warning(
            Kind.GAP,
            gap.where(),
            Say.are(gap.missing(), "bar")
                + " missing before it, from "
                + Instants.format(gap.from())
                + " on",
            "bring the bars in");
      }
    }
    if (!thin) {
      findings.more(Kind.GAP, found.count() - told);
      return;
    }
    Gap longest = found.longest().getFirst();
    findings.note(
        Kind.GAP,
        longest.where(),
        Say.are(found.missing(), "bar")
            + " missing in "
            + Say.count(found.count(), "place")
            + ", "
            + Say.count(longest.missing(), "bar")
            + " at most in a row: trading is thin",
        "a bar stands only where there were trades; see data.align");
  }
}
