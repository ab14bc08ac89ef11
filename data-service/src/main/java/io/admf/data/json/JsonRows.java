package io.admf.data.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.admf.component.Names;
import io.admf.config.BadInputException;
import io.admf.config.Problems;
import io.admf.data.row.Field;
import io.admf.data.row.Hints;
import io.admf.data.row.Row;
import io.admf.data.row.RowCursor;
import io.admf.data.row.RowProblems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bars of one JSON document, one after the other, as they are written. A value that cannot be
 * read makes its bar a bad row; JSON that is not well formed ends it all. The document is read to
 * its end, so that one that was cut off is noticed.
 */
public final class JsonRows implements RowCursor {

  /** Deeper, longer and the document is not one of bars; keeps memory bounded. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(200)
                  .maxNameLength(1000)
                  .maxNumberLength(1000)
                  .maxStringLength(1 << 16)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private static final int MEMBERS = 40;

  /** How bars follow each other. */
  private enum Shape {
    UNKNOWN,
    ARRAY,
    LINES,
    KEYED,
    COLUMNS,
    SINGLE,
    ENDED
  }

  private final JsonMapping mapping;
  private final String place;
  private final InputStream in;
  private final RowProblems problems;
  private final FieldTree tree;
  private final JsonBar bar;
  private final JsonColumns columns;
  private final List<String> members = new ArrayList<>();
  private @Nullable JsonParser parser;
  private Shape shape = Shape.UNKNOWN;
  private boolean probing;
  private boolean pending;
  private boolean filled;
  private long count;
  private int line;
  private boolean sameLine;

  /**
   * Reads nothing yet.
   *
   * @param mapping what is where; {symbol} in it has been replaced
   * @param place what the document is called in messages
   * @param in the document in UTF-8 (or UTF-16, UTF-32); closed with this
   * @param problems those of the document
   */
  public JsonRows(JsonMapping mapping, String place, InputStream in, RowProblems problems) {
    this.mapping = mapping;
    this.place = place;
    this.in = in;
    this.problems = problems;
    this.tree = FieldTree.of(mapping);
    this.bar = new JsonBar(mapping);
    this.columns = new JsonColumns(bar);
  }

  @Override
  public String nothing() {
    return "expected bars%s, was none"
        .formatted(mapping.barsAt().startsWith("/") ? " at " + mapping.barsAt() : "");
  }

  @Override
  public boolean next(Row row) {
    problems.within(() -> sameLine ? "bar " + count + ": " : "");
    try {
      JsonParser json = parser;
      if (json == null) {
        json = FACTORY.createParser(in);
        parser = json;
        begin(json);
      }
      while (advance(json)) {
        row.line = line;
        String problem = shape == Shape.COLUMNS ? columns.read(row) : bar.problem();
        if (problem == null) {
          if (shape != Shape.COLUMNS) {
            bar.store(row);
          }
          return true;
        }
        problems.add(line, problem);
      }
      return false;
    } catch (JsonProcessingException e) {
      String reason = Hints.shown(String.valueOf(e.getOriginalMessage()));
      throw fatal(
          e, reason.startsWith("Unexpected end-of-input") ? "the document is cut short" : reason);
    } catch (IOException e) {
      shape = Shape.ENDED;
      throw problems.fatal(line, "cannot be read: " + e.getMessage());
    }
  }

  private BadInputException fatal(JsonProcessingException e, String what) {
    shape = Shape.ENDED;
    int where = e.getLocation() == null ? line : e.getLocation().getLineNr();
    return problems.fatal(where, "expected well-formed JSON: " + what);
  }

  /** Finds the first bar. */
  private void begin(JsonParser json) throws IOException {
    JsonToken token = json.nextToken();
    if (token == null) {
      throw problems.fatal(0, "expected JSON, was empty");
    }
    String at = mapping.barsAt();
    if (at.equals(JsonMapping.LINES)) {
      shape = Shape.LINES;
      pending = true;
      return;
    }
    boolean auto = at.equals(JsonFields.AUTO);
    if (!auto) {
      token = walk(json, JsonMapping.steps(at));
    }
    switch (token) {
      case START_ARRAY -> array(json, auto);
      case START_OBJECT -> object(json, auto);
      default ->
          throw problems.fatal(
              here(json), "expected bars, was %s".formatted(Hints.shown(json.getText())));
    }
  }

