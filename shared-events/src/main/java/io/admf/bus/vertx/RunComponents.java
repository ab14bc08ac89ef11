package io.admf.bus.vertx;

import io.admf.component.Components;
import io.admf.component.OwnCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * The components of one run at one service: those that the service has, and those that the
 * researcher added, which come in the settings of a deployment. What came is loaded for this run
 * alone.
 */
public final class RunComponents {

  private static final String OWN_CODE = "own_code";

  /** Characters in a piece: readers of JSON refuse a text of more than 20 million. */
  private static final int PIECE = 1 << 20;

  private RunComponents() {}

  /** The same settings with code to be loaded where they go. */
  public static JsonObject settings(JsonObject settings, OwnCode code) {
    String text = code.text();
    JsonArray pieces = new JsonArray();
    for (int from = 0; from < text.length(); from += PIECE) {
      pieces.add(text.substring(from, Math.min(text.length(), from + PIECE)));
    }
    return settings.copy().put(OWN_CODE, pieces);
  }

  /**
   * What a service has, and what came with the settings.
   *
   * @param service its name, for mistakes
   * @throws io.admf.config.BadInputException if what came cannot be loaded
   */
  public static Components of(Components components, JsonObject settings, String service) {
    StringBuilder text = new StringBuilder();
    settings.getJsonArray(OWN_CODE, new JsonArray()).forEach(text::append);
    return components.with(OwnCode.read(text.toString()), "the " + service + " service");
  }
}
