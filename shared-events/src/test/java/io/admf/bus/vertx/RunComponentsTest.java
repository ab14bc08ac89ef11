package io.admf.bus.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.component.ComponentKind;
import io.admf.component.Components;
import io.admf.component.OwnCode;
import io.admf.component.Toy;
import io.admf.component.ToyMaker;
import io.admf.fixture.Jars;
import io.admf.plan.ComponentSpec;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunComponentsTest {

  private static final ComponentKind<Toy, ToyMaker> KIND =
      new ComponentKind<>("toy", Toy.class, ToyMaker.class, Toy::name, Toy::description);

  private static final String BELL =
      """
      package my;
      import io.admf.component.*;
      @Toy(name = "bell", description = "Rings")
      public record Bell() implements ToyMaker {
        @Override public String play() { return "ding"; }
      }
      """;

  /** More than a text of JSON may take: packed it stays as large as it is. */
  private static final int LARGE = 17_000_000;

  @Test
  void a_large_jar_arrives_with_a_deployment_that_goes_from_one_process_to_another(
      @TempDir Path folder) {
    Map<String, byte[]> entries =
        new TreeMap<>(Jars.compile(folder, new TreeMap<>(Map.of("my/Bell.java", BELL))));
    byte[] ballast = new byte[LARGE];
    new SplittableRandom(7).nextBytes(ballast);
    entries.put("ballast", ballast);
    Map<String, byte[]> jars = new LinkedHashMap<>();
    jars.put("large.jar", Jars.jar(entries));
    JsonObject settings = new JsonObject().put("name", "x");

    JsonObject sent = RunComponents.settings(settings, OwnCode.of(jars));
    JsonObject come = new JsonObject(sent.toBuffer());

    Components none = Components.of(List.of(KIND), List.of());
    Components all = RunComponents.of(none, come, "toy");
    assertThat(all.create(KIND, ComponentSpec.of("bell")).play()).isEqualTo("ding");
    assertThat(RunComponents.of(none, settings, "toy")).isSameAs(none);
    assertThat(settings.fieldNames()).containsExactly("name");
  }
}
