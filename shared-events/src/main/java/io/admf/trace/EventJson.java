package io.admf.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.admf.event.Event;
import io.admf.plan.RunPlan;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * The readable form of an event: one flat JSON object with names in snake_case.
 *
 * <p>First {@code event_id, type, container, correlation_id, causation_id, event_time, known_at,
 * slice}, then the fields of the event. Times are ISO-8601 in UTC to the nanosecond; money and
 * quantities are exact decimals; prices and other measured numbers are the shortest decimals that
 * give the same {@code double}; NaN is null, infinities are text. The same event always gives the
 * same text. Safe for all threads.
 */
public final class EventJson {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Scales scales;

  private EventJson(Scales scales) {
    this.scales = scales;
  }

  /** For events of a run: quantities in the decimals of the run's instruments. */
  public static EventJson of(RunPlan plan) {
    return new EventJson(new Scales(plan));
  }

  /** Without a plan: quantities in size units, as for shares. */
  public static EventJson withoutPlan() {
    return new EventJson(new Scales());
  }

  /** The JSON of an event, on one line. */
  public String write(Event event) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      new EventJsonWriter(json, scales).write(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * The event that {@link #write} wrote, under the same plan.
   *
   * @throws IllegalArgumentException if the text is no event: what was expected, and what was found
   */
  public Event read(String json) {
    return new EventJsonReader(JsonFields.parse(FACTORY, json), scales).read();
  }
}
