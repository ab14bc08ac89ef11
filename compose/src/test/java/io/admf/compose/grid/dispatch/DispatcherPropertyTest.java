package io.admf.compose.grid.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.compose.grid.dispatch.Answer.Finished;
import io.admf.compose.grid.dispatch.Answer.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A desk and some nodes with a bus between them that loses, doubles and delays, and nodes that die,
 * come late and fail: every combination is done once, in bounded time, whatever happens.
 */
class DispatcherPropertyTest {

  private static final long MILLI = 1_000_000;

  /** Something that happens at a time. */
  private record Due(long time, int order, Runnable what) {}

  private static final class World {

    private final SplittableRandom random;
    private final PriorityQueue<Due> due =
        new PriorityQueue<>(Comparator.comparingLong(Due::time).thenComparingInt(Due::order));
    private final Dispatcher desk;
    private final int[] counted;
    private final double loss;
    private final double failing;
    private final List<Node> nodes = new ArrayList<>();
    private int order;
    private long now;
    private int copies;

    World(long seed) {
      random = new SplittableRandom(seed);
      counted = new int[random.nextInt(1, 400)];
      loss = random.nextInt(3) * 0.15;
      failing = random.nextInt(3) == 0 ? 0.02 : 0;
      Rules rules =
          new Rules(
              500 * MILLI,
              random.nextInt(1, 9),
              random.nextInt(9, 100),
              3_000 * MILLI,
              600_000 * MILLI,
              1_000);
      desk = new Dispatcher(counted.length, rules, 0);
      int count = random.nextInt(1, 6);
      for (int i = 0; i < count; i++) {
        boolean mortal = i > 0 && random.nextInt(3) == 0;
        long from = random.nextLong(5_000) * MILLI;
        Node node = new Node("n" + i, mortal ? from + random.nextLong(9_000) * MILLI : -1);
        nodes.add(node);
        at(from, node::ask);
        at(from, node::beat);
      }
      at(0, this::tick);
    }

    void at(long time, Runnable what) {
      due.add(new Due(time, order++, what));
    }

    /** A message: it may be lost, come late, or come twice. */
    void send(Runnable what) {
      for (int i = 0; i < (random.nextDouble() < loss ? 2 : 1); i++) {
        if (random.nextDouble() >= loss) {
          long delay = random.nextInt(8) == 0 ? random.nextLong(4_000) : random.nextLong(5);
          at(now + delay * MILLI, what);
        }
      }
    }

    void tick() {
      desk.tick(now);
      at(now + 1_000 * MILLI, this::tick);
    }

    void run() {
      while (!desk.finished()) {
        Due next = due.remove();
        assertThat(next.time()).as("it comes to an end").isLessThan(600_000 * MILLI);
        now = next.time();
        next.what().run();
      }
    }

    final class Node {

      private final String name;
      private final long death;
      private final double pace = 1 + random.nextInt(40);
      private @Nullable Work work;
      private boolean finished;
      private int question;

      Node(String name, long death) {
        this.name = name;
        this.death = death;
      }

      boolean dead() {
        return death >= 0 && now >= death;
      }

      void beat() {
        if (!dead() && !finished) {
          long lease = work == null ? 0 : work.lease();
          send(() -> desk.heard(name, lease, now));
          at(now + 1_000 * MILLI, this::beat);
        }
      }

      /** Asks, and asks again when no answer comes in time. */
      void ask() {
        if (dead() || finished || work != null) {
          return;
        }
        int mine = ++question;
        send(
            () -> {
              Answer answer = desk.ask(name, now);
              send(() -> answered(mine, answer));
            });
        at(
            now + 500 * MILLI,
            () -> {
              if (mine == question) {
                ask();
              }
            });
      }

      void answered(int mine, Answer answer) {
        if (dead() || mine != question) {
          return;
        }
        question++;
        switch (answer) {
          case Finished() -> finished = true;
          case Answer.Wait() -> at(now + 100 * MILLI, this::ask);
          case Work given -> {
            work = given;
            long took = (long) ((given.to() - given.from()) * pace * MILLI);
            at(now + took, () -> worked(given, took));
          }
        }
      }

      void worked(Work given, long took) {
        if (dead()) {
          return;
        }
        boolean fails = random.nextDouble() < failing;
        int mine = ++question;
        bring(mine, given, took, fails);
      }

      /** Brings rows until it is told that they are there. */
      void bring(int mine, Work given, long took, boolean fails) {
        if (dead() || mine != question) {
          return;
        }
        send(
            () -> {
              if (fails) {
                desk.failed(name, given.unit(), given.lease(), "no", now);
              } else if (desk.done(name, given.unit(), "rows of " + given.unit(), took, now)) {
                for (int i = given.from(); i < given.to(); i++) {
                  counted[i]++;
                }
              } else {
                copies++;
              }
              send(
                  () -> {
                    if (mine == question) {
                      work = null;
                      ask();
                    }
                  });
            });
        at(now + 500 * MILLI, () -> bring(mine, given, took, fails));
      }
    }
  }

  @Test
  void every_combination_is_done_exactly_once_whatever_happens() {
    int copies = 0;
    int dead = 0;
    for (int seed = 0; seed < 5_000; seed++) {
      World world = new World(seed);
      try {
        world.run();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
      assertThat(Arrays.stream(world.counted).allMatch(count -> count == 1))
          .as("seed %d: %s", seed, Arrays.toString(world.counted))
          .isTrue();
      copies += world.copies;
      dead += (int) world.nodes.stream().filter(World.Node::dead).count();
    }
    assertThat(copies).as("the test sees copies").isGreaterThan(100);
    assertThat(dead).as("the test sees deaths").isGreaterThan(100);
  }
}
