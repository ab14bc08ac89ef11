package io.admf.data.library.http;

/** How a service divides a long answer. */
enum Paging {
  /** Not at all. */
  NONE,
  /** Each page has a token, which is asked with for the next. */
  CURSOR,
  /** Each page has the address of the next. */
  LINK,
  /** Pages are numbered. */
  PAGE,
  /** The next page begins after the last bar of the one before. */
  TIME
}
