package dev.heed.cli;

import dev.heed.access.Access;
import dev.heed.access.Project;
import dev.heed.privacy.Field;
import dev.heed.privacy.Mode;
import dev.heed.privacy.Policy;
import dev.heed.privacy.Preview;
import dev.heed.privacy.Vault;
import dev.heed.storage.DataDirectory;
import dev.heed.storage.Database;
import dev.heed.storage.MasterSecret;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The policy that holds here: that of a project, or the default one where there is no database yet.
///
/// @param project `null` for the default policy
/// @param secret with which its texts are hashed; empty where it is not at hand
record PolicyAtHand(@Nullable Project project, Optional<byte[]> secret) {
    /// @throws Failure if there is no such project, or a database of another version
    static PolicyAtHand find(Surroundings around, Location location, String name) {
        Place place = around.place(location);
        boolean none = place.storage().file().filter(Files::notExists).isPresent();
        if (none && name.equals(Project.DEFAULT)) return new PolicyAtHand(null, Optional.empty());
        try (Database database = Glance.open(place.storage())) {
            Project project = Projects.named(Access.reading(database, around.clock()), name);
            DataDirectory directory = new DataDirectory(place.storage().data());
            return new PolicyAtHand(project, MasterSecret.find(directory, database, place.secret()));
        }
    }

    /// @throws Failure if the text would be hashed, and the secret is not at hand
    Preview preview(Field field, String text, List<String> known) {
        if (Policy.of(json()).rule(field).mode() == Mode.HASH && secret.isEmpty())
            throw new Failure("This text is kept as a hash under the master secret, and that is not here. Run the"
                    + " command where the server runs, or set HEED_SECRET.");
        Vault vault = new Vault(secret.orElseGet(() -> new byte[Vault.SECRET_BYTES]));
        return vault.preview(project == null ? 0 : project.id(), json(), field, text, known);
    }

    private Map<String, Object> json() {
        return project == null ? Map.of() : project.settings().policy();
    }

    @Nullable
    Integer version() {
        return project == null ? null : project.settings().policyVersion();
    }

    /// In words.
    String name() {
        return project == null ? "the default one" : "version " + version() + " of project " + project.name();
    }
}
