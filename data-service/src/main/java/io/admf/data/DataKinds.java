package io.admf.data;

import io.admf.component.ComponentKind;
import io.admf.data.event.ActionSource;
import io.admf.data.event.CorporateActions;
import io.admf.data.event.QuoteSource;
import io.admf.data.event.Quotes;
import io.admf.data.event.ReleaseSource;
import io.admf.data.event.Releases;
import java.util.List;

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

  /** Where corporate actions come from. */
  public static final ComponentKind<ActionSource, CorporateActions> ACTIONS =
      new ComponentKind<>(
          "action_source",
          ActionSource.class,
          CorporateActions.class,
          ActionSource::name,
          ActionSource::description);

  /** Where quotes come from. */
  public static final ComponentKind<QuoteSource, Quotes> QUOTES =
      new ComponentKind<>(
          "quote_source",
          QuoteSource.class,
          Quotes.class,
          QuoteSource::name,
          QuoteSource::description);

  /** Where economic releases come from. */
  public static final ComponentKind<ReleaseSource, Releases> RELEASES =
      new ComponentKind<>(
          "release_source",
          ReleaseSource.class,
          Releases.class,
          ReleaseSource::name,
          ReleaseSource::description);

  /** All kinds that this service has. */
  public static final List<ComponentKind<?, ?>> ALL = List.of(SOURCE, ACTIONS, QUOTES, RELEASES);

  private DataKinds() {}
}
