package io.admf.compose.grid;

import io.admf.frame.BarBlock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bars that a node has been sent, by what they are: those used last, as many as there is room
 * for. For one thread.
 */
final class BarCache {

  private record Entry(List<BarBlock> blocks, long bytes) {}

  private final long room;
  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long used;

  /**
   * @param room bytes that may be kept
   */
  BarCache(long room) {
    this.room = room;
  }

  /** What there is room for in all, bytes. */
  long room() {
    return room;
  }

  @Nullable List<BarBlock> get(String key) {
    Entry entry = entries.get(key);
    return entry == null ? null : entry.blocks();
  }

  /** Keeps bars, and forgets those that have not been used longest. */
  void put(String key, List<BarBlock> blocks, long bytes) {
    Entry before = entries.put(key, new Entry(List.copyOf(blocks), bytes));
    used += bytes - (before == null ? 0 : before.bytes());
    for (Iterator<Entry> oldest = entries.values().iterator();
        used > room && entries.size() > 1; ) {
      used -= oldest.next().bytes();
      oldest.remove();
    }
  }
}
