package org.opensyncparty.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A server message with its envelope, ready to be encoded.
 *
 * @param room the room that it is about
 * @param client whom it is about; see the envelope table in docs/protocol.md
 * @param ts the client's own time where this answers or relays; null for the server's
 */
public record Outbound(
    ServerMessage message, @Nullable String room, @Nullable String client, @Nullable JsonNode ts) {}
