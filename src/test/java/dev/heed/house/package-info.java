/// The house rules, checked on every build: rooms and storeys, and habits that keep the code as it is meant.
@NullMarked
package dev.heed.house;

import org.jspecify.annotations.NullMarked;
