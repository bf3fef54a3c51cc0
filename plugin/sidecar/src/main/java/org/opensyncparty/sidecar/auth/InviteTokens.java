package org.opensyncparty.sidecar.auth;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import java.text.ParseException;
import java.util.Map;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.sidecar.time.TimeSource;

/**
 * Invites: signed by the server, so that none has to be remembered. Their key is derived from the
 * server's secret and used for nothing else, so that an invite is never a token that says who
 * somebody is, nor the reverse.
 */
public final class InviteTokens {
  private static final JWSHeader HEADER =
      new JWSHeader.Builder(JWSAlgorithm.HS256).type(new JOSEObjectType("osp-invite")).build();

  private final SigningSecret secret;
  private final TimeSource time;

  /**
   * What a genuine invite says.
   *
   * @param roomKey which of the rooms that ever had this id: the caller compares it with the one
   *     that lives now
   */
  public record Invite(String room, String roomKey) {}

  public InviteTokens(SigningSecret secret, TimeSource time) {
    this.secret = secret.derive("opensyncparty invite 1");
    this.time = time;
  }

  /**
   * An invite to one room.
   *
   * @param roomKey tells this room from others under the same id, before and after
   * @param expiresAtMillis server time
   */
  public String issue(String room, String roomKey, long expiresAtMillis) {
    Map<String, Object> content =
        Map.of("room", room, "key", roomKey, "expires_at", expiresAtMillis);
    JWSObject token = new JWSObject(HEADER, new Payload(content));
    secret.sign(token);
    return token.serialize();
  }

  /**
   * Reads an invite that was shown at the door of {@code room}.
   *
   * @throws ProtocolException INVITE_INVALID, INVITE_ROOM_MISMATCH or INVITE_EXPIRED
   */
  public Invite verify(String token, String room) {
    Map<String, Object> content = genuineContent(token);
    if (!(content.get("room") instanceof String invitedTo)
        || !(content.get("key") instanceof String roomKey)
        || !(content.get("expires_at") instanceof Number expires)) {
      throw invalid();
    }
    if (!invitedTo.equals(room)) {
      throw new ProtocolException(
          ErrorCode.INVITE_ROOM_MISMATCH,
          "The invite is for another room.",
          "payload.invite_token");
    }
    if (expires.longValue() <= time.nowMillis()) {
      throw new ProtocolException(
          ErrorCode.INVITE_EXPIRED, "The invite has expired.", "payload.invite_token");
    }
    return new Invite(invitedTo, roomKey);
  }

  private Map<String, Object> genuineContent(String token) {
    if (token.length() > ProtocolLimits.MAX_TOKEN_LENGTH) {
      throw invalid();
    }
    try {
      JWSObject invite = JWSObject.parse(token);
      if (!HEADER.toString().equals(invite.getHeader().toString()) || !secret.hasSigned(invite)) {
        throw invalid();
      }
      Map<String, Object> content = invite.getPayload().toJSONObject();
      if (content == null) {
        throw invalid();
      }
      return content;
    } catch (ParseException e) {
      throw invalid();
    }
  }

  private static ProtocolException invalid() {
    return new ProtocolException(
        ErrorCode.INVITE_INVALID, "The invite is not genuine.", "payload.invite_token");
  }
}