  /** Goes where a pointer leads. */
  private JsonToken walk(JsonParser json, List<String> steps) throws IOException {
    for (String step : steps) {
      JsonToken token = json.currentToken();
      List<String> there = new ArrayList<>();
      boolean found = false;
      if (token == JsonToken.START_OBJECT) {
        while (!found && json.nextToken() == JsonToken.FIELD_NAME) {
          String name = json.currentName();
          there.add(there.size() < MEMBERS ? name : "…");
          if (there.size() > MEMBERS) {
            there.removeLast();
          }
          json.nextToken();
          found = name.equals(step);
          if (!found) {
            json.skipChildren();
          }
        }
      } else if (token == JsonToken.START_ARRAY) {
        int wanted = step.matches("[0-9]{1,6}") ? Integer.parseInt(step) : -1;
        for (int i = 0; !found && json.nextToken() != JsonToken.END_ARRAY; i++) {
          found = i == wanted;
          if (!found) {
            json.skipChildren();
          }
        }
      }
      if (!found) {
        throw problems.fatal(here(json), astray(step, there));
      }
    }
    return json.currentToken();
  }

  private String astray(String step, List<String> there) {
    String nearest = Names.nearest(step, there);
    return "expected bars at %s, found no %s%s; set data.bars_at%s"
        .formatted(
            mapping.barsAt(),
            step,
            there.isEmpty() ? "" : " among " + Hints.shown(String.join(", ", there)),
            nearest == null ? "" : " (did you mean " + Hints.shown(nearest) + "?)");
  }

  /** At an array: of bars, or itself a bar. */
  private void array(JsonParser json, boolean auto) throws IOException {
    JsonToken first = json.nextToken();
    if (first == JsonToken.END_ARRAY || first.isStructStart()) {
      shape = Shape.ARRAY;
      pending = true;
      return;
    }
    start(json);
    elements(json, tree, first);
    shape = auto ? Shape.LINES : Shape.SINGLE;
    filled = true;
  }

