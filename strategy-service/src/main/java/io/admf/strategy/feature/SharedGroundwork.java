package io.admf.strategy.feature;

import io.admf.strategy.Groundwork;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The groundwork of one series, each piece of it once. */
final class SharedGroundwork implements Groundwork.Shared {

  private final Map<List<Object>, Groundwork> found = new LinkedHashMap<>();

  @Override
  public <G extends Groundwork> G find(Object key, Class<G> type, Supplier<G> make) {
    return type.cast(found.computeIfAbsent(List.of(type, key), k -> make.get()));
  }

  /** All of it, in the order of asking. */
  Collection<Groundwork> all() {
    return found.values();
  }
}
