package io.admf.architecture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.fixture.ArchitectureRules;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that nothing can break prove nothing: each is tried on classes that do. */
class ArchitectureRulesTest {

  static final class Clocks {
    long millis() {
      return System.currentTimeMillis();
    }
  }

  static final class ClockByReference {
    LongSupplier nanos() {
      return System::nanoTime;
    }
  }

  static final class Now {
    Instant now() {
      return Instant.now();
    }
  }

  static final class NowByReference {
    Supplier<LocalDate> today() {
      return LocalDate::now;
    }
  }

  static final class SystemClock {
    Clock clock() {
      return Clock.systemUTC();
    }
  }

  static final class Uuid {
    Supplier<UUID> id() {
      return UUID::randomUUID;
    }
  }

  static final class MathRandom {
    double next() {
      return Math.random();
    }
  }

  static final class Seedless {
    Random random() {
      return new Random();
    }
  }

  static final class SeedlessByReference {
    Supplier<SplittableRandom> random() {
      return SplittableRandom::new;
    }
  }

  static final class ThreadRandom {
    int next() {
      return ThreadLocalRandom.current().nextInt();
    }
  }

  static final class Shuffle {
    void shuffle(List<String> list) {
      Collections.shuffle(list);
    }
  }

  static final class DefaultLocale {
    Locale locale() {
      return Locale.getDefault();
    }
  }

  static final class DefaultZone {
    ZoneId zone() {
      return ZoneId.systemDefault();
    }
  }

  static final class Environment {
    String home() {
      return System.getenv("HOME");
    }
  }

  static final class Sleeper {
    void nap() throws InterruptedException {
      Thread.sleep(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Clocks.class,
        ClockByReference.class,
        Now.class,
        NowByReference.class,
        SystemClock.class,
        Uuid.class,
        MathRandom.class,
        Seedless.class,
        SeedlessByReference.class,
        ThreadRandom.class,
        Shuffle.class,
        DefaultLocale.class,
        DefaultZone.class,
        Environment.class,
        Sleeper.class
      })
  void nothing_may_ask_the_machine(Class<?> culprit) {
    refused(culprit, "ask the machine");
    allowed(with(culprit).ambientAllowedIn("io.admf.architecture"));
  }

  static final class Main {
    public static void main(String[] arguments) {
      LongSupplier clock = System::nanoTime;
      System.out.println(clock.getAsLong());
    }
  }

  static final class NoMain {
    long main() {
      return System.nanoTime();
    }
  }

  @Test
  void a_main_method_may_ask_the_machine_and_one_that_only_looks_like_it_may_not() {
    allowed(with(Main.class));
    refused(NoMain.class, "ask the machine");
  }

  @Test
  void a_class_that_is_named_may_ask_the_machine_and_its_neighbours_may_not() {
    String named = ArchitectureRulesTest.class.getName();
    allowed(with(Clocks.class).ambientAllowedIn(named));
    assertThatThrownBy(() -> with(Clocks.class).ambientAllowedIn(named + "s").check())
        .isInstanceOf(AssertionError.class);
  }

  static final class Exponential {
    double exp(double x) {
      return Math.exp(x);
    }
  }

  static final class PowerByReference {
    DoubleUnaryOperator log() {
      return Math::log;
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Exponential.class, PowerByReference.class})
  void transcendental_functions_are_strict(Class<?> culprit) {
    refused(culprit, "use the transcendental functions of Math");
  }

  static final class Hash {
    Map<String, String> map() {
      return new HashMap<>();
    }
  }

  static final class SetOf {
    Set<String> set() {
      return Set.of("a", "b");
    }
  }

  static final class MapOf {
    Map<String, Integer> map() {
      return Map.of("a", 1, "b", 2);
    }
  }

  static final class Collected {
    Map<Integer, List<String>> group(Stream<String> words) {
      return words.collect(Collectors.groupingBy(String::length));
    }
  }

  static final class HashByReference {
    Supplier<Map<String, String>> maps() {
      return HashMap::new;
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {Hash.class, SetOf.class, MapOf.class, Collected.class, HashByReference.class})
  void no_order_is_that_of_hash_codes(Class<?> culprit) {
    refused(culprit, "depend on hash order");
    allowed(with(culprit).hashOrderAllowedIn("io.admf.architecture"));
  }

  static final class UsesVertx {
    Future<String> answer() {
      return Future.succeededFuture("yes");
    }
  }

  @Test
  void vertx_is_for_faces_and_the_packages_named() {
    refused(UsesVertx.class, "Vert.x should appear only in faces");
    allowed(with(UsesVertx.class).vertxAllowedIn("io.admf.architecture"));
  }

  @Test
  void a_package_needs_its_sign() {
    assertThatThrownBy(() -> ArchitectureRules.forClasses(Innocent.class).check())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(
            "expected a package-info.java with @NullMarked in io.admf.architecture");
  }

  static final class Innocent {
    double compute(double x) {
      return StrictMath.exp(Math.sqrt(x)) + Math.max(x, Math.floor(x)) + new Random(1).nextDouble();
    }

    List<Object> collections() {
      return new ArrayList<>(List.of(Map.of(), Map.of("a", 1), Set.of("a")));
    }

    ZoneId zone() {
      return ZoneId.of("America/New_York");
    }
  }

  @Test
  void what_is_deterministic_is_allowed_and_so_is_a_face() {
    allowed(with(Innocent.class));
    allowed(ArchitectureRules.forClasses(Face.class, sign()));
  }

  private static ArchitectureRules with(Class<?> type) {
    return ArchitectureRules.forClasses(type, sign());
  }

  private static Class<?> sign() {
    try {
      return Class.forName("io.admf.architecture.package-info");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void refused(Class<?> culprit, String rule) {
    assertThatThrownBy(() -> with(culprit).check())
        .as(culprit.getSimpleName())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(rule)
        .hasMessageContaining(culprit.getSimpleName());
  }

  private static void allowed(ArchitectureRules rules) {
    assertThatCode(rules::check).doesNotThrowAnyException();
  }
}
