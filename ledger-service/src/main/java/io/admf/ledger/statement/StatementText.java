package io.admf.ledger.statement;

import io.admf.ledger.book.Book;
import io.admf.ledger.book.Period;
import io.admf.time.Instants;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A statement as people read it. */
public final class StatementText {

  private static final String INDENT = "  ";

  private final Book book;
  private final StringBuilder out = new StringBuilder();

  private StatementText(Book book) {
    this.book = book;
  }

  /** The text of a statement: whose it is and when, and its rows in columns. */
  public static String of(Statement statement, Book book) {
    StatementText text = new StatementText(book);
    text.head();
    Table table = text.brief(statement.of(book));
    switch (statement) {
      case SUMMARY -> {
        text.sections(table);
        text.titled(text.brief(Statement.POSITIONS.of(book)));
      }
      case JOURNAL -> text.journal(table);
      default -> text.titled(table);
    }
    return text.out.toString();
  }

  private void head() {
    Period period = book.period();
    out.append("Account    %s  (%s)\n".formatted(book.name(), book.container()));
    out.append("Run        %s\n".formatted(book.run()));
    out.append(
        "Period     %s to %s\n"
            .formatted(Instants.brief(Math.max(period.after(), book.opened())), book.lastDay()));
    out.append("In         %s\n".formatted(String.join(", ", book.currencies())));
  }

  /** Leaves out what is about currencies where there is one alone: the head names it. */
  private Table brief(Table table) {
    return book.currencies().size() > 1 ? table : table.without(List.of("currency", "fx"));
  }

  private void titled(Table table) {
    out.append('\n').append(table.title()).append('\n');
    if (table.rows().stream().allMatch(Table.Row::sum)) {
      out.append(INDENT).append("none\n");
      return;
    }
    Columns columns = new Columns(table.columns());
    table.rows().forEach(columns::add);
    columns.write(out, INDENT, true);
  }

  /** Rows whose first cell is a heading: each begins where it changes. */
  private void sections(Table table) {
    List<Table.Column> rest = table.columns().subList(1, table.columns().size());
    Columns columns = new Columns(rest);
    String section = "";
    for (Table.Row row : table.rows()) {
      String its = Objects.toString(row.cells().getFirst());
      if (!its.equals(section)) {
        columns.write(out, INDENT, false);
        columns = new Columns(rest);
        section = its;
        out.append('\n')
            .append(its.substring(0, 1).toUpperCase(Locale.ROOT))
            .append(its.substring(1))
            .append('\n');
      }
      columns.add(new Table.Row(row.sum(), row.cells().subList(1, row.cells().size())));
    }
    columns.write(out, INDENT, false);
  }

  /** Entries with their postings below them. */
  private void journal(Table table) {
    List<Table.Column> posting = table.columns().subList(4, 7);
    Columns all = new Columns(posting);
    table.rows().forEach(row -> all.add(new Table.Row(false, row.cells().subList(4, 7))));
    StringBuilder lines = new StringBuilder();
    all.write(lines, INDENT + INDENT, false);
    List<String> postings = lines.toString().lines().toList();
    Object entry = null;
    for (int i = 0; i < postings.size(); i++) {
      List<?> cells = table.rows().get(i).cells();
      if (!Objects.equals(cells.getFirst(), entry)) {
        entry = cells.getFirst();
        out.append(
            "\n%s  %s  %s%s\n"
                .formatted(
                    cells.get(0),
                    cells.get(1),
                    cells.get(2),
                    Objects.equals(cells.get(3), "") ? "" : ": " + cells.get(3)));
      }
      out.append(postings.get(i)).append('\n');
    }
    if (postings.isEmpty()) {
      out.append('\n').append(INDENT).append("no entries\n");
    }
  }
}
