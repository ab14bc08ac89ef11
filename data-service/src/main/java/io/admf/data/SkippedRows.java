package io.admf.data;

import java.util.ArrayList;
import java.util.List;

/**
 * What to say of how series were read: bad rows that were passed over, how many and the first few
 * with their places, and remarks.
 */
public final class SkippedRows {

  private SkippedRows() {}

  /** Lines for the report; none when there is nothing to say. */
  public static List<String> notes(List<SourceNotes> notes) {
    List<String> lines = new ArrayList<>();
    for (SourceNotes note : notes) {
      if (note.skipped() > 0) {
        lines.add(
            "Skipped %d bad row%s of %s:"
                .formatted(note.skipped(), note.skipped() == 1 ? "" : "s", note.series()));
        note.firstSkipped().forEach(line -> lines.add("  " + line));
      }
      lines.addAll(note.remarks());
    }
    return lines;
  }
}
