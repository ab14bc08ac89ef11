package io.admf.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** The hash that takes words against the library's, which takes bytes. */
class WordsTest {

  @RepeatedTest(200)
  void words_are_hashed_as_their_bytes_are(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    Words words = new Words();
    HashStream128 bytes = Hashing.murmur3_128().hashStream();
    for (int pair = random.nextInt(100); pair > 0; pair--) {
      long first = random.nextBoolean() ? random.nextLong() : random.nextInt(3) - 1;
      long second = random.nextLong();
      words.add(first, second);
      bytes.putLong(first).putLong(second);
    }
    HashValue128 expected = bytes.get();
    assertThat(words.hex())
        .isEqualTo(
            String.format(
                Locale.ROOT,
                "%016x%016x",
                expected.getMostSignificantBits(),
                expected.getLeastSignificantBits()));
  }
}
