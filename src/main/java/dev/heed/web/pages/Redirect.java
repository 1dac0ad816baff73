package dev.heed.web.pages;

/// The answer that another page is to be looked at: 303.
///
/// @param to an address of this server
record Redirect(Address to) {}
