package io.admf.bus.vertx;

import io.admf.bus.Address;
import io.admf.bus.Subscription;
import io.admf.wire.Envelope;
import io.vertx.core.json.JsonObject;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Carries messages between the parties of a run: an event bus in life, a simulated one in tests.
 * What it publishes may be lost, come twice, late or in another order where it is {@link #lossy};
 * whoever uses it makes good for that. Everything it calls, it calls on the one context of its
 * user.
 */
public interface Carrier {

  /**
   * Says something to all who listen at an address: an envelope or a control message.
   *
   * @throws io.admf.wire.WireException if it is an envelope longer than the carrier takes
   */
  void publish(Address to, Object body);

  /**
   * What is kept of an envelope that may have to be said again: the less it is, the better, for
   * most never are.
   *
   * @return gives the envelope, or one that is equal to it
   */
  default Supplier<Envelope> keep(Envelope envelope) {
    return () -> envelope;
  }

  /** Hears what is said at an address. */
  Subscription listen(Address at, Consumer<Object> handler);

  /**
   * Asks whoever answers at an address.
   *
   * @param patience milliseconds to wait for the answer
   * @param answer hears the answer, {@link Answer#SILENCE} when patience ends, or {@link
   *     Answer#NOBODY} before that; once
   */
  void ask(Address to, JsonObject question, long patience, Consumer<Answer> answer);

  /** Answers what is asked at an address: each question by what is told to its consumer. */
  Subscription answer(Address at, BiConsumer<Object, Consumer<Answer>> questions);

  /** Does something once all that was begun to be heard so far is heard from everywhere. */
  default void settled(Runnable then) {
    then.run();
  }

  /** Does something again and again. */
  Subscription every(long milliseconds, Runnable work);

  /**
   * Where work may be left on any thread, as by what hears a market: it is done soon, in its turn,
   * as if a message had come.
   */
  default Consumer<Runnable> entrance() {
    return Runnable::run;
  }

  /** How many bytes an envelope may take on the wire. */
  default int longest() {
    return Integer.MAX_VALUE;
  }

  /** Counts what channels do. */
  default ChannelMeters meters() {
    return ChannelMeters.NONE;
  }

  /** A clock for how long something took; no event sees it. Nanoseconds. */
  default long nanos() {
    return 0;
  }

  /** Whether messages may be lost between parties. */
  boolean lossy();

  /**
   * What came of a question.
   *
   * @param body the reply; empty unless {@code code} is 0
   * @param code 0, the failure code of who refused it, {@link #SILENCE} or {@link #NOBODY}
   * @param reason of a failure
   */
  record Answer(JsonObject body, int code, String reason) {

    /** Code of a question that nobody answered in time. */
    public static final int SILENCE = -1;

    /** Code of a question at an address where there is nobody to answer. */
    public static final int NOBODY = -2;

    /** A reply. */
    public static Answer reply(JsonObject body) {
      return new Answer(body, 0, "");
    }

    /** A refusal. */
    public static Answer refusal(int code, String reason) {
      return new Answer(new JsonObject(), code, reason);
    }

    /** Whether no one has answered, be it with a refusal. */
    public boolean unheard() {
      return code < 0;
    }

    /** Whether there was a reply. */
    public boolean given() {
      return code == 0;
    }
  }
}
