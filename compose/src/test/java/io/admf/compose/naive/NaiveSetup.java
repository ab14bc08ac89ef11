package io.admf.compose.naive;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * One strategy in one account on one series.
 *
 * @param exactCloses the very doubles of {@code close}, digit for digit
 * @param decimals digits after the point of the smallest quantity
 * @param capital whole units of the currency
 * @param shorts whether a SELL may open a short position
 * @param atOpen whether orders are filled at the next open, rather than the next close
 */
record NaiveSetup(
    double[] open,
    double[] high,
    double[] low,
    double[] close,
    BigDecimal[] exactCloses,
    Choice strategy,
    Choice sizer,
    List<Choice> rules,
    Choice slippage,
    Choice commission,
    int decimals,
    long capital,
    boolean shorts,
    boolean atOpen) {

  /** A component by name with all of its parameters. */
  record Choice(String name, Map<String, Object> parameters) {

    int count(String key) {
      return ((Long) get(key)).intValue();
    }

    double number(String key) {
      return (Double) get(key);
    }

    private Object get(String key) {
      Object value = parameters.get(key);
      if (value == null) {
        throw new IllegalStateException(name + " has no " + key);
      }
      return value;
    }
  }

  int bars() {
    return close.length;
  }
}
