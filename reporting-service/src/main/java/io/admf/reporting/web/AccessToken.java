package io.admf.reporting.web;

import io.admf.config.BadInputException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A secret that whoever looks at results must know. Never shown: not in messages, not as text. */
public final class AccessToken {

  /** Letters that need no quoting in a header, a cookie or an address; enough not to be guessed. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~-]{16,200}");

  private final byte[] token;

  private AccessToken(byte[] token) {
    this.token = token;
  }

  /**
   * A token.
   *
   * @param source where it came from, for messages
   * @throws BadInputException if it is too short to be a secret, or cannot stand in a header
   */
  public static AccessToken of(String source, String text) {
    if (!FORM.matcher(text).matches()) {
      throw new BadInputException(
          source,
          "expected a token of 16 to 200 letters, digits and . _ ~ -, had %d characters; make one"
                  .formatted(text.length())
              + " with: openssl rand -hex 24");
    }
    return new AccessToken(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Whether what was said is the token. Takes as long whichever of its characters is wrong. */
  public boolean matches(@Nullable String said) {
    return said != null && MessageDigest.isEqual(token, said.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "AccessToken";
  }
}
