package io.admf.data.library.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.admf.config.BadInputException;
import io.admf.data.message.BarFields;
import io.admf.data.message.Messages;
import io.admf.data.net.Fetcher;
import io.admf.data.row.BarTimes;
import java.util.Locale;
import java.util.function.Consumer;

/** A page of JSON. */
final class JsonRows implements Page {

  private final JsonNode rows;
  private final String cursor;
  private final BarFields fields;
  private final BarTimes times;
  private final Consumer<String> wrong;
  private int next;

  /**
   * @param wrong told what is wrong with a bar, in its turn
   * @throws BadInputException if it is no JSON, or has no array of bars
   */
  JsonRows(
      HttpSettings settings, String address, byte[] body, BarTimes times, Consumer<String> wrong) {
    this.fields = fields(settings);
    this.times = times;
    this.wrong = wrong;
    JsonNode document;
    try {
      document = Messages.read(body);
    } catch (Messages.UnreadableException e) {
      throw new BadInputException(
          address, "expected JSON, was none (%s)%s".formatted(e.getMessage(), Fetcher.said(body)));
    }
    this.rows = rows(settings, address, document, body);
    JsonNode found =
        settings.paging() == Paging.CURSOR || settings.paging() == Paging.LINK
            ? document.at(settings.cursor())
            : MissingNode.getInstance();
    this.cursor = found.isValueNode() && !found.isNull() ? found.asText() : "";
  }

  /** Where bars have what. */
  static BarFields fields(HttpSettings settings) {
    return new BarFields(settings.fields(), settings.timeFormat(), settings.times());
  }

  private static JsonNode rows(
      HttpSettings settings, String address, JsonNode document, byte[] body) {
    JsonNode found = document.at(settings.rows());
    if (found.isArray()) {
      return found;
    }
    boolean none =
        found.isNull()
            || (found.isMissingNode()
                && settings.count() != null
                && document.at(settings.count()).asText().equals("0"));
    if (!none) {
      throw new BadInputException(
          address,
          "expected an array of bars at %s, was %s%s"
              .formatted(
                  settings.rows().toString().isEmpty() ? "the root" : settings.rows(),
                  found.isMissingNode()
                      ? "nothing"
                      : found.getNodeType().toString().toLowerCase(Locale.ROOT),
                  Fetcher.said(body)));
    }
    return JsonNodeFactory.instance.arrayNode();
  }

  @Override
  public boolean next() {
    while (next < rows.size()) {
      if (fields.read(rows.get(next++), wrong)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long opened() {
    return times.opened(fields.stamp());
  }

  @Override
  public double[] values() {
    return fields.values();
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public String cursor() {
    return cursor;
  }
}
