package dev.heed.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// A page that tells on itself: of what its console complains, what it says in a dialog or asks of another machine, and
/// what its policy kept it from.
///
/// @param complaints all but the last
record Watched(Page page, List<String> complaints) {
    /// What a page was not allowed to do, told by itself.
    private static final String LISTENER = """
            window.violations = [];
            document.addEventListener('securitypolicyviolation',
              (event) => window.violations.push(event.violatedDirective + ' ' + event.blockedURI));""";

    static Watched in(BrowserContext context) {
        context.addInitScript(LISTENER);
        Watched watched = new Watched(context.newPage(), new ArrayList<>());
        Page page = watched.page;
        page.onConsoleMessage(message -> {
            // a page that says no is itself an answer of 4xx
            boolean own = message.text().contains("status of 4")
                    && !message.location().contains("/assets/");
            if (message.type().equals("error") && !own) watched.complaints.add(message.text());
        });
        page.onPageError(watched.complaints::add);
        page.onDialog(dialog -> {
            watched.complaints.add("says " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!"127.0.0.1".equals(URI.create(request.url()).getHost()))
                watched.complaints.add("asks " + request.url());
        });
        return watched;
    }

    List<?> violations() {
        return (List<?>) page.evaluate("window.violations");
    }

    void assertQuiet(String as) {
        assertThat(complaints).as(as).isEmpty();
        assertThat(violations()).as(as).isEmpty();
    }
}
