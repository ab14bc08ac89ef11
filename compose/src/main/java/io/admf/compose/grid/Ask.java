package io.admf.compose.grid;

import io.admf.bus.Address;
import io.admf.bus.Addresses;

/**
 * The words of the protocol. All that nodes send are requests to the coordinator's desk, as JSON
 * with the key {@link #ASK}; each may come late, twice or never and is then asked again.
 *
 * <pre>
 * hello     node, code              → the sweep: data, reporting, sources; or refused
 * join      node, member, code      → ok; or refused
 * bars      node                    → bytes and hash of the bars
 * chunk     node, at                → bytes of the bars from there
 * work      node                    → unit, lease, key, plan; or wait; or finished
 * rows      node, unit, lease, key, took, rows      → as work
 * failed    node, unit, lease, message              → as work
 * beat      node, lease             → wanted
 * bye       node                    → ok
 * unable    node, message           → ok
 * </pre>
 *
 * A coordinator publishes {@code desk, run, code} at {@link #NODES} every second, and at its end
 * {@code over}.
 */
final class Ask {

  static final String ASK = "ask";

  static final String HELLO = "hello";
  static final String JOIN = "join";
  static final String BARS = "bars";
  static final String CHUNK = "chunk";
  static final String WORK = "work";
  static final String ROWS = "rows";
  static final String FAILED = "failed";
  static final String BEAT = "beat";
  static final String BYE = "bye";
  static final String UNABLE = "unable";

  /** The key of an answer that says why a node is not wanted. */
  static final String REFUSED = "refused";

  /** Where nodes hear of sweeps. */
  static final Address NODES = Addresses.service("node");

  /** Bytes in a chunk of bars, at most. */
  static final int CHUNK_BYTES = 1 << 20;

  private Ask() {}
}
