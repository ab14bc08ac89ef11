package io.admf.data.net;

import io.admf.component.ComponentInfo;
import io.admf.component.Names;
import io.admf.component.Parameter;
import io.admf.config.BadInputException;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.config.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a source that may also stand in a recipe: a YAML file of the same keys, shipped or
 * the user's own. What YAML gives goes before the recipe, and that before the default.
 */
public final class KeyBook {

  /** What a key is when it is left to the recipe. */
  private static final String AUTO = "auto";

  private static final String NONE = "none";

  private final String source;
  private final List<String> shipped;
  private final Class<? extends Record> type;
  private final Map<String, String> defaults;

  /**
   * @param source its name, and that of the folder of its recipes
   * @param shipped the names of these
   * @param type its record; each component of text but the first, {@code recipe}, is a key
   * @param defaults of keys that may be left out altogether
   */
  public KeyBook(
      String source,
      List<String> shipped,
      Class<? extends Record> type,
      Map<String, String> defaults) {
    this.source = source;
    this.shipped = List.copyOf(shipped);
    this.type = type;
    this.defaults = defaults;
  }

  /**
   * The keys of a source as they are meant.
   *
   * @param given the source as it was read from YAML
   * @param folders where a recipe in a file is looked up
   * @throws BadInputException if the recipe is not there or not well formed
   */
  public Keys resolve(Record given, List<String> folders) {
    Map<String, String> all = new LinkedHashMap<>(defaults);
    Map<String, String> own = new LinkedHashMap<>();
    String recipe = NONE;
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType() == String.class) {
        String key = Names.snake(component.getName());
        String value = text(component, given);
        if (key.equals("recipe")) {
          recipe = value;
        } else if (!value.equals(AUTO)) {
          own.put(key, value);
        }
      }
    }
    all.putAll(recipe(recipe, folders));
    all.putAll(own);
    return new Keys(all);
  }

  /**
   * The keys of a recipe alone.
   *
   * @param folders where a recipe in a file is looked up
   */
  public Keys of(String recipe, List<String> folders) {
    Map<String, String> all = new LinkedHashMap<>(defaults);
    all.putAll(recipe(recipe, folders));
    return new Keys(all);
  }

  private static String text(RecordComponent component, Record given) {
    try {
      return String.valueOf(component.getAccessor().invoke(given));
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e); // those of a public record
    }
  }

  private Map<String, String> recipe(String name, List<String> folders) {
    if (name.equals(NONE)) {
      return Map.of();
    }
    String place = "recipes/" + source + '/' + name + ".yaml";
    try (InputStream found = shipped.contains(name) ? open(place) : null) {
      return found == null
          ? read(file(name, folders))
          : keys(YamlReader.parse(place, new String(found.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable InputStream open(String place) {
    return KeyBook.class.getResourceAsStream("/io/admf/data/" + place);
  }

  private Map<String, String> read(Path file) {
    return keys(YamlReader.read(file));
  }

  private Path file(String name, List<String> folders) {
    try {
      for (String folder : folders) {
        Path file = Path.of(folder).resolve(name);
        if (Files.isRegularFile(file)) {
          return file;
        }
      }
    } catch (InvalidPathException _) {
      // then there is no such file
    }
    String nearest = Names.nearest(name, shipped);
    throw new BadInputException(
        "data.recipe",
        "must be one of %s, or a YAML file beside the experiment, was %s%s"
            .formatted(
                String.join(", ", shipped),
                name,
                nearest == null ? "" : "; did you mean " + nearest + "?"));
  }

  private Map<String, String> keys(Yaml.Mapping recipe) {
    Problems problems = new Problems();
    Section section = Section.of(recipe, problems);
    Map<String, String> keys = new LinkedHashMap<>();
    for (Parameter parameter : ComponentInfo.parametersOf(type)) {
      if (parameter.type() == String.class && AUTO.equals(parameter.otherwise())) {
        String value = section.text(parameter.key());
        if (value != null) {
          keys.put(parameter.key(), value);
        }
      }
    }
    section.finish();
    problems.throwIfAny();
    return keys;
  }
}
