package io.admf.compose.experiment;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.admf.component.Names;
import io.admf.component.Scalars;
import io.admf.config.Place;
import io.admf.config.Problems;
import io.admf.config.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Reads a script from a delimited text: a line of column names, then a row for each order. Every
 * row comes out as the section that YAML would have for it; a field that is empty is not given.
 */
final class ScriptFile {

  private ScriptFile() {}

  /**
   * The rows.
   *
   * @param file where it is
   * @param name what to call it in messages
   */
  static List<Yaml.Mapping> read(Path file, String name, Problems problems) {
    List<Yaml.Mapping> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .detectBomHeader(true)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(Files.newInputStream(file))) {
      List<String> header = List.of();
      for (CsvRecord record : reader) {
        String place = name + ":" + record.getStartingLineNumber();
        if (header.isEmpty()) {
          header = record.getFields().stream().map(String::strip).toList();
          checkColumns(header, place, problems);
        } else {
          row(record, header, place, problems, rows);
        }
      }
      if (header.isEmpty()) {
        problems.add(name, "expected a line of column names, was an empty file");
      }
    } catch (CsvParseException e) {
      problems.add(name, "cannot be read: " + e.getMessage());
    } catch (IOException | UncheckedIOException e) {
      problems.add(name, "cannot be read; expected a file of orders beside the experiment");
    }
    return rows;
  }

  private static void checkColumns(List<String> header, String place, Problems problems) {
    List<String> columns = ScriptReader.COLUMNS;
    TreeSet<String> seen = new TreeSet<>();
    for (String column : header) {
      if (!columns.contains(column)) {
        String nearest = Names.nearest(column, columns);
        problems.add(
            place,
            "there is no column %s; %s"
                .formatted(
                    column,
                    nearest != null
                        ? "did you mean " + nearest + "?"
                        : "there are " + String.join(", ", columns)));
      } else if (!seen.add(column)) {
        problems.add(place, "the column %s is there twice; keep one".formatted(column));
      }
    }
  }

  private static void row(
      CsvRecord record,
      List<String> header,
      String where,
      Problems problems,
      List<Yaml.Mapping> rows) {
    List<String> fields = record.getFields();
    if (fields.stream().allMatch(String::isBlank)) {
      return;
    }
    if (fields.size() > header.size()) {
      problems.add(
          where, "expected at most %d fields, was %d".formatted(header.size(), fields.size()));
      return;
    }
    Place place = Place.of(where);
    List<Yaml.Entry> entries = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      String text = fields.get(i).strip();
      if (!text.isEmpty()
          && ScriptReader.COLUMNS.contains(header.get(i))) { // else it has been reported
        Yaml value = new Yaml.Scalar(place, Scalars.read(text));
        entries.add(new Yaml.Entry(place, header.get(i), value));
      }
    }
    rows.add(new Yaml.Mapping(place, entries));
  }
}
