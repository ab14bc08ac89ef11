package io.admf.data.library.sample;

import io.admf.data.SourceRequest;
import io.admf.data.StoredBars;
import io.admf.data.row.BarTimes;
import io.admf.data.row.Stamp;
import io.admf.time.Instants;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the reference rates of the European Central Bank, which run newest first. */
final class EuroRates {

  private EuroRates() {}

  static StoredBars read(String place, InputStream in, SourceRequest request, String currency) {
    StoredBars bars = new StoredBars(request.series().id(), place);
    BarTimes times = BarTimes.of(request, Stamp.OPEN);
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (in) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      long opened = Long.MIN_VALUE;
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT || !"Cube".equals(xml.getLocalName())) {
          continue;
        }
        String day = xml.getAttributeValue(null, "time");
        if (day != null) {
          opened = times.opened(Instants.nanos(LocalDate.parse(day)));
        } else if (currency.equals(xml.getAttributeValue(null, "currency"))) {
          double[] prices = new double[4];
          Arrays.fill(prices, Double.parseDouble(xml.getAttributeValue(null, "rate")));
          bars.add(opened, times.closed(opened), prices, 0);
        }
      }
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("cannot read " + place, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + place, e);
    }
    bars.reverse();
    return bars;
  }
}
