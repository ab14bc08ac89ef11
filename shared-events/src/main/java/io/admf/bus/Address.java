package io.admf.bus;

/**
 * Where a message goes. Made by {@link Addresses} alone.
 *
 * @param text as the event bus takes it
 */
public record Address(String text) {

  /**
   * @throws IllegalArgumentException if the text does not begin as addresses do
   */
  public Address {
    if (!text.startsWith(Addresses.PREFIX)) {
      throw new IllegalArgumentException(
          "expected an address that begins with %s, was %s".formatted(Addresses.PREFIX, text));
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
