package io.admf.compose.placement;

import io.admf.bus.Address;
import io.admf.bus.Subscription;
import io.admf.bus.vertx.Carrier;
import io.admf.wire.Envelope;
import io.admf.wire.Wire;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A network in one thread, with a clock of its own: messages are lost, come twice, late, in another
 * order or not at all between parties that are cut off from each other, all by a seed. The same
 * seed is the same history.
 */
final class SimulatedBus {

  /**
   * How bad the network is: chances of each message, one by one for each listener.
   *
   * @param slowest latency of a delayed message, microseconds
   */
  record Faults(double lost, double twice, double delayed, long slowest) {
    static final Faults NONE = new Faults(0, 0, 0, 0);
  }

  private static final long MILLISECOND = 1_000; // the clock counts microseconds
  private static final long LATENCY = 200;

  private final SplittableRandom random;
  private final Faults faults;
  private final PriorityQueue<Due> agenda =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
  private final Map<String, List<Listener>> listeners = new LinkedHashMap<>();
  private final Set<String> cutOff = new LinkedHashSet<>();
  private long now;
  private long scheduled;
  private long published;
  private int mostWaiting;

  private record Due(long at, long number, Party party, Runnable work) {}

  private record Listener(Party party, Consumer<Object> handler) {}

  SimulatedBus(long seed, Faults faults) {
    this.random = new SplittableRandom(seed);
    this.faults = faults;
  }

  /** How many messages have been published. */
  long published() {
    return published;
  }

  /** Milliseconds that have gone by. */
  long now() {
    return now / MILLISECOND;
  }

  /** Messages between these and all others are lost from now on; an empty set heals the network. */
  void cutOff(Set<String> names) {
    cutOff.clear();
    cutOff.addAll(names);
  }

  /** Does what is due next; false when nothing is. */
  boolean step() {
    Due next = agenda.poll();
    if (next == null) {
      return false;
    }
    now = Math.max(now, next.at);
    Party party = next.party;
    if (party.alive && party.busyUntil > now) { // slow: it will come to this later
      agenda.add(new Due(party.busyUntil, next.number, party, next.work));
    } else if (party.alive) {
      party.busyUntil = now + party.slowness;
      next.work.run();
    }
    return true;
  }

  /** How many messages and timers were under way at most. */
  int waiting() {
    return mostWaiting;
  }

  private void schedule(Party party, long after, Runnable work) {
    mostWaiting = Math.max(mostWaiting, agenda.size());
    agenda.add(new Due(now + after, scheduled++, party, work));
  }

  /** A process on the network. */
  final class Party implements Carrier {

    private final String name;
    private boolean alive = true;
    private long slowness;
    private long busyUntil;

    Party(String name) {
      this.name = name;
    }

    /** Whatever it does takes it so long from now on, microseconds. */
    void slow(long each) {
      slowness = each;
    }

    /** It is gone: it hears nothing, says nothing and does nothing more. */
    void crash() {
      alive = false;
      listeners.values().forEach(all -> all.removeIf(each -> each.party == this));
    }

    private void travel(Party to, Runnable arrival) {
      if (cutOff.contains(name) != cutOff.contains(to.name)) {
        return;
      }
      if (random.nextDouble() < faults.lost) {
        return;
      }
      int copies = random.nextDouble() < faults.twice ? 2 : 1;
      for (int copy = 0; copy < copies; copy++) {
        long late = random.nextDouble() < faults.delayed ? random.nextLong(1 + faults.slowest) : 0;
        schedule(to, LATENCY + late, arrival);
      }
    }

    @Override
    public void publish(Address to, Object body) {
      if (!alive) {
        return;
      }
      published++;
      Object sent = body instanceof JsonObject json ? json.copy() : body;
      for (Listener each : List.copyOf(listeners.getOrDefault(to.text(), List.of()))) {
        travel(each.party, () -> deliver(to, each, sent));
      }
    }

    private void deliver(Address to, Listener listener, Object body) {
      if (listeners.getOrDefault(to.text(), List.of()).contains(listener)) {
        listener.handler.accept(
            body instanceof Envelope envelope
                ? Wire.decode(Wire.encode(envelope), Envelope.class)
                : body);
      }
    }

    @Override
    public Subscription listen(Address at, Consumer<Object> handler) {
      Listener mine = new Listener(this, handler);
      listeners.computeIfAbsent(at.text(), a -> new ArrayList<>()).add(mine);
      return () -> listeners.getOrDefault(at.text(), new ArrayList<>()).remove(mine);
    }

    @Override
    public void ask(Address to, JsonObject question, long patience, Consumer<Answer> answer) {
      boolean[] told = new boolean[1];
      Consumer<Answer> once =
          given -> {
            if (!told[0]) {
              told[0] = true;
              answer.accept(given);
            }
          };
      schedule(this, patience * MILLISECOND, () -> once.accept(Answer.refusal(Answer.SILENCE, "")));
      List<Listener> there = listeners.getOrDefault(to.text(), List.of());
      if (there.isEmpty()) {
        schedule(this, LATENCY, () -> once.accept(Answer.refusal(Answer.NOBODY, "nobody")));
        return;
      }
      Party asker = this;
      Listener one = there.getFirst();
      Question asked =
          new Question(question.copy(), given -> one.party.travel(asker, () -> once.accept(given)));
      travel(one.party, () -> deliver(to, one, asked));
    }

    @Override
    public Subscription answer(Address at, BiConsumer<Object, Consumer<Answer>> questions) {
      return listen(
          at,
          body -> {
            if (body instanceof Question question) {
              questions.accept(question.body, question.answer);
            }
          });
    }

    @Override
    public Subscription every(long milliseconds, Runnable work) {
      boolean[] over = new boolean[1];
      Runnable again =
          new Runnable() {
            @Override
            public void run() {
              if (!over[0]) {
                work.run();
                schedule(Party.this, milliseconds * MILLISECOND, this);
              }
            }
          };
      schedule(this, milliseconds * MILLISECOND, again);
      return () -> over[0] = true;
    }

    @Override
    public boolean lossy() {
      return true;
    }
  }

  private record Question(JsonObject body, Consumer<Carrier.Answer> answer) {}
}
