package dev.heed.cli;

import dev.heed.access.Role;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads what a user is in a project.
final class RoleReader implements ITypeConverter<Role> {
    @Override
    public Role convert(String word) {
        return Role.inProject(word).orElseThrow(() -> new TypeConversionException("must be viewer, analyst or admin"));
    }
}
