package io.admf.compose.placement;

import io.admf.config.BadInputException;
import io.admf.config.Problem;
import io.admf.event.InvariantException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What went wrong in a service, as the service tells it to the coordinator. */
final class ToldFailure {

  private ToldFailure() {}

  /** A failure as the kind of exception that it was there. */
  static RuntimeException of(JsonObject message) {
    if ("bad_input".equals(message.getString("kind"))) {
      List<Problem> problems = new ArrayList<>();
      JsonArray told = message.getJsonArray("problems");
      for (int i = 0; i < told.size(); i++) {
        JsonObject each = told.getJsonObject(i);
        problems.add(new Problem(each.getString("where"), each.getString("message")));
      }
      return new BadInputException(problems);
    }
    if ("invariant".equals(message.getString("kind"))) {
      return InvariantException.told(message.getString("message"));
    }
    return new IllegalStateException(
        "the %s service failed: %s (%s)"
            .formatted(
                message.getString("service"),
                message.getString("message"),
                message.getString("type")));
  }
}
