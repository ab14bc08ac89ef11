package io.admf.portfolio.ordering;

import io.admf.component.Components;
import io.admf.frame.FeatureFrame;
import io.admf.plan.AccountKind;
import io.admf.plan.ComponentSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.portfolio.PortfolioKinds;
import io.admf.portfolio.RiskQuestion;
import io.admf.portfolio.RiskRule;
import io.admf.portfolio.TrimmingRule;
import io.admf.portfolio.library.risk.BuyingPower;
import io.admf.portfolio.library.risk.Locate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The risk rules of one portfolio, in the order in which they are asked. */
final class Rules {

  private record Rule(String name, RiskRule rule, Readings readings) {}

  /**
   * What the rules make of a request.
   *
   * @param quantity size units that pass
   * @param rule that refused it; null where it passed
   * @param why the values that decided: against it, or for those that passed
   */
  record Verdict(long quantity, @Nullable String rule, String why) {}

  private final List<Rule> rules = new ArrayList<>();
  private final String names;

  Rules(RunPlan plan, PortfolioSpec spec, Components components) {
    for (ComponentSpec each : spec.risk()) {
      RiskRule rule = components.create(PortfolioKinds.RISK_RULE, each);
      rules.add(
          new Rule(each.type(), rule, new Readings(plan, spec, each.type(), rule.features())));
    }
    accountRules(plan, spec);
    this.names = String.join(", ", rules.stream().map(Rule::name).toList());
  }

  /** The rules that an account brings with it. */
  private void accountRules(RunPlan plan, PortfolioSpec spec) {
    if (spec.account().rates().borrowed().stream().anyMatch(each -> each.rate() < 0)) {
      rules.add(new Rule("locate", new Locate(), new Readings(plan, spec, "locate", List.of())));
    }
    if (spec.account().kind() != AccountKind.SIMPLE) {
      rules.add(
          new Rule(
              "buying_power",
              new BuyingPower(),
              new Readings(plan, spec, "buying_power", List.of())));
    }
  }

  /** Takes in the features of the next block. */
  void read(List<FeatureFrame> features) {
    rules.forEach(rule -> rule.readings().read(features));
  }

  /**
   * Asks all rules, up to the first that refuses.
   *
   * @param quantity size units asked for
   * @param series the series that is traded
   * @param row of its bar at which the request is made
   * @param about the question about so many size units
   */
  Verdict judge(long quantity, int series, int row, LongFunction<RiskQuestion> about) {
    long units = quantity;
    String why = names;
    RiskQuestion plain = about.apply(units);
    for (Rule each : rules) {
      RiskQuestion question = plain.seeing(each.readings().at(series, row));
      if (each.rule() instanceof TrimmingRule trimming) {
        long most = Math.clamp(trimming.most(question), 0, units);
        if (most < units) {
          String reason = trimming.explain(question);
          if (most == 0) {
            return new Verdict(0, each.name(), reason);
          }
          why += "; " + each.name() + " trimmed it: " + reason;
          units = most;
          plain = about.apply(units);
          question = plain.seeing(question.features());
        }
      }
      String refusal = each.rule().refusal(question);
      if (refusal != null) {
        return new Verdict(units, each.name(), refusal);
      }
    }
    return new Verdict(units, null, why);
  }
}
