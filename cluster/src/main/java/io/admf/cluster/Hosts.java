package io.admf.cluster;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collections;

/** Addresses of this machine. */
final class Hosts {

  private Hosts() {}

  /** Whether a host is this machine under an address that no other machine can reach. */
  static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false; // whoever listens on it will say so
    }
  }

  /** Whether a host is an address, or a name that can be looked up. */
  static boolean isKnown(String host) {
    try {
      return !host.isBlank() && InetAddress.getByName(host) != null;
    } catch (UnknownHostException _) {
      return false;
    }
  }

  /** What others reach: the bound address itself, or where that is any, the machine's first. */
  static InetAddress reachable(String bind) throws UnknownHostException {
    InetAddress bound = InetAddress.getByName(bind);
    return bound.isAnyLocalAddress() ? first() : bound;
  }

  private static InetAddress first() {
    try {
      for (NetworkInterface device : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (InetAddress address : Collections.list(device.getInetAddresses())) {
          if (device.isUp() && address instanceof Inet4Address && !address.isLoopbackAddress()) {
            return address;
          }
        }
      }
    } catch (SocketException e) {
      throw new IllegalStateException("expected the network devices of this machine", e);
    }
    return InetAddress.getLoopbackAddress(); // a machine without a network
  }
}