  /** At an object: of columns, of bars, around an array of bars, or itself a bar. */
  private void object(JsonParser json, boolean auto) throws IOException {
    start(json);
    probing = true;
    boolean keyed = mapping.fields().time().equals(JsonFields.KEY);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      member(name);
      FieldTree at = tree.member(name);
      JsonToken token = json.nextToken();
      if (keyed && token.isStructStart()) {
        beginKeyed(json, name);
        return;
      }
      if (auto && token == JsonToken.START_ARRAY && at.field() == null && !at.inner()) {
        if (json.nextToken().isStructStart()) {
          shape = Shape.ARRAY;
          pending = true;
          probing = false;
          members.clear();
          return;
        }
        skipRest(json);
      } else {
        value(json, at);
      }
    }
    probing = false;
    if (columns.any()) {
      shape = Shape.COLUMNS;
      count = 0;
      checkColumns();
      drain(json);
    } else {
      shape = auto ? Shape.LINES : Shape.SINGLE;
      filled = true;
    }
  }

  private void beginKeyed(JsonParser json, String name) throws IOException {
    shape = Shape.KEYED;
    probing = false;
    members.clear();
    start(json);
    bar.takeTime(name);
    structure(json);
    filled = true;
  }

  private static void skipRest(JsonParser json) throws IOException {
    while (json.currentToken() != JsonToken.END_ARRAY) {
      json.skipChildren();
      json.nextToken();
    }
  }

  /** Reads the next bar; false after the last. */
  private boolean advance(JsonParser json) throws IOException {
    if (filled) {
      filled = false;
      found();
      return true;
    }
    return switch (shape) {
      case ARRAY, LINES -> element(json);
      case KEYED -> keyed(json);
      case COLUMNS -> {
        count++;
        sameLine = true;
        yield columns.advance() || end(json);
      }
      case SINGLE -> end(json);
      case UNKNOWN, ENDED -> false;
    };
  }

  private boolean element(JsonParser json) throws IOException {
    JsonToken token = pending ? json.currentToken() : json.nextToken();
    pending = false;
    if (token == null || token == JsonToken.END_ARRAY) {
      return end(json);
    }
    start(json);
    structure(json);
    found();
    return true;
  }

  private boolean keyed(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.FIELD_NAME) {
      return end(json);
    }
    String key = json.currentName();
    json.nextToken();
    start(json);
    bar.takeTime(key);
    structure(json);
    found();
    return true;
  }

  private boolean end(JsonParser json) throws IOException {
    if (shape != Shape.LINES && shape != Shape.COLUMNS) {
      drain(json);
    }
    shape = Shape.ENDED;
    return false;
  }

  /** Reads on to the end of the document. */
  private void drain(JsonParser json) throws IOException {
    boolean over = json.getParsingContext().inRoot();
    while (json.nextToken() != null) {
      if (over) {
        throw problems.fatal(
            here(json), "expected one document, was more after it; set data.bars_at: lines");
      }
      over = json.getParsingContext().inRoot();
    }
  }

  /** A bar begins where the parser is. */
  private void start(JsonParser json) {
    bar.clear();
    count++;
    int now = here(json);
    sameLine = count > 1 && now == line;
    line = now;
  }

  /** Reads the bar at which the parser is. */
  private void structure(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        member(name);
        json.nextToken();
        value(json, tree.member(name));
      }
    } else if (token == JsonToken.START_ARRAY) {
      elements(json, tree, json.nextToken());
    } else {
      bar.none(json.getText());
    }
  }

  private void value(JsonParser json, FieldTree at) throws IOException {
    Field field = at.field();
    switch (json.currentToken()) {
      case START_OBJECT -> {
        if (at.inner()) {
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            FieldTree below = at.member(json.currentName());
            json.nextToken();
            value(json, below);
          }
        } else {
          if (field != null) {
            bar.takeOther(field, "an object");
          }
          json.skipChildren();
        }
      }
      case START_ARRAY -> {
        if (field != null && probing) {
          column(json, field);
        } else if (at.inner()) {
          elements(json, at, json.nextToken());
        } else {
          if (field != null) {
            bar.takeOther(field, "an array");
          }
          json.skipChildren();
        }
      }
      default -> {
        if (field != null) {
          bar.take(field, json);
        }
      }
    }
  }

  private void elements(JsonParser json, FieldTree at, JsonToken first) throws IOException {
    int index = 0;
    for (JsonToken token = first; token != JsonToken.END_ARRAY; token = json.nextToken()) {
      value(json, at.element(index++));
    }
  }

  private void column(JsonParser json, Field field) throws IOException {
    int begun = here(json);
    if (!columns.take(field, json)) {
      throw problems.fatal(
          begun,
          "expected one column %s, was two; set data.%s_field"
              .formatted(field.label(), field.label()));
    }
  }

  private void member(String name) {
    if (count <= 1 && members.size() < MEMBERS) {
      members.add(name);
    }
  }

  private static int here(JsonParser json) {
    return json.currentTokenLocation().getLineNr();
  }

  /** Holds the first bar to what all should have. */
  private void found() {
    if (count > 1) {
      return;
    }
    Field twice = bar.twice();
    if (twice != null) {
      throw problems.fatal(
          line,
          "expected one %s in a bar, was two; set data.%s_field"
              .formatted(twice.label(), twice.label()));
    }
    if (bar.isStructure()) {
      List<Field> missing = new ArrayList<>();
      for (Field field : Field.values()) {
        if (bar.lacks(field)) {
          missing.add(field);
        }
      }
      refuse(missing, bar.has(Field.VOLUME));
    }
  }

  private void checkColumns() {
    List<Field> missing = new ArrayList<>();
    for (Field field : Field.values()) {
      if (!columns.has(field) && JsonBar.required(mapping.fields(), field)) {
        missing.add(field);
      }
    }
    refuse(missing, columns.has(Field.VOLUME));
    String uneven = columns.uneven();
    if (uneven != null) {
      throw problems.fatal(line, "expected columns of one length, was " + uneven);
    }
  }

  private void refuse(List<Field> missing, boolean volume) {
    Problems all = new Problems();
    String where = place + ':' + line;
    String there = members.isEmpty() ? "an array" : Hints.shown(String.join(", ", members));
    for (Field field : missing) {
      String nearest = Names.nearest(field.usual().getFirst(), members);
      all.add(
          where,
          "expected the %s in a bar, was %s; set data.%s_field%s%s"
              .formatted(
                  field.label(),
                  there,
                  field.label(),
                  mapping.barsAt().equals(JsonFields.AUTO) ? " or data.bars_at" : "",
                  nearest == null ? "" : " (did you mean " + Hints.shown(nearest) + "?)"));
    }
    List<String> like =
        members.stream()
            .filter(name -> Field.plain(name).contains("vol"))
            .map(Hints::shown)
            .toList();
    if (!volume && mapping.fields().volume().equals(JsonFields.AUTO) && !like.isEmpty()) {
      all.add(
          where,
          "the volume may be any of %s; set data.volume_field to one of them, or to none"
              .formatted(like));
    }
    all.throwIfAny();
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + place, e);
    }
  }
}
