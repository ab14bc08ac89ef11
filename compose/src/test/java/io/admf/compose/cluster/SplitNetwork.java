package io.admf.compose.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Two network namespaces of Linux, joined by a cable that can be pulled and put back, in a user
 * namespace of their own: nothing of the machine's network is seen or touched, and all of it is
 * gone when the process that holds it ends.
 */
final class SplitNetwork implements AutoCloseable {

  /** An end of the cable. */
  enum Side {
    WEST("10.77.0.1"),
    EAST("10.77.0.2");

    private final String address;

    Side(String address) {
      this.address = address;
    }

    String address() {
      return address;
    }
  }

  private static final List<String> APART =
      List.of(
          "unshare",
          "--user",
          "--map-root-user",
          "--net",
          "--mount",
          "--pid",
          "--mount-proc",
          "--fork",
          "--kill-child",
          "bash",
          "-e");

  /** What the holder of both namespaces does first; it is of the west. */
  private static final String SET_UP =
      """
      ip link set lo up
      unshare --net sleep infinity </dev/null &
      east=$!
      until [ "$(readlink /proc/$east/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do :; done
      there="nsenter --target $east --net"
      ip link add west type veth peer name east
      ip link set east netns $east
      ip addr add 10.77.0.1/24 dev west
      ip link set west up
      $there ip link set lo up
      $there ip addr add 10.77.0.2/24 dev east
      $there ip link set east up
      """;

  private final Process holder;
  private final PrintWriter orders;
  private final BufferedReader answers;

  private SplitNetwork(Process holder) {
    this.holder = holder;
    this.orders = new PrintWriter(holder.outputWriter(StandardCharsets.UTF_8));
    this.answers = holder.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Makes the two.
   *
   * @throws NotPermittedException where this machine does not let us
   */
  static SplitNetwork make() throws NotPermittedException {
    try {
      SplitNetwork made =
          new SplitNetwork(new ProcessBuilder(APART).redirectErrorStream(true).start());
      String refusal = made.does(SET_UP);
      if (refusal != null) {
        made.close();
        throw new NotPermittedException(refusal);
      }
      return made;
    } catch (IOException e) {
      throw new NotPermittedException(e.getMessage());
    }
  }

  /** Namespaces cannot be had here. */
  static final class NotPermittedException extends Exception {
    private static final long serialVersionUID = 1;

    NotPermittedException(@Nullable String message) {
      super("network namespaces cannot be made here: " + message);
    }
  }

  /** Has the holder do something; the reason where it could not. */
  private @Nullable String does(String script) {
    orders.println(script);
    orders.println("echo done");
    orders.flush();
    StringBuilder said = new StringBuilder();
    try {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.equals("done")) {
          return null;
        }
        said.append(line).append(' ');
      }
    } catch (IOException e) {
      said.append(e.getMessage());
    }
    return said.toString();
  }

  /** What to put before a command that shall run on a side. */
  List<String> on(Side side) {
    ProcessHandle west = holder.children().findFirst().orElseThrow();
    ProcessHandle held =
        side == Side.WEST
            ? west
            : west.children()
                .filter(each -> !net(each).equals(net(west)))
                .findFirst()
                .orElseThrow();
    return List.of(
        "nsenter",
        "--target",
        Long.toString(held.pid()),
        "--user",
        "--preserve-credentials",
        "--net");
  }

  private static Path net(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/%d/ns/net".formatted(process.pid())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Pulls the cable: whatever one side says is lost, and nobody is told. */
  void cut() {
    order("ip link set west down");
  }

  /** Puts the cable back. */
  void join() {
    order("ip link set west up");
  }

  private void order(String script) {
    String refusal = does(script);
    if (refusal != null) {
      throw new IllegalStateException(script + ": " + refusal);
    }
  }

  @Override
  public void close() {
    holder.destroyForcibly();
    try {
      if (!holder.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the holder of the namespaces would not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
