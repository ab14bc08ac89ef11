package io.admf.wire;

/**
 * A message with its place in a stream. A receiver drops a sequence number that it has seen, and
 * asks again for one that was left out.
 *
 * @param run the run's id
 * @param stream names what one sender says at one address, such as {@code data:admf.r7.SPY_1d.BAR}
 * @param sequence counts the messages of the stream from 0
 * @param payload an {@link io.admf.event.Event}, a frame or a {@link Batch}
 */
public record Envelope(String run, String stream, long sequence, Object payload) {

  /**
   * @throws IllegalArgumentException if the payload is none of these
   */
  public Envelope {
    if (Kind.of(payload) == Kind.ENVELOPE) {
      throw new IllegalArgumentException("expected an event, frame or batch, was an envelope");
    }
  }
}
