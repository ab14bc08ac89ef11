package io.admf.benchmarks;
import java.io.*;
import java.util.*;
public final class Harness {
  public static void main(String[] a) {
    Task task = Task.of(a[0]);
    int slices = Integer.parseInt(a[1]);
    int reps = Integer.parseInt(a[2]);
    List<Contender> all = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Outcome first = null;
    for (String e : a[3].split(",")) { all.add(Entry.valueOf(e).prepare(task, slices)); names.add(e); }
    for (int r = 0; r < reps; r++) {
      for (int i = 0; i < all.size(); i++) {
        long t = System.nanoTime();
        Outcome o = all.get(i).run();
        long d = System.nanoTime() - t;
        if (first == null) first = o;
        String diff = first.difference(o, 1e-9, 1e-9);
        System.out.printf("%s %.1f ms %.0f M/s %s%n", names.get(i), d / 1e6, task.work() * 1e3 / d, diff);
      }
    }
    System.out.println(Arrays.stream(first.fills()).sum());
  }
}
