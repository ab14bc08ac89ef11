package io.admf.data.check;

/** Recognises prices that are written as whole numbers of a small unit, such as 1/10000. */
final class PriceUnit implements Detector {

  private static final long LEAST_BARS = 20;
  private static final double LEAST_PRICE = 10_000;
  private static final double CENT = 100;

  private final Findings findings;
  private long bars;
  private boolean whole = true;
  private boolean varied;
  private double first;
  private String where = "";

  PriceUnit(Findings findings) {
    this.findings = findings;
  }

  @Override
  public void bar(Seen bar) {
    if (!whole) {
      return;
    }
    if (bars++ == 0) {
      first = bar.close;
      where = bar.where();
    }
    varied |= bar.close != first;
    whole = scaled(bar.open) && scaled(bar.high) && scaled(bar.low) && scaled(bar.close);
  }

  private static boolean scaled(double price) {
    return price >= LEAST_PRICE && price % CENT == 0;
  }

  @Override
  public void end() {
    if (whole && varied && bars >= LEAST_BARS) {
      findings.warning(
          Kind.SCALE,
          where,
          "all prices are whole multiples of 100 and large: they may be written in 1/10000",
          "if so, set data.price_scale: 10000");
    }
  }
}
