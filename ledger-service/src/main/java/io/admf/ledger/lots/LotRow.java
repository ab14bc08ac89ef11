package io.admf.ledger.lots;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Open lots in a row. Taking one away at either end costs nothing, and neither does adding one at
 * the back; a lot that was taken away makes room for a later one.
 */
final class LotRow {

  // open lots stand from head on; what stands elsewhere is memory for later ones, or null
  private @Nullable OpenLot[] slots = new OpenLot[4];
  private int head;
  private int size;

  int size() {
    return size;
  }

  /** The lot at a place from 0 to size - 1. */
  OpenLot at(int place) {
    return Objects.requireNonNull(slots[head + place]);
  }

  /** Makes room at a place from 0 to size; the lot there is to be begun. */
  OpenLot insert(int place) {
    if (head + size == slots.length) {
      makeRoom();
    }
    OpenLot spare = slots[head + size];
    OpenLot lot = spare == null ? new OpenLot() : spare;
    int from = head + place;
    if (place < size) {
      System.arraycopy(slots, from, slots, from + 1, size - place);
    }
    slots[from] = lot;
    size++;
    return lot;
  }

  private void makeRoom() {
    if (size > slots.length / 2) {
      slots = Arrays.copyOfRange(slots, head, head + 2 * slots.length);
    } else {
      for (int i = 0; i < size; i++) {
        OpenLot spare = slots[i];
        slots[i] = slots[head + i];
        slots[head + i] = spare;
      }
    }
    head = 0;
  }

  /** Takes the lot at a place out of the row. */
  void remove(int place) {
    OpenLot lot = at(place);
    size--;
    if (size == 0) {
      head = 0;
    } else if (place == 0) {
      head++;
    } else {
      int from = head + place;
      System.arraycopy(slots, from + 1, slots, from, size - place);
      slots[head + size] = lot;
    }
  }

  /** Puts the lots in order; those that compare the same stay as they stand. */
  void sort(Comparator<OpenLot> order) {
    Arrays.sort(slots, head, head + size, order);
  }
}
