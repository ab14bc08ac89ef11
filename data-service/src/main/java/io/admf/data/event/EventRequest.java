package io.admf.data.event;

import io.admf.plan.DataSpec;
import java.util.List;

/**
 * What a source of market events is asked for.
 *
 * @param data where to look, and whether bad rows are passed over
 * @param symbols of the run, each once
 */
public record EventRequest(DataSpec data, List<String> symbols) {

  public EventRequest {
    symbols = List.copyOf(symbols);
  }
}
