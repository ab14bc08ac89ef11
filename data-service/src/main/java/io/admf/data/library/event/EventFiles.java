package io.admf.data.library.event;

import io.admf.data.event.EventRequest;
import io.admf.data.row.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** The files that a path with {symbol} in it means. */
final class EventFiles {

  private EventFiles() {}

  /**
   * A file and the symbol that it is about.
   *
   * @param symbol empty for a file of all symbols
   */
  record Found(SourceFile file, String symbol) {}

  /** One file of all symbols, or one for each. */
  static List<Found> find(String path, String key, EventRequest request) {
    if (!path.contains("{symbol}")) {
      return List.of(new Found(SourceFile.find(path, key, request.data().folders()), ""));
    }
    List<Found> found = new ArrayList<>();
    for (String symbol : request.symbols()) {
      found.add(
          new Found(
              SourceFile.find(path.replace("{symbol}", symbol), key, request.data().folders()),
              symbol));
    }
    return found;
  }
}
