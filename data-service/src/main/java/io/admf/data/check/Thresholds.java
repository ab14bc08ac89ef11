package io.admf.data.check;

import io.admf.component.ComponentInfo;
import io.admf.component.Param;
import io.admf.component.Parameter;
import io.admf.config.Problems;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** From where on something is worth telling. Returns are natural logarithms of price ratios. */
public record Thresholds(
    @Param(value = "findings of a kind that are listed; more are counted", otherwise = "5", min = 1)
        int listed,
    @Param(
            value =
                "weekdays in a row without a bar that are a gap rather than holidays, where no"
                    + " calendar is given",
            otherwise = "3",
            min = 1)
        int gapDays,
    @Param(
            value = "share of bars followed by a gap from which on trading is taken as thin",
            otherwise = "0.01",
            min = 0,
            max = 1)
        double thinShare,
    @Param(
            value = "bars that must be missing in a row to be told singly where trading is thin",
            otherwise = "60",
            min = 1)
        int thinGap,
    @Param(value = "hours without a bar that end a session", otherwise = "3", min = 0.1)
        double sessionBreak,
    @Param(
            value = "sessions that must begin at the new hour for a change of hour to be told",
            otherwise = "2",
            min = 1)
        int clockSessions,
    @Param(
            value = "spreads of usual returns (median/0.6745) from which on a price is an outlier",
            otherwise = "12",
            min = 1)
        double outlierSpreads,
    @Param(value = "least return of an outlier", otherwise = "0.1", min = 0) double outlierLeast,
    @Param(value = "bars within which an outlier is gone again", otherwise = "3", min = 1)
        int outlierBars,
    @Param(value = "least return of a move that may be a split", otherwise = "0.2", min = 0)
        double splitLeast,
    @Param(
            value = "spreads of usual returns of a move that may be a split",
            otherwise = "8",
            min = 0)
        double splitSpreads,
    @Param(
            value = "how far, as a return, a move may be from a ratio to be a split of that ratio",
            otherwise = "0.04",
            min = 0)
        double splitTolerance,
    @Param(
            value = "bars alike in a row, with a range or a volume, that are stale",
            otherwise = "3",
            min = 2)
        int staleBars,
    @Param(
            value = "bars in a row of one price without volume that are stale",
            otherwise = "10",
            min = 2)
        int flatBars,
    @Param(
            value = "bars in a row without volume, where others have some",
            otherwise = "20",
            min = 2)
        int noVolumeBars) {

  /** The defaults. */
  public static Thresholds standard() {
    return of(Map.of(), new Problems());
  }

  /** What each is called and means. */
  public static List<Parameter> parameters() {
    return ComponentInfo.parametersOf(Thresholds.class);
  }

  /**
   * The defaults but for those given.
   *
   * @param given values by key: Long, Double or String
   * @param problems is told of keys that are none and of values out of range
   */
  public static Thresholds of(Map<String, Object> given, Problems problems) {
    List<Object> values = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (Parameter parameter : parameters()) {
      keys.add(parameter.key());
      Object standard = standard(parameter);
      Object raw = given.get(parameter.key());
      Object value = raw == null ? standard : parameter.convert(raw);
      if (value == null) {
        problems.add(parameter.key(), "must be %s, was %s".formatted(parameter.expected(), raw));
      }
      values.add(value == null ? standard : value);
    }
    for (String key : given.keySet()) {
      if (!keys.contains(key)) {
        problems.add(key, "is not a threshold; there are " + String.join(", ", keys));
      }
    }
    return create(values);
  }

  private static Object standard(Parameter parameter) {
    Object value = null;
    if (parameter.otherwise() != null) {
      value = parameter.convert(Double.valueOf(parameter.otherwise()));
    }
    if (value == null) {
      throw new IllegalStateException("no default for " + parameter.key());
    }
    return value;
  }

  private static Thresholds create(List<Object> values) {
    Class<?>[] types =
        Arrays.stream(Thresholds.class.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return Thresholds.class.getDeclaredConstructor(types).newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("thresholds could not be made", e);
    }
  }
}
