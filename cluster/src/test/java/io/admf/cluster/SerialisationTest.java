package io.admf.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What members refuse to make of what they are sent. */
@Timeout(60)
class SerialisationTest {

  private static final AtomicInteger MADE = new AtomicInteger();

  /** A class that has no business on the wire, and does something when it is read. */
  static final class Foreign implements Serializable {
    private static final long serialVersionUID = 1L;

    private Object readResolve() {
      MADE.incrementAndGet();
      return this;
    }
  }

  @Test
  void a_foreign_class_that_a_member_sends_is_refused_before_any_of_its_code_runs() {
    try (Members members = new Members()) {
      Config ours = MemberSettings.of(members.config(null).cluster(), "n1", "data");
      Config theirs = MemberSettings.of(members.config(null).cluster(), "n2", "thief");
      HazelcastInstance honest = Hazelcast.newHazelcastInstance(ours);
      HazelcastInstance thief = Hazelcast.newHazelcastInstance(theirs);
      try {
        assertThat(honest.getCluster().getMembers()).hasSize(2);
        IMap<String, Object> told = thief.getMap("told");
        told.put("text", "plain");
        told.put("list", new ArrayList<>(List.of(1L, "two")));
        told.put("foreign", new Foreign());
        IMap<String, Object> heard = honest.getMap("told");
        assertThat(heard.get("text")).isEqualTo("plain");
        assertThat(heard.get("list")).isEqualTo(List.of(1L, "two"));
        assertThatThrownBy(() -> heard.get("foreign"))
            .isInstanceOf(HazelcastSerializationException.class)
            .hasStackTraceContaining("Resolving class " + Foreign.class.getName());
        assertThat(MADE).hasValue(0);
      } finally {
        thief.shutdown();
        honest.shutdown();
      }
    }
  }

  private static Object copy(Object what) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(what);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      in.setObjectInputFilter(SerialGuard.filter());
      return in.readObject();
    }
  }

  @Test
  void the_guard_of_the_process_lets_plain_values_in_and_nothing_else() throws Exception {
    assertThat(copy(new ArrayList<>(List.of("a", 1L)))).isEqualTo(List.of("a", 1L));
    assertThatThrownBy(() -> copy(new Foreign())).isInstanceOf(InvalidClassException.class);
    assertThatThrownBy(() -> copy(new ArrayList<>(List.of(new Foreign()))))
        .isInstanceOf(InvalidClassException.class);
    assertThatThrownBy(() -> copy(new javax.management.ObjectName("a:b=c")))
        .isInstanceOf(InvalidClassException.class);
    assertThat(MADE).hasValue(0);
  }
}
