package dev.heed.web.pages;

import gg.jte.Content;

/// How the numbers are made.
record Formulas(Content text) implements Page {
    @Override
    public String title() {
        return "How the numbers are made";
    }
}
