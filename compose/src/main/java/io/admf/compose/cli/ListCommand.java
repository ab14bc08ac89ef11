package io.admf.compose.cli;

import io.admf.component.ComponentInfo;
import io.admf.component.Components;
import io.admf.component.Names;
import io.admf.component.Parameter;
import io.admf.compose.Workbench;
import io.admf.config.BadInputException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the components that YAML can name. */
@Command(
    name = "list",
    description = "Lists what an experiment can name, with parameters and defaults.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      description = "strategy, classifier, feature, sizer, risk_rule, slippage, commission, …")
  private @Nullable String kind;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    Components components = Workbench.library();
    PrintWriter out = spec.commandLine().getOut();
    if (kind == null) {
      for (String each : components.kinds()) {
        print(out, components, each);
      }
    } else {
      print(out, components, known(components, kind));
    }
    out.flush();
    return 0;
  }

  /** The kind by its name, or by its plural. */
  private static String known(Components components, String text) {
    for (String each : components.kinds()) {
      if (text.equals(each) || text.equals(each + "s") || text.equals(plural(each))) {
        return each;
      }
    }
    String nearest = Names.nearest(text, components.kinds());
    throw new BadInputException(
        "list " + text,
        nearest == null
            ? "expected one of " + String.join(", ", components.kinds())
            : "there is no such kind; did you mean " + nearest + "?");
  }

  private static String plural(String kind) {
    return kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s";
  }

  private static void print(PrintWriter out, Components components, String kind) {
    out.println(plural(kind));
    for (ComponentInfo info : components.all(kind)) {
      out.printf("  %-22s %s%n", info.name(), info.description());
      for (Parameter parameter : info.parameters()) {
        out.printf(
            "      %-18s %s; %s%s%n",
            parameter.key(),
            parameter.doc(),
            parameter.expected(),
            parameter.otherwise() == null
                ? " (must be given)"
                : " (default " + parameter.otherwise() + ")");
      }
    }
    out.println();
  }
}
