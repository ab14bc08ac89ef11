package io.admf.cluster;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a member may be.
 *
 * @param port 0 for any of those that members of one machine share out
 */
record MemberAddress(String host, int port) {

  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");

  /** What {@code host} or {@code host:port} says, or null when it is neither. */
  static @Nullable MemberAddress parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    int port = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    return port > 65_535 || (matcher.group(2) != null && port == 0)
        ? null
        : new MemberAddress(matcher.group(1), port);
  }

  /** Each {@code host:port} to try. */
  List<String> expand(int firstPort, int count) {
    return IntStream.of(ports(firstPort, count)).mapToObj(each -> host + ':' + each).toList();
  }

  /** Each port to try. */
  int[] ports(int firstPort, int count) {
    return port != 0
        ? new int[] {port}
        : IntStream.range(firstPort, Math.min(firstPort + count, 65_536)).toArray();
  }
}
