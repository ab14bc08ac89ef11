package io.admf.data.json;

import io.admf.data.row.Field;
import io.admf.data.row.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The way from a bar to its values: each step leads to a value, to more steps, or nowhere. */
final class FieldTree {

  /** So many names are remembered; a document may have any number. */
  private static final int REMEMBERED = 500;

  private static final FieldTree NOWHERE = new FieldTree();

  private final Map<String, FieldTree> steps = new TreeMap<>();
  private final Map<String, FieldTree> remembered = new TreeMap<>();
  private final Map<Integer, FieldTree> inOrder = new TreeMap<>();
  private final List<FieldTree> elements = new ArrayList<>();
  private final Map<String, FieldTree> usual = new TreeMap<>();
  private @Nullable Field field;

  private FieldTree() {}

  /** For the bars of a mapping. */
  static FieldTree of(JsonMapping mapping) {
    FieldTree root = new FieldTree();
    int position = -1;
    for (Field field : Field.values()) {
      position++;
      String wanted = mapping.fields().of(field);
      if (wanted.equals(JsonFields.AUTO)) {
        FieldTree leaf = new FieldTree();
        leaf.field = field;
        field.usual().forEach(name -> root.usual.put(name, leaf));
        if (field == Field.TIME) {
          boolean opens = mapping.style().stamp() == Stamp.OPEN;
          root.usual.put(opens ? "opentime" : "closetime", leaf);
          root.usual.put(opens ? "starttime" : "endtime", leaf);
        }
        root.inOrder.put(position, leaf);
      } else if (!wanted.equals(JsonFields.NONE)
          && !(field == Field.TIME && wanted.equals(JsonFields.KEY))) {
        FieldTree at = root;
        for (String step : JsonMapping.steps(wanted)) {
          at = at.steps.computeIfAbsent(step, key -> new FieldTree());
        }
        at.field = field;
      }
    }
    return root;
  }

  /** What value is here, or null. */
  @Nullable Field field() {
    return field;
  }

  /** Whether there is a value below. */
  boolean inner() {
    return !steps.isEmpty();
  }

  /** Where a member of an object leads. */
  FieldTree member(String name) {
    FieldTree known = remembered.get(name);
    if (known == null) {
      known = find(name);
      if (remembered.size() < REMEMBERED) {
        remembered.put(name, known);
      }
    }
    return known;
  }

  private FieldTree find(String name) {
    FieldTree exactly = steps.get(name);
    if (exactly != null) {
      return exactly;
    }
    // of one letter there may be two, t and T
    FieldTree found = usual.get(name.length() == 1 ? name : Field.plain(name));
    return found == null ? NOWHERE : found;
  }

  /** Where an element of an array leads. */
  FieldTree element(int index) {
    while (elements.size() <= index && elements.size() < REMEMBERED) {
      FieldTree exactly = steps.get(Integer.toString(elements.size()));
      elements.add(exactly != null ? exactly : inOrder.getOrDefault(elements.size(), NOWHERE));
    }
    return index < elements.size() ? elements.get(index) : NOWHERE;
  }
}
