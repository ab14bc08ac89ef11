package io.admf.compose.cli;

import io.admf.component.ComponentException;
import io.admf.compose.cli.data.DataCommand;
import io.admf.compose.grid.dispatch.GridException;
import io.admf.compose.placement.ServicesMissingException;
import io.admf.config.BadInputException;
import io.admf.event.InvariantException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command {@code admf}. */
@Command(
    name = "admf",
    description = "Backtests that are reproducible, free of look-ahead, and explainable.",
    mixinStandardHelpOptions = true,
    versionProvider = CodeVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      NodeCommand.class,
      ResumeCommand.class,
      ValidateCommand.class,
      PlanCommand.class,
      ListCommand.class,
      DataCommand.class,
      ExplainCommand.class,
      LedgerCommand.class,
      CostsCommand.class,
      ReportCommand.class,
      TopCommand.class,
      SqlCommand.class,
      ServeCommand.class,
      ServiceCommand.class,
      LookaheadCommand.class
    })
public final class Admf implements Runnable {

  /** The input is wrong. */
  static final int BAD_INPUT = 2;

  /** Anything else. */
  static final int FAILED = 1;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs a command line and returns the exit code. */
  public static int run(String... arguments) {
    return configure(line(new ClusterDoor())).execute(arguments);
  }

  /** Runs a command line with the writers given, for tests. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return run(new ClusterDoor(), out, err, arguments);
  }

  /** The same with another way into a cluster. */
  static int run(Membership.Door door, PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line = line(door);
    line.setOut(out);
    line.setErr(err);
    return configure(line).execute(arguments);
  }

  /** The commands; those that join a cluster do so by {@code door}. */
  private static CommandLine line(Membership.Door door) {
    CommandLine.IFactory plain = CommandLine.defaultFactory();
    return new CommandLine(
        new Admf(),
        new CommandLine.IFactory() {
          @Override
          public <K> K create(Class<K> type) throws Exception {
            if (type == RunCommand.class) {
              return type.cast(new RunCommand(door));
            }
            if (type == ResumeCommand.class) {
              return type.cast(new ResumeCommand(door));
            }
            return type == NodeCommand.class
                ? type.cast(new NodeCommand(door))
                : plain.create(type);
          }
        });
  }

  private static CommandLine configure(CommandLine line) {
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExitCodeExceptionMapper(
        e ->
            switch (e) {
              case BadInputException _, ComponentException _, ParameterException _ -> BAD_INPUT;
              default -> FAILED;
            });
    line.setParameterExceptionHandler(
        (exception, given) -> {
          CommandLine command = exception.getCommandLine();
          PrintWriter err = command.getErr();
          err.println("The command line is wrong:\n  " + exception.getMessage());
          err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
          err.flush();
          return BAD_INPUT;
        });
    line.setExecutionExceptionHandler(
        (exception, command, result) -> {
          PrintWriter err = command.getErr();
          switch (exception) {
            case BadInputException bad -> {
              int count = bad.problems().size();
              err.println(
                  count == 1
                      ? "The input is wrong:"
                      : "The input is wrong in " + count + " places:");
              bad.problems().forEach(problem -> err.println("  " + problem));
            }
            case ComponentException component ->
                err.println("The input is wrong:\n  " + component.getMessage());
            case InvariantException invariant ->
                err.println(
                    invariant.getMessage()
                        + "\nThis is a fault of ADMF, not of your input. No result was written.");
            case GridException grid -> err.println(grid.getMessage());
            case ServicesMissingException missing ->
                err.println("The run could not be carried out: " + missing.getMessage());
            default -> {
              err.println("ADMF failed: " + exception);
              exception.printStackTrace(err);
            }
          }
          err.flush();
          return line.getExitCodeExceptionMapper().getExitCode(exception);
        });
    return line;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
