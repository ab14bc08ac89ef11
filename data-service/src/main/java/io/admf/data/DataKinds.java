package io.admf.data;

import io.admf.component.ComponentKind;

/** The kinds of component that market data has. */
public final class DataKinds {

  /** Where bars come from. */
  public static final ComponentKind<DataSource, BarSource> SOURCE =
      new ComponentKind<>(
          "data_source",
          DataSource.class,
          BarSource.class,
          DataSource::name,
          DataSource::description);

  private DataKinds() {}
}
