package io.admf.data.library.algoseek;

import io.admf.component.Param;
import io.admf.config.BadInputException;
import io.admf.data.BarReader;
import io.admf.data.BarSource;
import io.admf.data.DataSource;
import io.admf.data.SourceRequest;
import io.admf.data.row.RowBars;
import io.admf.data.row.RowProblems;
import io.admf.data.row.RowStyle;
import io.admf.data.row.SourceFile;
import java.util.List;

/**
 * Bars of algoseek's CSV files. Daily files have {@code TradeDate}, minute files {@code Date} and
 * {@code TimeBarStart}; a minute without a trade, whose prices are empty, is no bar.
 */
@DataSource(
    name = "algoseek",
    description = "Bars of algoseek's daily and one-minute CSV files of US equities")
public record Algoseek(
    @Param(
            value =
                "the file, or a pattern such as data/*/{symbol}.csv.gz for one a day; {symbol},"
                    + " {sec_id} and {timeframe} are replaced, a relative path is looked up beside"
                    + " the YAML, and .gz is tried as well",
            otherwise = "data/{symbol}_{timeframe}.csv")
        String path,
    @Param(
            value =
                "the security's id; 0 to look the symbol up in the security master, if there is",
            otherwise = "0",
            min = 0)
        long secId,
    @Param(
            value =
                "the security master file (SecId, Tickers, TickersStartToEndDate); none without",
            otherwise = "none")
        String securityMaster,
    @Param(value = "the column of the volume; auto for the usual ones", otherwise = "auto")
        String volumeColumn,
    @Param(
            value =
                "whether the vendor's cumulative factors are applied: none, splits, or"
                    + " splits_and_dividends; they look back from today, so that prices used for sizing"
                    + " are not those that were paid",
            otherwise = "none")
        VendorFactors vendorFactors,
    @Param(
            value =
                "where the factors are: columns of the bars' file, or the path of a daily cumulative"
                    + " factor file; {sec_id} is replaced too",
            otherwise = "columns")
        String factorFile)
    implements BarSource {

  @Override
  public BarReader open(SourceRequest request) {
    long id = securityId(request);
    List<SourceFile> files = SourceFile.findAll(named(path, id, "path"), request);
    Factors factors =
        vendorFactors == VendorFactors.NONE || factorFile.equals("columns")
            ? null
            : Factors.read(SourceFile.find(named(factorFile, id, "factor_file"), request), id);
    String place = files.size() == 1 ? files.getFirst().place() : path;
    RowProblems problems = new RowProblems(place, request);
    return RowBars.of(
        request,
        place,
        RowStyle.PLAIN,
        problems,
        new AlgoseekRows(this, files, id, factors, request.series(), problems));
  }

  private long securityId(SourceRequest request) {
    if (secId > 0 || securityMaster.equals("none")) {
      return secId;
    }
    return SecurityMaster.read(SourceFile.find(securityMaster, request)).id(request);
  }

  private static String named(String template, long id, String key) {
    if (id == 0 && template.contains("{sec_id}")) {
      throw new BadInputException(
          "data." + key, "names {sec_id}: set data.sec_id or data.security_master");
    }
    return template.replace("{sec_id}", Long.toString(id));
  }
}
