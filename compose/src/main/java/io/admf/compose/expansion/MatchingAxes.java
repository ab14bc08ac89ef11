package io.admf.compose.expansion;

import io.admf.component.Names;
import io.admf.compose.experiment.Experiment;
import io.admf.plan.Intrabar;
import io.admf.plan.MatchingSpec;
import io.admf.plan.Parameters;
import io.admf.time.Timeframe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How bars may fill the orders of a portfolio. */
final class MatchingAxes {

  private MatchingAxes() {}

  /** Every way, with every value of its axes; what does not vary goes without saying. */
  static List<Choice<MatchingSpec>> of(Experiment.Matching axes) {
    Timeframe finer = axes.timeframe();
    String timeframe = finer == null ? null : finer.toString();
    List<Choice<MatchingSpec>> choices = new ArrayList<>();
    for (Intrabar intrabar : axes.intrabar()) {
      for (boolean through : axes.through()) {
        for (boolean attached : axes.attachedAtOnce()) {
          for (boolean trail : axes.trailAtClose()) {
            for (boolean zero : axes.zeroVolume()) {
              Map<String, Object> shown = new LinkedHashMap<>();
              show(shown, axes.intrabar(), "intrabar", Names.snake(intrabar.name()));
              show(shown, axes.through(), "limit_through", through);
              show(shown, axes.attachedAtOnce(), "attached_at_once", attached);
              show(shown, axes.trailAtClose(), "trail_at_close", trail);
              show(shown, axes.zeroVolume(), "zero_volume_fills", zero);
              choices.add(
                  new Choice<>(
                      new MatchingSpec(intrabar, through, timeframe, attached, trail, zero),
                      Parameters.copyOf(shown)));
            }
          }
        }
      }
    }
    return choices;
  }

  private static void show(Map<String, Object> shown, List<?> axis, String key, Object value) {
    if (axis.size() > 1) {
      shown.put(key, value);
    }
  }
}
