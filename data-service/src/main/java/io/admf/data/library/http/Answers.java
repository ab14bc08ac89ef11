package io.admf.data.library.http;

/** What answers are written in. */
enum Answers {
  /** JSON with an array of bars. */
  JSON,
  /** Lines of text, the first of which names the columns. */
  CSV
}
