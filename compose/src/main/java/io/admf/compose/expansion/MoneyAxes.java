package io.admf.compose.expansion;

import io.admf.compose.axis.ComponentAxes;
import io.admf.compose.experiment.Experiment;
import io.admf.compose.experiment.Experiment.AccountEntry;
import io.admf.compose.experiment.Experiment.PortfolioEntry;
import io.admf.compose.experiment.Experiment.RiskProfile;
import io.admf.money.Money;
import io.admf.plan.AccountSpec;
import io.admf.plan.ComponentSpec;
import io.admf.plan.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The accounts that a portfolio may have, how it sizes, and the risk that it may take. */
final class MoneyAxes {

  private static final double MOST_OF_EQUITY = 0.95;

  private static final RiskProfile NO_LIMITS =
      new RiskProfile("default", List.of(1.0), List.of(0.0), List.of(), List.of(List.of()));

  /**
   * @param capital money units
   */
  record Account(long capital, boolean allowShort, AccountSpec terms) {}

  /**
   * @param rules that every request must pass, in order
   */
  record Care(ComponentSpec sizing, List<ComponentSpec> rules) {}

  private final PortfolioEntry portfolio;
  private final List<RiskProfile> profiles;

  MoneyAxes(Experiment experiment, PortfolioEntry portfolio) {
    this.portfolio = portfolio;
    List<RiskProfile> given =
        portfolio.risk().isEmpty() ? experiment.riskProfiles() : portfolio.risk();
    this.profiles = given.isEmpty() ? List.of(NO_LIMITS) : given;
  }

  /** The accounts; what does not vary goes without saying. */
  List<Choice<Account>> accounts() {
    List<Choice<Account>> choices = new ArrayList<>();
    for (long capital : portfolio.capital()) {
      for (boolean allowShort : portfolio.allowShort()) {
        for (AccountEntry account : portfolio.accounts()) {
          Map<String, Object> shown = new LinkedHashMap<>();
          if (portfolio.capital().size() > 1) {
            shown.put("initial_capital", Money.toDouble(capital));
          }
          if (portfolio.allowShort().size() > 1) {
            shown.put("direction", allowShort ? "long_short" : "long_only");
          }
          shown.putAll(account.shown());
          choices.add(
              new Choice<>(
                  new Account(capital, allowShort, account.spec()), Parameters.copyOf(shown)));
        }
      }
    }
    return choices;
  }

  /** How many ways of care there are: known without making one. */
  double careCount() {
    double count = 0;
    for (RiskProfile profile : profiles) {
      double rules = 0;
      for (List<ComponentAxes> set : profile.rules()) {
        double own = 1;
        for (ComponentAxes axes : set) {
          own *= axes.candidates();
        }
        rules += own;
      }
      double sizings = 0;
      for (ComponentAxes axes : portfolio.sizing()) {
        sizings += axes.candidates();
      }
      count +=
          (double) profile.maxPositionSize().size()
              * profile.cashBuffer().size()
              * Math.max(1, profile.longOnly().size())
              * Math.max(1, sizings)
              * rules;
    }
    return count;
  }

  /** The ways of care for portfolios of one direction. */
  List<Choice<Care>> care(boolean allowShort) {
    List<Choice<Care>> choices = new ArrayList<>();
    for (RiskProfile profile : profiles) {
      List<Boolean> longOnly =
          profile.longOnly().isEmpty() ? List.of(!allowShort) : profile.longOnly();
      for (double maxPosition : profile.maxPositionSize()) {
        for (double buffer : profile.cashBuffer()) {
          for (boolean onlyLong : longOnly) {
            profile(profile, new Caps(maxPosition, buffer, onlyLong), choices);
          }
        }
      }
    }
    return choices;
  }

  private record Caps(double maxPosition, double buffer, boolean longOnly) {}

  private void profile(RiskProfile profile, Caps caps, List<Choice<Care>> choices) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("risk", profile.name());
    head.put("max_position_size", caps.maxPosition);
    if (profile.cashBuffer().size() > 1) {
      head.put("cash_buffer", caps.buffer);
    }
    if (profile.longOnly().size() > 1) {
      head.put("long_only", caps.longOnly);
    }
    for (ComponentSpec sizing : sizings(caps.maxPosition)) {
      for (Choice<List<ComponentSpec>> further : rules(profile)) {
        Map<String, Object> shown = new LinkedHashMap<>(head);
        shown.putAll(further.shown());
        if (!portfolio.scripted()) {
          shown.put("sizing", sizing.type());
          sizing.parameters().forEach((key, value) -> shown.put("sizing." + key, value));
        }
        choices.add(
            new Choice<>(new Care(sizing, all(caps, further.value())), Parameters.copyOf(shown)));
      }
    }
  }

  private List<ComponentSpec> sizings(double maxPosition) {
    if (portfolio.sizing().isEmpty()) {
      double fraction = Math.min(maxPosition, MOST_OF_EQUITY);
      return List.of(new ComponentSpec("percent_of_equity", Map.of("fraction", fraction)));
    }
    return portfolio.sizing().stream().flatMap(axes -> axes.combinations().stream()).toList();
  }

  private static List<ComponentSpec> all(Caps caps, List<ComponentSpec> further) {
    List<ComponentSpec> rules = new ArrayList<>();
    if (caps.longOnly) {
      rules.add(ComponentSpec.of("long_only"));
    }
    rules.add(new ComponentSpec("max_position_size", Map.of("fraction", caps.maxPosition)));
    rules.add(new ComponentSpec("cash", Map.of("buffer", caps.buffer)));
    rules.addAll(further);
    return List.copyOf(rules);
  }

  private static List<Choice<List<ComponentSpec>>> rules(RiskProfile profile) {
    boolean sets = profile.rules().size() > 1;
    List<Choice<List<ComponentSpec>>> choices = new ArrayList<>();
    for (List<ComponentAxes> set : profile.rules()) {
      Map<String, Object> head = new LinkedHashMap<>();
      if (sets) {
        head.put(
            "risk.rules",
            set.isEmpty()
                ? "none"
                : String.join("+", set.stream().map(ComponentAxes::type).toList()));
      }
      List<Choice<List<ComponentSpec>>> rows =
          List.of(new Choice<>(List.of(), Parameters.copyOf(head)));
      for (ComponentAxes axes : set) {
        rows = times(rows, axes, sets);
      }
      choices.addAll(rows);
    }
    return choices;
  }

  private static List<Choice<List<ComponentSpec>>> times(
      List<Choice<List<ComponentSpec>>> rows, ComponentAxes axes, boolean sets) {
    List<Choice<List<ComponentSpec>>> longer = new ArrayList<>();
    for (Choice<List<ComponentSpec>> row : rows) {
      for (ComponentSpec spec : axes.combinations()) {
        List<ComponentSpec> rules = new ArrayList<>(row.value());
        rules.add(spec);
        Map<String, Object> shown = new LinkedHashMap<>(row.shown());
        spec.parameters()
            .forEach(
                (key, value) -> {
                  if (sets || axes.varies(key)) {
                    shown.put("risk." + axes.type() + "." + key, value);
                  }
                });
        longer.add(new Choice<>(rules, Parameters.copyOf(shown)));
      }
    }
    return longer;
  }
}
