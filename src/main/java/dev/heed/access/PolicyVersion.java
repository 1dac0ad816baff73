package dev.heed.access;

import java.time.Instant;
import java.util.Map;

/// A policy that a project has, or had: what held for texts that were stored under this version.
///
/// @param policy as JSON; the room `privacy` gives it meaning
/// @param since when it began to hold
public record PolicyVersion(int version, Map<String, Object> policy, Instant since) {}
