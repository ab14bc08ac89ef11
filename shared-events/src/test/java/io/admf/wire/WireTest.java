package io.admf.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.event.Bar;
import io.admf.event.EconomicRelease;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Header;
import io.admf.fixture.Events;
import io.admf.fixture.Frames;
import io.admf.flow.Credit;
import io.admf.flow.Step;
import io.admf.frame.EquityFrame;
import io.admf.frame.FeatureFrame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {

  @ParameterizedTest
  @EnumSource
  void every_event_comes_back_as_it_was(EventType type) {
    long seed = 11 + type.name().hashCode();
    Events events = new Events(new SplittableRandom(seed));
    for (int i = 0; i < 300; i++) {
      Event event = events.event(type);
      byte[] bytes = Wire.encode(event);
      assertThat(Wire.decode(bytes)).as("seed %d, event %d", seed, i).isEqualTo(event);
      assertThat(Wire.encode(Wire.decode(bytes))).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void every_frame_comes_back_with_the_rows_that_count(long seed) {
    Frames frames = new Frames(new SplittableRandom(seed));
    for (int i = 0; i < 300; i++) {
      Object frame = frames.any(20);
      Object back = Wire.decode(Wire.encode(frame));
      assertThat(back).hasSameClassAs(frame);
      assertThat(Frames.describe(back))
          .as("seed %d, frame %d", seed, i)
          .isEqualTo(Frames.describe(frame));
    }
  }

  @Test
  void only_the_rows_that_count_travel() {
    long[] room = new long[5_000];
    EquityFrame frame = new EquityFrame(0, 0, 0, 2, room, room, room, room);
    assertThat(Wire.encode(frame)).hasSize(Wire.HEADER + 4 + 8 + 8 + 4 + 4 * 2 * 8);
    assertThat(Wire.decode(Wire.encode(frame), EquityFrame.class).cash()).hasSize(2);
  }

  @Test
  void a_nan_keeps_its_bits() {
    long[] patterns = {
      0x7ff8000000000000L, 0x7ff0000000000001L, 0xfff8000000000000L, 0x7fffffffffffffffL
    };
    double[] values = Arrays.stream(patterns).mapToDouble(Double::longBitsToDouble).toArray();
    FeatureFrame frame =
        new FeatureFrame(0, 0, values.length, List.of("x"), new double[][] {values});
    double[] back = Wire.decode(Wire.encode(frame), FeatureFrame.class).column("x");
    assertThat(Arrays.stream(back).mapToLong(Double::doubleToRawLongBits).toArray())
        .isEqualTo(patterns);
    for (long pattern : patterns) {
      EconomicRelease release =
          new EconomicRelease(header(), "x", Double.longBitsToDouble(pattern));
      double value = Wire.decode(Wire.encode(release), EconomicRelease.class).value();
      assertThat(Double.doubleToRawLongBits(value)).isEqualTo(pattern);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void a_batch_keeps_its_order_and_an_envelope_its_place(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Events events = new Events(random);
    Frames frames = new Frames(random);
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      items.add(random.nextBoolean() ? events.any() : frames.any(5));
    }
    Envelope envelope = new Envelope("r7", "SPY_1d.BAR", Long.MAX_VALUE, new Batch(items));
    Envelope back = Wire.decode(Wire.encode(envelope), Envelope.class);
    assertThat(back.run()).isEqualTo("r7");
    assertThat(back.stream()).isEqualTo("SPY_1d.BAR");
    assertThat(back.sequence()).isEqualTo(Long.MAX_VALUE);
    List<Object> found = ((Batch) back.payload()).items();
    assertThat(found).hasSameSizeAs(items);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Event event) {
        assertThat(found.get(i)).as("seed %d, item %d", seed, i).isEqualTo(event);
      } else {
        assertThat(Frames.describe(found.get(i))).isEqualTo(Frames.describe(items.get(i)));
      }
    }
    Batch nothing = new Batch(List.of());
    assertThat(Wire.decode(Wire.encode(nothing))).isEqualTo(nothing);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void a_step_and_a_credit_come_back_as_they_were(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Events events = new Events(random);
    for (int i = 0; i < 200; i++) {
      List<Event> happened = new ArrayList<>();
      int count = random.nextInt(5);
      for (int j = 0; j < count; j++) {
        happened.add(events.any());
      }
      Step step =
          new Step(
              random.nextInt(),
              random.nextLong(),
              random.nextLong(),
              random.nextLong(),
              random.nextLong(),
              random.nextLong(),
              random.nextBoolean(),
              happened);
      assertThat(Wire.decode(Wire.encode(step))).as("seed %d, step %d", seed, i).isEqualTo(step);
      Credit credit = new Credit(random.nextLong());
      assertThat(Wire.decode(Wire.encode(credit))).isEqualTo(credit);
    }
  }

  @Test
  void what_is_no_message_is_refused() {
    assertThatThrownBy(() -> Wire.encode("text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "expected an event, frame, step, credit, batch or envelope, was java.lang.String");
    Batch batch = new Batch(List.of());
    assertThatThrownBy(() -> new Batch(List.of(batch)))
        .hasMessage("expected an event or a frame in a batch, was BATCH");
    Envelope envelope = new Envelope("r", "s", 0, batch);
    assertThatThrownBy(() -> new Envelope("r", "s", 0, envelope))
        .hasMessage("expected an event, frame or batch, was an envelope");
    assertThatThrownBy(() -> Wire.encode(new EconomicRelease(header(), "half \ud83d", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected Unicode text, was half a surrogate pair at character 5 of 6");
    assertThatThrownBy(() -> Wire.decode(Wire.encode(batch), Bar.class))
        .isInstanceOf(WireException.class)
        .hasMessage("expected a message of type Bar, found Batch");
  }

  @Test
  void no_beginning_of_a_message_is_taken_for_the_whole() {
    for (Object sample : Samples.all().values()) {
      byte[] bytes = Wire.encode(sample);
      for (int length = 0; length < bytes.length; length++) {
        byte[] part = Arrays.copyOf(bytes, length);
        assertThatThrownBy(() -> Wire.decode(part))
            .as("%s cut at %d", Kind.of(sample), length)
            .isInstanceOf(WireException.class)
            .hasMessageStartingWith("expected ")
            .hasMessageContaining("found ");
      }
      assertThatThrownBy(() -> Wire.decode(Arrays.copyOf(bytes, bytes.length + 1)))
          .isInstanceOf(WireException.class);
    }
  }

  @Test
  void no_flipped_byte_goes_unnoticed() {
    for (Object sample : Samples.all().values()) {
      byte[] bytes = Wire.encode(sample);
      for (int at = 0; at < bytes.length; at++) {
        for (int flip : new int[] {0x01, 0x80, 0xff}) {
          byte[] corrupt = bytes.clone();
          corrupt[at] ^= (byte) flip;
          assertThatThrownBy(() -> Wire.decode(corrupt))
              .as("%s, byte %d xor %x", Kind.of(sample), at, flip)
              .isInstanceOf(WireException.class)
              .hasMessageStartingWith("expected ");
        }
      }
    }
  }

  /**
   * With the checksum made right again the readers see the damage: they may find another message,
   * but they never fail in another way and never allocate what cannot be there.
   */
  @Test
  void damage_under_a_right_checksum_gives_a_message_or_a_clear_refusal() {
    for (Map.Entry<Kind, Object> sample : Samples.all().entrySet()) {
      byte[] bytes = Wire.encode(sample.getValue());
      int refused = 0;
      for (int at = 6; at < bytes.length; at++) {
        if (at >= 8 && at < Wire.HEADER) {
          continue;
        }
        byte[] damaged = bytes.clone();
        damaged[at] ^= (byte) 0xff;
        sign(damaged);
        try {
          Wire.decode(damaged);
        } catch (WireException e) {
          assertThat(e).hasMessageStartingWith("expected ");
          refused++;
        }
      }
      assertThat(refused).as("%s", sample.getKey()).isPositive();
    }
  }

  @Test
  void a_count_beyond_the_payload_is_refused_before_memory_is_taken_for_it() {
    EquityFrame frame =
        new EquityFrame(0, 0, 0, 1, new long[1], new long[1], new long[1], new long[1]);
    byte[] bytes = Wire.encode(frame);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(Wire.HEADER + 4 + 8 + 8, Integer.MAX_VALUE);
    sign(bytes);
    assertThatThrownBy(() -> Wire.decode(bytes))
        .isInstanceOf(WireException.class)
        .hasMessage(
            "expected a count of items of 32 bytes in the last 32 bytes of the payload, found"
                + " 2147483647");
    byte[] text = Wire.encode(new EconomicRelease(header(), "x", 1));
    ByteBuffer.wrap(text).order(ByteOrder.LITTLE_ENDIAN).putInt(Wire.HEADER, 2_000_000_000);
    sign(text);
    assertThatThrownBy(() -> Wire.decode(text))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("found 2000000000");
  }

  @Test
  void a_newer_version_is_named_together_with_the_one_that_is_known() {
    byte[] bytes = Wire.encode(Samples.all().get(Kind.BAR));
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(4, (short) 7);
    sign(bytes);
    assertThatThrownBy(() -> Wire.decode(bytes))
        .isInstanceOf(WireException.class)
        .hasMessage(
            "expected a message of format version 1 to 1, found version 7; the sender is newer"
                + " than this reader");
  }

  @Test
  void other_bytes_are_recognised() {
    assertThatThrownBy(() -> Wire.decode(new byte[0]))
        .hasMessage("expected a header of 16 bytes, found 0 bytes");
    assertThatThrownBy(() -> Wire.decode("GET / HTTP/1.1\r\n\r\n".getBytes()))
        .hasMessage("expected a message to begin with ADMF (41444d46), found 47455420");
  }

  private static Header header() {
    EventId id = new EventId("root", EventType.ECONOMIC, 0);
    return new Header(id, id.toString(), null, 0, 0, 0);
  }

  /** Puts the checksum of what the bytes are now. */
  private static void sign(byte[] message) {
    CRC32C crc = new CRC32C();
    crc.update(message, 4, 8);
    crc.update(message, Wire.HEADER, message.length - Wire.HEADER);
    ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).putInt(12, (int) crc.getValue());
  }
}
