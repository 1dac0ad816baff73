/// The generated tables. Nothing here is written by hand but this page.
@NullUnmarked
@NamedInterface("schema")
package dev.heed.storage.schema;

import org.jspecify.annotations.NullUnmarked;
import org.springframework.modulith.NamedInterface;
