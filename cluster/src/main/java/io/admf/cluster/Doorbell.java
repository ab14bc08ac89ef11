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
   * Waits until somebody listens.
   *
   * @param seconds for how long at most, from about the start
   * @return whether somebody had to be waited for, and came
   */
  boolean await(int seconds) {
    if (doors.isEmpty() || answers()) {
      return false;
    }
    long start = System.nanoTime();
    while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds)) {
      if (!pause(PAUSE_MILLIS)) {
        return false;
      }
      if (answers()) {
        return true;
      }
    }
    return false;
  }

  /** Lets some time pass; false when the thread was interrupted. */
  static boolean pause(int milliseconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
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
