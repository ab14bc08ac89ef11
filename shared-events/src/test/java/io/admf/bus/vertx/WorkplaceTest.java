package io.admf.bus.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.fixture.ServiceBench;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkplaceTest {

  private static final int MILLISECOND = 1_000_000;

  private final Vertx vertx = Vertx.vertx();
  private final Context loop = context(ThreadingModel.EVENT_LOOP);
  private final Workplace place = new Workplace(loop, context(ThreadingModel.WORKER));

  /** A verticle that only lends its context. */
  private static final class Lender extends VerticleBase {
    Context lent() {
      return context;
    }
  }

  private Context context(ThreadingModel model) {
    Lender lender = new Lender();
    ServiceBench.await(
        vertx.deployVerticle(lender, new DeploymentOptions().setThreadingModel(model)));
    return lender.lent();
  }

  @AfterEach
  void close() {
    ServiceBench.await(vertx.close());
  }

  /** Has as many pieces of work arrive, one after the other: whether each was done on the loop. */
  private List<Boolean> take(Workplace.Kind kind, int count, Runnable work) {
    List<Boolean> onLoop = new ArrayList<>();
    Promise<Void> done = Promise.promise();
    place.onArrivals(() -> arrive(kind, count, work, onLoop, done));
    ServiceBench.await(done.future());
    return onLoop;
  }

  private void arrive(
      Workplace.Kind kind, int left, Runnable work, List<Boolean> onLoop, Promise<Void> done) {
    if (left == 0) {
      done.complete();
      return;
    }
    kind.take(
        () -> {
          onLoop.add(Context.isOnEventLoopThread());
          work.run();
        });
    place.handOver( // once the one before is done
        () -> place.onArrivals(() -> arrive(kind, left - 1, work, onLoop, done)));
  }

  @Test
  void quick_work_is_done_where_it_arrives_once_it_is_known_to_be_quick() {
    List<Boolean> onLoop = take(place.kind(), 100, () -> {});
    assertThat(onLoop).startsWith(false).contains(true);
  }

  @Test
  void slow_work_is_handed_over_and_one_slow_piece_now_and_then_is_not() {
    Workplace.Kind kind = place.kind();
    assertThat(take(kind, 20, () -> LockSupport.parkNanos(3 * MILLISECOND)))
        .containsOnly(false)
        .hasSize(20);
    assertThat(take(kind, 50, () -> {})).contains(true);
    take(kind, 1, () -> LockSupport.parkNanos(20 * MILLISECOND));
    assertThat(take(kind, 20, () -> {})).contains(true);
  }

  @Test
  void work_is_done_in_the_order_it_arrived_whoever_does_it() {
    SplittableRandom random = new SplittableRandom(14);
    List<Integer> done = new ArrayList<>();
    List<Workplace.Kind> kinds = List.of(place.kind(), place.kind(), place.kind());
    for (int round = 0; round < 50; round++) {
      int first = 200 * round;
      long pause = random.nextInt(10) == 0 ? 2 * MILLISECOND : 1;
      place.onArrivals(
          () -> {
            for (int i = first; i < first + 200; i++) {
              int number = i;
              kinds
                  .get(i % 3)
                  .take(
                      () -> {
                        if (number % 3 == 0 && number % 20 == 0) {
                          LockSupport.parkNanos(pause);
                        }
                        done.add(number); // not safe for threads that do not take turns
                      });
            }
          });
    }
    Promise<Void> end = Promise.promise();
    place.onArrivals(() -> place.handOver(end::complete));
    ServiceBench.await(end.future());
    assertThat(done).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
  }

  @Test
  void work_that_throws_gives_its_turn_back() {
    Workplace.Kind kind = place.kind();
    take(kind, 50, () -> {});
    place.onArrivals(
        () ->
            kind.take(
                () -> {
                  throw new IllegalStateException("expected by the test");
                }));
    assertThat(take(kind, 3, () -> {})).hasSize(3);
  }
}
