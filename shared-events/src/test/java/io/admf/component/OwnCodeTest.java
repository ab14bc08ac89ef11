package io.admf.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.config.BadInputException;
import io.admf.fixture.Jars;
import io.admf.plan.ComponentSpec;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCodeTest {

  private static final String BELL =
      """
      package my;
      import io.admf.component.*;
      @Toy(name = "bell", description = "Rings")
      public record Bell(@Param(value = "times", otherwise = "3") int times) implements ToyMaker {
        @Override public String play() { return Tone.text() + times; }
      }
      """;
  private static final String TONE =
      """
      package my;
      final class Tone {
        static String text() { return "ding "; }
      }
      """;

  @TempDir Path folder;

  private final Components base =
      Components.of(
          List.of(ComponentsTest.KIND),
          new ComponentScanner(List.of(ComponentsTest.KIND)).beside(OwnCodeTest.class));

  private Map<String, byte[]> classes(String name, String tone) {
    return Jars.compile(
        folder.resolve(name), new TreeMap<>(Map.of("my/Bell.java", BELL, "my/Tone.java", tone)));
  }

  private static OwnCode code(String name, Map<String, byte[]> entries) {
    Map<String, byte[]> jars = new LinkedHashMap<>();
    jars.put(name, Jars.jar(entries));
    return OwnCode.of(jars);
  }

  private static String play(Components components) {
    return components.create(ComponentsTest.KIND, ComponentSpec.of("bell")).play();
  }

  @Test
  void what_is_sent_as_text_arrives_and_is_found_beside_what_was_there() {
    OwnCode sent = code("mine.jar", classes("one", TONE));
    OwnCode come = OwnCode.read(sent.text());

    assertThat(come.hash()).isEqualTo(sent.hash()).matches("[0-9a-f]{16}");
    Components all = base.with(come, "the toy service");
    assertThat(play(all)).isEqualTo("ding 3");
    assertThat(all.find("toy", "echo")).isEqualTo(base.find("toy", "echo"));
    assertThat(base.find("toy", "bell")).isNull();
    assertThat(OwnCode.NONE.text()).isEmpty();
    assertThat(base.with(OwnCode.read(""), "nobody")).isSameAs(base);
    assertThatThrownBy(() -> OwnCode.read("[1]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected jars by name as JSON, was text of 3 characters");
  }

  @Test
  void two_versions_of_a_class_do_not_disturb_each_other() {
    OwnCode one = code("mine.jar", classes("one", TONE));
    OwnCode two = code("mine.jar", classes("two", TONE.replace("ding", "dong")));
    Components first = base.with(one, "the toy service");
    Components second = base.with(two, "the toy service");

    assertThat(play(first)).isEqualTo("ding 3");
    assertThat(play(second)).isEqualTo("dong 3");
    assertThat(play(first)).isEqualTo("ding 3");
    assertThat(one.hash()).isNotEqualTo(two.hash());
    assertThat(first.require("toy", "bell").implementation().getClassLoader().getName())
        .isEqualTo("own-" + one.hash());
  }

  @Test
  void classes_go_with_the_components() {
    OwnCode own = code("mine.jar", classes("one", TONE));
    Components all = base.with(own, "the toy service");
    assertThat(play(all)).isEqualTo("ding 3");
    WeakReference<ClassLoader> loader =
        new WeakReference<>(all.require("toy", "bell").implementation().getClassLoader());
    all = base;
    for (int tries = 0; tries < 50 && loader.get() != null; tries++) {
      System.gc();
    }
    assertThat(loader.get()).as("still held, though only %s is left", all.kinds()).isNull();
  }

  @Test
  void a_class_that_lacks_another_is_told_with_jar_service_and_component() {
    Map<String, byte[]> torn =
        Jars.compile(
            folder.resolve("torn"),
            new TreeMap<>(
                Map.of(
                    "my/Bell.java",
                    BELL.replace(
                        "{\n  @Override", "{\n  Tone tone() { return null; }\n  @Override"),
                    "my/Tone.java",
                    TONE)));
    assertThat(torn.remove("my/Tone.class")).isNotNull();

    assertThatThrownBy(() -> base.with(code("torn.jar", torn), "the toy service"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("torn.jar: the toy service cannot load what came with the run: ")
        .hasMessageContaining("the component class my.Bell cannot be loaded")
        .hasMessageContaining("my/Tone");
  }

  @Test
  void a_name_that_is_taken_and_a_jar_that_is_none_are_told() {
    Map<String, byte[]> taken =
        Jars.compile(
            folder.resolve("taken"),
            new TreeMap<>(
                Map.of(
                    "my/Bell.java", BELL.replace("\"bell\"", "\"echo\""), "my/Tone.java", TONE)));
    assertThatThrownBy(() -> base.with(code("taken.jar", taken), "the toy service"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("two components are toy echo")
        .hasMessageContaining("the toy service");
    Map<String, byte[]> noClass = new TreeMap<>(Map.of("my/Bell.class", new byte[] {1, 2, 3}));
    assertThatThrownBy(() -> base.with(code("odd.jar", noClass), "the toy service"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("odd.jar")
        .hasMessageContaining("my/Bell.class is no class file");
  }

  @Test
  void size_is_bounded_packed_and_unpacked() {
    OwnCode zeros = code("zeros.jar", new TreeMap<>(Map.of("zeros", new byte[100_000])));
    zeros.checkSize(1_000);
    assertThatThrownBy(() -> zeros.checkSize(100))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("limits.message_bytes")
        .hasMessageContaining("at most 100 bytes")
        .hasMessageContaining("zeros.jar");
    ClassLoader ours = OwnCodeTest.class.getClassLoader();
    assertThat(new OwnLoader(zeros, ours, 100_000).getResource("zeros")).isNotNull();
    assertThatThrownBy(() -> new OwnLoader(zeros, ours, 99_999))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("zeros.jar")
        .hasMessageContaining("expected at most 99,999 bytes");
  }

  @Test
  void resources_are_found_jar_by_jar_and_for_this_version_of_java() throws IOException {
    Map<String, byte[]> jars = new LinkedHashMap<>();
    jars.put("a b.jar", Jars.jar(new TreeMap<>(Map.of("my/x.txt", bytes("plain")))));
    jars.put(
        "multi.jar",
        Jars.jar(
            new TreeMap<>(
                Map.of(
                    "META-INF/MANIFEST.MF",
                    bytes("Manifest-Version: 1.0\nMulti-Release: true\n\n"),
                    "my/x.txt",
                    bytes("old"),
                    "META-INF/versions/9/my/x.txt",
                    bytes("nine"),
                    "META-INF/versions/21/my/x.txt",
                    bytes("twenty-one"),
                    "META-INF/versions/999/my/x.txt",
                    bytes("to come")))));
    OwnLoader loader = new OwnLoader(OwnCode.of(jars), OwnCodeTest.class.getClassLoader());

    assertThat(Collections.list(loader.getResources("my/x.txt")))
        .extracting(
            url -> {
              try (InputStream in = url.openStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
              }
            })
        .containsExactly("plain", "twenty-one");
    assertThat(loader.getResource("my/y.txt")).isNull();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
