package io.admf.bus.vertx;

import io.admf.component.Components;
import io.admf.component.OwnCode;
import io.vertx.core.json.JsonObject;

/**
 * The components of one run at one service: those that the service has, and those that the
 * researcher added, which come in the settings of a deployment. What came is loaded for this run
 * alone.
 */
public final class RunComponents {

  private static final String OWN_CODE = "own_code";

  private RunComponents() {}

  /** The same settings with code to be loaded where they go. */
  public static JsonObject settings(JsonObject settings, OwnCode code) {
    return settings.copy().put(OWN_CODE, code.text());
  }

  /**
   * What a service has, and what came with the settings.
   *
   * @param service its name, for mistakes
   * @throws io.admf.config.BadInputException if what came cannot be loaded
   */
  public static Components of(Components components, JsonObject settings, String service) {
    return components.with(
        OwnCode.read(settings.getString(OWN_CODE, "")), "the " + service + " service");
  }
}
