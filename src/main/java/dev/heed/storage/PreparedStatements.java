package dev.heed.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/// Statements that stay prepared from transaction to transaction, on each of the few connections that write. For a
/// handful of texts: nothing is ever put out but with its connection.
final class PreparedStatements {
    private final IdentityHashMap<Connection, Map<String, PreparedStatement>> byConnection = new IdentityHashMap<>();

    /// The statement of this text on this connection. One thread at a time uses a connection.
    PreparedStatement on(Connection pooled, String text) throws SQLException {
        // the pool closes what was prepared through it with each transaction
        Connection connection = pooled.unwrap(Connection.class);
        PreparedStatement known = known(connection).get(text);
        if (known != null) return known;
        PreparedStatement prepared = connection.prepareStatement(text);
        known(connection).put(text, prepared);
        return prepared;
    }

    private synchronized Map<String, PreparedStatement> known(Connection connection) throws SQLException {
        Map<String, PreparedStatement> known = byConnection.get(connection);
        if (known == null) {
            for (var open = byConnection.keySet().iterator(); open.hasNext(); )
                if (open.next().isClosed()) open.remove();
            known = new HashMap<>();
            byConnection.put(connection, known);
        }
        return known;
    }
}
