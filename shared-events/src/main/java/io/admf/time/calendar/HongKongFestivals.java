package io.admf.time.calendar;

import java.time.LocalDate;

/**
 * The days of festivals by the Chinese calendar as Hong Kong keeps it, 1990 to 2035: facts of
 * astronomy, given as month and day of each year. Source: the tables of the library holidays 0.105
 * (PyPI), which follow the almanac of the Hong Kong Observatory.
 */
final class HongKongFestivals {

  private static final String[] NEW_YEAR =
      table(
          "0127 0215 0204 0123 0210 0131 0219 0207 0128 0216 0205 0124 0212 0201 0122 0209"
              + " 0129 0218 0207 0126 0214 0203 0123 0210 0131 0219 0208 0128 0216 0205 0125 0212"
              + " 0201 0122 0210 0129 0217 0206 0126 0213 0203 0123 0211 0131 0219 0208");

  private static final String[] CHING_MING =
      table(
          "0405 0405 0404 0405 0405 0405 0404 0405 0405 0405 0404 0405 0405 0405 0404 0405"
              + " 0405 0405 0404 0404 0405 0405 0404 0404 0405 0405 0404 0404 0405 0405 0404 0404"
              + " 0405 0405 0404 0404 0405 0405 0404 0404 0405 0405 0404 0404 0405 0405");

  private static final String[] BUDDHA =
      table(
          "0502 0521 0510 0528 0518 0507 0524 0514 0503 0522 0511 0430 0519 0508 0526 0515"
              + " 0505 0524 0512 0502 0521 0510 0428 0517 0506 0525 0514 0503 0522 0512 0430 0519"
              + " 0508 0526 0515 0505 0524 0513 0502 0520 0509 0528 0516 0506 0525 0515");

  private static final String[] DRAGON_BOAT =
      table(
          "0528 0616 0605 0624 0613 0602 0620 0609 0530 0618 0606 0625 0615 0604 0622 0611"
              + " 0531 0619 0608 0528 0616 0606 0623 0612 0602 0620 0609 0530 0618 0607 0625 0614"
              + " 0603 0622 0610 0531 0619 0609 0528 0616 0605 0624 0612 0601 0620 0610");

  private static final String[] MID_AUTUMN =
      table(
          "1003 0922 0911 0930 0920 0909 0927 0916 1005 0924 0912 1001 0921 0911 0928 0918"
              + " 1006 0925 0914 1003 0922 0912 0930 0919 0908 0927 0915 1004 0924 0913 1001 0921"
              + " 0910 0929 0917 1006 0925 0915 1003 0922 0912 1001 0919 0908 0927 0916");

  private static final String[] CHUNG_YEUNG =
      table(
          "1026 1016 1004 1023 1013 1101 1020 1010 1028 1017 1006 1025 1014 1004 1022 1011"
              + " 1030 1019 1007 1026 1016 1005 1023 1013 1002 1021 1009 1028 1017 1007 1025 1014"
              + " 1004 1023 1011 1029 1018 1008 1026 1016 1005 1024 1012 1001 1020 1009");

  private HongKongFestivals() {}

  /** The first day of the first month. */
  static LocalDate newYear(int year) {
    return day(NEW_YEAR, year);
  }

  /** The solar term of clear brightness. */
  static LocalDate chingMing(int year) {
    return day(CHING_MING, year);
  }

  /** The eighth day of the fourth month. */
  static LocalDate buddha(int year) {
    return day(BUDDHA, year);
  }

  /** The fifth day of the fifth month. */
  static LocalDate dragonBoat(int year) {
    return day(DRAGON_BOAT, year);
  }

  /** The fifteenth day of the eighth month. */
  static LocalDate midAutumn(int year) {
    return day(MID_AUTUMN, year);
  }

  /** The ninth day of the ninth month. */
  static LocalDate chungYeung(int year) {
    return day(CHUNG_YEUNG, year);
  }

  private static String[] table(String days) {
    return days.split(" ", -1);
  }

  private static LocalDate day(String[] table, int year) {
    int day = Integer.parseInt(table[year - Calendars.FIRST_YEAR]);
    return LocalDate.of(year, day / 100, day % 100);
  }
}
