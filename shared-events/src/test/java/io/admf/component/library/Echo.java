package io.admf.component.library;

import io.admf.component.Param;
import io.admf.component.Toy;
import io.admf.component.ToyMaker;

/** A component in a library package, to be found there. */
@Toy(name = "echo", description = "Says it again")
record Echo(
    @Param(value = "how often", otherwise = "2", min = 1, max = 5) int times,
    @Param(value = "how loud, 0 to 1", otherwise = "0.5", min = 0, max = 1) double volume,
    @Param(value = "what to say") String words,
    @Param(value = "whether to sing", otherwise = "false") boolean sung,
    @Param(value = "when", otherwise = "at_noon") TimeOfDay when)
    implements ToyMaker {

  enum TimeOfDay {
    AT_NOON,
    AT_NIGHT
  }

  Echo {
    if (words.equals("forbidden")) {
      throw new IllegalArgumentException("expected a decent word, was " + words);
    }
  }

  @Override
  public String play() {
    return (words + " ").repeat(times) + volume + " " + sung + " " + when;
  }
}
