package io.admf.cluster;

import com.hazelcast.cluster.Address;
import com.hazelcast.instance.impl.DefaultNodeContext;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.cluster.Joiner;
import com.hazelcast.internal.cluster.impl.TcpIpJoiner;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a member is made with. One that has a list of addresses looks for another part of a split
 * cluster only where somebody listens: Hazelcast would wait five seconds for each address of the
 * list where nobody does.
 */
class MemberContext extends DefaultNodeContext {

  private static final int KNOCK_MILLIS = 300;

  @Override
  public Joiner createJoiner(Node node) {
    Joiner joiner = super.createJoiner(node);
    return joiner != null && joiner.getClass() == TcpIpJoiner.class
        ? new KnockingJoiner(node)
        : joiner;
  }

  private static final class KnockingJoiner extends TcpIpJoiner {

    KnockingJoiner(Node node) {
      super(node);
    }

    @Override
    public Collection<Address> getFilteredPossibleAddresses() {
      return answering(super.getFilteredPossibleAddresses());
    }
  }

  /** Those where somebody listens. Of a host that says nothing at all only one port is tried. */
  static List<Address> answering(Collection<Address> addresses) {
    List<Address> answering = new ArrayList<>();
    Set<String> silent = new LinkedHashSet<>();
    for (Address address : addresses) {
      try (Socket knock = new Socket()) {
        if (!silent.contains(address.getHost())) {
          knock.connect(address.getInetSocketAddress(), KNOCK_MILLIS);
          answering.add(address);
        }
      } catch (SocketTimeoutException _) {
        silent.add(address.getHost());
      } catch (IOException _) {
        // nobody listens there
      }
    }
    return answering;
  }
}
