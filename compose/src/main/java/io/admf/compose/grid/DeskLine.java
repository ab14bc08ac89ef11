package io.admf.compose.grid;

import io.admf.compose.grid.dispatch.GridException;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A node's line to the desk of a sweep. A question that is not answered in time is asked again, so
 * every question must be one that can be asked twice.
 */
final class DeskLine {

  /** A desk that is not there may be about to be heard of. */
  private static final int NOT_THERE = 3;

  private final Vertx vertx;
  private final String desk;
  private final String node;
  private final GridTiming timing;
  private final CountDownLatch never = new CountDownLatch(1);

  /** The desk is there no more. */
  static final class GoneException extends RuntimeException {

    private static final long serialVersionUID = 1;

    GoneException(String message) {
      super(message);
    }
  }

  /**
   * @param node who asks
   */
  DeskLine(Vertx vertx, String desk, String node, GridTiming timing) {
    this.vertx = vertx;
    this.desk = desk;
    this.node = node;
    this.timing = timing;
  }

  String desk() {
    return desk;
  }

  String node() {
    return node;
  }

  private DeliveryOptions options() {
    return new DeliveryOptions().setSendTimeout(timing.answer());
  }

  /**
   * Asks until there is an answer.
   *
   * @throws GoneException if there is none for too long
   * @throws GridException if the desk does not understand
   */
  <T> T ask(JsonObject question, Class<T> type) throws InterruptedException {
    question.put("node", node);
    int notThere = 0;
    for (int asked = 0; asked < timing.questions(); asked++) {
      try {
        Message<Object> answer =
            vertx
                .eventBus()
                .<Object>request(desk, question, options())
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        return type.cast(answer.body());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof ReplyException reply)) {
          throw new GridException("the desk cannot be spoken to: " + e.getCause());
        }
        if (reply.failureType() == ReplyFailure.RECIPIENT_FAILURE) {
          throw new GridException("the desk refuses: " + reply.getMessage());
        }
        if (reply.failureType() == ReplyFailure.NO_HANDLERS && ++notThere == NOT_THERE) {
          break;
        }
        pause();
      }
    }
    throw new GoneException("the coordinator at %s does not answer any more".formatted(desk));
  }

  /** Asks once, for an answer that is not waited for. */
  void ask(JsonObject question, Consumer<JsonObject> answered) {
    vertx
        .eventBus()
        .<JsonObject>request(desk, question.put("node", node), options())
        .onSuccess(answer -> answered.accept(answer.body()));
  }

  /** Says something once. */
  void tell(JsonObject what) {
    vertx.eventBus().send(desk, what.put("node", node));
  }

  void pause() throws InterruptedException {
    boolean over = never.await(timing.pause(), TimeUnit.MILLISECONDS);
    if (over) {
      throw new IllegalStateException("what is never done was done");
    }
  }
}
