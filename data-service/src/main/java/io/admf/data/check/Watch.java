package io.admf.data.check;

import io.admf.data.row.RowFault;
import io.admf.data.row.RowObserver;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Hears of every row that the source reads, and remembers where the sound ones stood. */
final class Watch implements RowObserver {

  private static final int FILES = 1000;

  private final Findings findings;
  private final RowPlaces places = new RowPlaces();
  private final Map<String, TextFacts> texts = new LinkedHashMap<>();
  private final Map<String, FieldFacts> fields = new LinkedHashMap<>();
  private String fieldPlace = "";
  private FieldFacts current = new FieldFacts("");
  private long refused;
  private String lastRefusal = "";

  Watch(Findings findings) {
    this.findings = findings;
  }

  @Override
  public void accepted(String place, long line, long stamp) {
    places.add(place, line, stamp);
  }

  @Override
  public void refused(String place, long line, RowFault fault, String message) {
    refused++;
    if (fault == RowFault.WIDTH || fault == RowFault.UNREADABLE || fault == RowFault.UNSOUND) {
      places.addRefused();
    }
    if (fault == RowFault.TURNED) {
      findings.clear();
    }
    lastRefusal = message;
    findings.error(
        kind(fault),
        line > 0 ? place + ':' + line : place,
        message,
        fault == RowFault.TURNED
            ? ""
            : "fix the row, or pass over such rows with data.bad_rows: skip");
  }

  private static Kind kind(RowFault fault) {
    return switch (fault) {
      case WIDTH -> Kind.WIDTH;
      case CUT_SHORT -> Kind.CUT_SHORT;
      case UNREADABLE -> Kind.UNREADABLE;
      case UNSOUND -> Kind.UNSOUND;
      case DUPLICATE -> Kind.DUPLICATE;
      case BACKWARD -> Kind.BACKWARD;
      case TOO_SOON -> Kind.TOO_SOON;
      case TURNED -> Kind.TURNED;
    };
  }

  @Override
  public void field(
      String place, long line, Cell cell, char[] buffer, int offset, int length, boolean quoted) {
    if (!place.equals(fieldPlace)) {
      fieldPlace = place;
      current = new FieldFacts(place);
      if (fields.size() < FILES) {
        fields.put(place, current);
      }
    }
    current.see(line, cell, buffer, offset, length, quoted);
  }

  @Override
  public InputStream bytes(String place, InputStream in) {
    TextFacts facts = new TextFacts(place);
    if (texts.size() < FILES) {
      texts.put(place, facts);
    }
    return facts.watch(in);
  }

  RowPlaces places() {
    return places;
  }

  long refused() {
    return refused;
  }

  /** Whether a mistake that ends the file was told as a row already. */
  boolean told(String message) {
    return message.equals(lastRefusal);
  }

  /** Whether the file was read and there was no row in it. */
  boolean empty(String place) {
    return texts.containsKey(place) && !fields.containsKey(place);
  }

  void tell(boolean read, long years) {
    texts.values().forEach(text -> text.tell(findings, read));
    fields.forEach(
        (place, facts) -> {
          TextFacts text = texts.get(place);
          facts.tell(findings, years, text == null || text.ended());
        });
  }
}
