package io.admf.reporting.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Opens pages in the Chromium of this machine; tests are skipped where there is none. */
abstract class BrowserPages {

  private static Playwright playwright;
  private static Browser browser;

  /** What the browser complained of: errors, warnings, requests to anywhere else. */
  final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void openBrowser() {
    Path chromium =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    assumeTrue(chromium != null, "no Chromium is installed here: the page test is skipped");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  @AfterAll
  static void closeBrowser() {
    if (playwright != null) {
      playwright.close();
    }
  }

  /** Opens a page and waits until it has drawn itself. */
  Page open(String url, ColorScheme scheme) {
    Page page = browser.newPage(new Browser.NewPageOptions().setColorScheme(scheme));
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())) {
            complaints.add(message.type() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add("error: " + error));
    page.onRequest(
        request -> {
          if (!request.url().startsWith(url.substring(0, 7))
              && !request.url().startsWith("data:")) {
            complaints.add("request: " + request.url());
          }
        });
    page.navigate(url);
    page.waitForSelector("html[data-ready=true]");
    return page;
  }

  /**
   * Waits for a condition of the page. Playwright's own waiting evaluates text inside the page once
   * the first look fails, and the page's content policy rightly forbids that.
   */
  static void becomesTrue(Page page, String condition) {
    for (int looks = 0; !Boolean.TRUE.equals(page.evaluate(condition)); looks++) {
      assertThat(looks).as(condition).isLessThan(200);
      page.waitForTimeout(50);
    }
  }

  /** How many pixels of a chart are not transparent. */
  static int painted(Page page, String chart) {
    return (int)
        page.evaluate(
            """
            selector => {
              const canvas = document.querySelector(selector + ' canvas');
              const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              let count = 0;
              for (let i = 3; i < pixels.length; i += 4) if (pixels[i] > 0) count++;
              return count;
            }
            """,
            chart);
  }
}
