package io.admf.strategy.feature;

import io.admf.component.Names;
import io.admf.frame.BarFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns that a bar brings along: features that need no computing. */
enum PriceColumn {
  OPEN,
  HIGH,
  LOW,
  CLOSE,
  VOLUME;

  static @Nullable PriceColumn of(String name) {
    for (PriceColumn column : values()) {
      if (column.column().equals(name)) {
        return column;
      }
    }
    return null;
  }

  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (PriceColumn column : values()) {
      names.add(column.column());
    }
    return names;
  }

  String column() {
    return Names.snake(name());
  }

  double[] in(BarFrame bars) {
    return switch (this) {
      case OPEN -> bars.open();
      case HIGH -> bars.high();
      case LOW -> bars.low();
      case CLOSE -> bars.close();
      case VOLUME -> bars.volume();
    };
  }
}
