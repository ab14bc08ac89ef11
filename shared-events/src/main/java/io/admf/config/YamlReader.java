package io.admf.config;

import io.admf.component.Scalars;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML text into a {@link Yaml} tree. */
public final class YamlReader {

  private static final int DEEPEST = 50;
  private static final int MOST_VALUES = 100_000;

  /** Tags that say what a plain value is anyway. */
  private static final List<String> PLAIN_TAGS =
      List.of(
          "tag:yaml.org,2002:str",
          "tag:yaml.org,2002:int",
          "tag:yaml.org,2002:float",
          "tag:yaml.org,2002:bool",
          "tag:yaml.org,2002:null",
          "tag:yaml.org,2002:seq",
          "tag:yaml.org,2002:map");

  private final String source;
  private final Problems problems;
  private int values;

  private YamlReader(String source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /**
   * Reads a file.
   *
   * @throws BadInputException if it is missing, unreadable or not YAML
   */
  public static Yaml.Mapping read(Path file) {
    String name = file.toString().replace('\\', '/');
    try {
      return parse(name, Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new BadInputException(name, "there is no such file; give the path of a YAML file");
    } catch (CharacterCodingException e) {
      throw new BadInputException(name, "expected YAML text in UTF-8; convert the file");
    } catch (IOException e) {
      throw new BadInputException(name, "cannot be read: " + e.getMessage());
    }
  }

  /**
   * Reads text.
   *
   * @param source what to call it in messages
   * @throws BadInputException if it is not YAML, a key stands twice, or the document is not a
   *     section
   */
  public static Yaml.Mapping parse(String source, String text) {
    Yaml tree = tree(source, text.startsWith("\uFEFF") ? text.substring(1) : text);
    if (tree == null) {
      throw new BadInputException(source, "is empty; expected at least symbols and strategies");
    }
    if (tree instanceof Yaml.Mapping mapping) {
      return mapping;
    }
    throw new BadInputException(
        tree.place().toString(),
        "expected sections such as symbols: and strategies:, found " + tree.describe());
  }

  /** The document in a text, or null when there is none. */
  private static @Nullable Yaml tree(String source, String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source)
            .setAllowNonScalarKeys(true)
            .setMaxAliasesForCollections(1000)
            .build();
    Optional<Node> root;
    try {
      checkDepth(source, new Parse(settings).parseString(text));
      root = new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      String where = e.getProblemMark().map(m -> place(source, m).toString()).orElse(source);
      throw new BadInputException(where, invalid(e));
    } catch (YamlEngineException e) {
      throw new BadInputException(source, "is not valid YAML: " + e.getMessage());
    }
    if (root.isEmpty()) {
      return null;
    }
    Problems problems = new Problems();
    Yaml tree = new YamlReader(source, problems).convert(root.get(), 0);
    problems.throwIfAny();
    return tree;
  }

  private static String invalid(MarkedYamlEngineException e) {
    String what = String.valueOf(e.getProblem());
    if (what.contains("another document")) {
      return "begins a second document; keep one in a file";
    }
    return "is not valid YAML: "
        + what
        + (what.contains("\\t")
            ? "; indent with spaces, not tabs"
            : "; check indentation, quotes and brackets on and before this line");
  }

  /** Refuses what a recursive reader could not hold, before one looks at it. */
  private static void checkDepth(String source, Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        String where = event.getStartMark().map(m -> place(source, m).toString()).orElse(source);
        throw new BadInputException(where, "is nested more than " + DEEPEST + " deep");
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private Yaml convert(Node node, int depth) {
    Place place = node.getStartMark().map(m -> place(source, m)).orElse(Place.of(source));
    if (depth > DEEPEST) {
      throw new BadInputException(
          place.toString(),
          "is nested more than " + DEEPEST + " deep; an alias must not hold itself");
    }
    if (++values > MOST_VALUES) {
      throw new BadInputException(
          source, "expected at most %d values, aliases written out".formatted(MOST_VALUES));
    }
    String tag = node.getTag().getValue();
    if (!PLAIN_TAGS.contains(tag)) {
      problems.add(place.toString(), "the tag %s means nothing here; leave it out".formatted(tag));
    }
    return switch (node) {
      case ScalarNode scalar -> new Yaml.Scalar(place, value(scalar));
      case SequenceNode sequence -> {
        List<Yaml> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
          items.add(convert(item, depth + 1));
        }
        yield new Yaml.Sequence(place, items);
      }
      case MappingNode mapping -> mapping(place, mapping, depth);
      default -> {
        problems.add(place.toString(), "is not something ADMF understands: " + node.getNodeType());
        yield new Yaml.Scalar(place, null);
      }
    };
  }

  private Yaml mapping(Place place, MappingNode mapping, int depth) {
    List<Yaml.Entry> entries = new ArrayList<>();
    TreeMap<String, Place> seen = new TreeMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node keyNode = tuple.getKeyNode();
      Place keyPlace = keyNode.getStartMark().map(m -> place(source, m)).orElse(place);
      if (!(keyNode instanceof ScalarNode scalar)) {
        problems.add(keyPlace.toString(), "expected a key made of text");
        continue;
      }
      Place first = seen.putIfAbsent(scalar.getValue(), keyPlace);
      if (first != null) {
        problems.add(
            keyPlace.toString(),
            "%s is given twice, first at line %d; keep one"
                .formatted(scalar.getValue(), first.line()));
        continue;
      }
      entries.add(
          new Yaml.Entry(keyPlace, scalar.getValue(), convert(tuple.getValueNode(), depth + 1)));
    }
    return new Yaml.Mapping(place, entries);
  }

