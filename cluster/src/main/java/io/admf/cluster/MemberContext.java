package io.admf.cluster;

import com.hazelcast.cluster.Address;
import com.hazelcast.instance.impl.DefaultNodeContext;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.cluster.Joiner;
import com.hazelcast.internal.cluster.impl.TcpIpJoiner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a member is made with. One that has a list of addresses looks for the other part of a split
 * cluster first where it has lost members, the latest first: Hazelcast waits five seconds for each
 * address where nobody is, in no order, and a host that is listed without a port stands for many.
 */
class MemberContext extends DefaultNodeContext {

  @Override
  public Joiner createJoiner(Node node) {
    Joiner joiner = super.createJoiner(node);
    return joiner != null && joiner.getClass() == TcpIpJoiner.class
        ? new LostFirstJoiner(node)
        : joiner;
  }

  private static final class LostFirstJoiner extends TcpIpJoiner {

    LostFirstJoiner(Node node) {
      super(node);
    }

    @Override
    public Collection<Address> getFilteredPossibleAddresses() {
      return lostFirst(super.getFilteredPossibleAddresses(), getKnownMemberAddresses());
    }
  }

  /**
   * Orders addresses.
   *
   * @param lost when each member was lost, milliseconds of some clock
   */
  static List<Address> lostFirst(Collection<Address> addresses, Map<Address, Long> lost) {
    List<Address> ordered = new ArrayList<>(addresses);
    ordered.sort(
        Comparator.comparing((Address address) -> lost.getOrDefault(address, Long.MIN_VALUE))
            .reversed());
    return ordered;
  }
}
