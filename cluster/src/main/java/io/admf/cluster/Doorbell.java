package io.admf.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Tells whether anybody listens where members may be, before this process does itself. */
final class Doorbell {

  private static final int CONNECT_MILLIS = 200;
  private static final int PAUSE_MILLIS = 100;

  /** How long members that have just begun take to agree on who is first. */
  private static final int SETTLE_MILLIS = 1_000;

  private final List<InetSocketAddress> doors = new ArrayList<>();

  /** Rings at all places of a list of members; at none where there is another way to find them. */
  Doorbell(SystemConfig.Membership membership) {
    if (membership.discovery() == SystemConfig.Discovery.TCP_IP) {
      for (String member : membership.members()) {
        MemberAddress address = Objects.requireNonNull(MemberAddress.parse(member));
        for (int port : address.ports(membership.port(), SystemConfig.Membership.PORTS)) {
          doors.add(new InetSocketAddress(address.host(), port));
        }
      }
    }
  }

  /**
   * Waits until somebody listens, and a moment more where nobody did at first.
   *
   * @param seconds for how long at most, about
   */
  void await(int seconds) {
    if (doors.isEmpty() || answers()) {
      return;
    }
    long start = System.nanoTime();
    try {
      while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds)) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        if (answers()) {
          TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean answers() {
    for (InetSocketAddress door : doors) {
      try (Socket bell = new Socket()) {
        bell.connect(door, CONNECT_MILLIS);
        return true;
      } catch (IOException _) {
        // nobody there
      }
    }
    return false;
  }
}