  private static @Nullable Object value(ScalarNode scalar) {
    String text = scalar.getValue();
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return text;
    }
    if (text.isEmpty() || text.equals("~") || text.equals("null")) {
      return null;
    }
    return Scalars.read(text);
  }

  private static Place place(String source, Mark mark) {
    return new Place(source, mark.getLine() + 1, mark.getColumn() + 1);
  }

  /**
   * The tree with one value replaced or added.
   *
   * @param override {@code key.path=value}; list items by number from 0; the value is read as YAML
   * @throws BadInputException if the path does not fit the tree
   */
  public static Yaml.Mapping override(Yaml.Mapping root, String override) {
    Place place = Place.of("-o " + override);
    int equals = override.indexOf('=');
    String[] path = override.substring(0, Math.max(0, equals)).trim().split("\\.", -1);
    if (List.of(path).contains("") || override.lines().count() > 1) {
      throw new BadInputException(
          place.toString(), "expected key.path=value, such as data.source=synthetic");
    }
    Yaml value = value(override.substring(equals + 1), place);
    return (Yaml.Mapping) replace(root, path, 0, value, place);
  }

  private static Yaml value(String text, Place place) {
    try {
      Yaml value = tree(place.source(), text);
      return value == null ? new Yaml.Scalar(place, null) : relocate(value, place);
    } catch (BadInputException e) {
      throw new BadInputException(place.toString(), e.problems().getFirst().message());
    }
  }

  private static Yaml relocate(Yaml tree, Place place) {
    return switch (tree) {
      case Yaml.Scalar scalar -> new Yaml.Scalar(place, scalar.value());
      case Yaml.Sequence sequence ->
          new Yaml.Sequence(place, sequence.items().stream().map(i -> relocate(i, place)).toList());
      case Yaml.Mapping mapping ->
          new Yaml.Mapping(
              place,
              mapping.entries().stream()
                  .map(e -> new Yaml.Entry(place, e.key(), relocate(e.value(), place)))
                  .toList());
    };
  }

  private static Yaml replace(Yaml tree, String[] path, int at, Yaml value, Place place) {
    if (at == path.length) {
      return value;
    }
    String key = path[at];
    if (tree instanceof Yaml.Sequence sequence) {
      List<Yaml> items = new ArrayList<>(sequence.items());
      if (!key.matches("[0-9]{1,6}") || Integer.parseInt(key) >= items.size()) {
        throw new BadInputException(
            place.toString(),
            items.isEmpty()
                ? "%s is an empty list; give all of it".formatted(path[at - 1])
                : "expected a number from 0 to %d for the item of %s, was %s"
                    .formatted(items.size() - 1, path[at - 1], key));
      }
      int index = Integer.parseInt(key);
      items.set(index, replace(items.get(index), path, at + 1, value, place));
      return new Yaml.Sequence(sequence.place(), items);
    }
    if (tree instanceof Yaml.Scalar scalar && scalar.value() != null) {
      throw new BadInputException(
          place.toString(),
          "there is no %s in %s, which is %s"
              .formatted(key, String.join(".", List.of(path).subList(0, at)), scalar.describe()));
    }
    if (key.matches("[0-9]+") && !(tree instanceof Yaml.Mapping known && known.get(key) != null)) {
      throw new BadInputException(
          place.toString(),
          "there is no list %s with an item %s; give all of it, as in %s=[...]"
              .formatted(
                  String.join(".", List.of(path).subList(0, at)),
                  key,
                  String.join(".", List.of(path).subList(0, at))));
    }
    List<Yaml.Entry> entries = new ArrayList<>();
    Yaml below = null;
    if (tree instanceof Yaml.Mapping mapping) {
      entries.addAll(mapping.entries());
      below = mapping.get(key);
    }
    Yaml replaced =
        replace(
            below == null ? new Yaml.Mapping(place, List.of()) : below, path, at + 1, value, place);
    boolean found = false;
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key().equals(key)) {
        entries.set(i, new Yaml.Entry(place, key, replaced));
        found = true;
      }
    }
    if (!found) {
      entries.add(new Yaml.Entry(place, key, replaced));
    }
    return new Yaml.Mapping(tree.place(), entries);
  }
}
