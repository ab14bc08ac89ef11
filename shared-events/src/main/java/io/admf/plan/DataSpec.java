package io.admf.plan;

import java.util.List;

/**
 * Where the bars come from.
 *
 * @param source the data source with its parameters
 * @param folders where relative paths are looked up, in order
 * @param from bars that open before this instant are left out; epoch nanoseconds
 * @param to bars that open at or after this instant are left out; epoch nanoseconds
 * @param skipBadRows whether bad rows are counted and passed over rather than refused
 * @param slices how many slices to deliver at most; used to test that the future does not matter
 */
public record DataSpec(
    ComponentSpec source,
    List<String> folders,
    long from,
    long to,
    boolean skipBadRows,
    long slices) {

  public DataSpec {
    folders = List.copyOf(folders);
  }
}
