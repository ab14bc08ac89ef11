package io.admf.compose.fused;

import io.admf.component.ComponentKind;
import io.admf.component.Components;
import io.admf.plan.ComponentSpec;
import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes every sizer, rule and cost model once, however many portfolios use it: they are stateless.
 */
final class Models {

  private final Components components;
  private final Map<Object, Object> made = new LinkedHashMap<>();

  Models(Components components) {
    this.components = components;
  }

  <A extends Annotation, T> T get(ComponentKind<A, T> kind, ComponentSpec spec) {
    return kind.spi()
        .cast(made.computeIfAbsent(List.of(kind.name(), spec), _ -> components.create(kind, spec)));
  }
}
