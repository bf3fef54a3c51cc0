package org.opensyncparty.sidecar.auth;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opensyncparty.sidecar.auth.Refusals.assertRefused;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.sidecar.media.MediaServerException.Kind;
import org.opensyncparty.sidecar.media.MediaUser;
import org.opensyncparty.sidecar.media.MediaUser.GroupAccess;
import org.opensyncparty.sidecar.time.ManualTime;

class ItemAccessTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final String ITEM = "jellyfin:" + ID;

  private final FakeMediaServer media = new FakeMediaServer();
  private final AccessTokens sessions = new AccessTokens(new ManualTime());
  private final ItemAccess access = new ItemAccess(media, sessions);
  private final Identity ann = identity("ann", sessions.remember("ann", "a0"));

  ItemAccessTest() {
    media.usersByToken.put("a0", new MediaUser("ann", "Ann", false, false, GroupAccess.JOIN));
  }

  private static Identity identity(String userId, @Nullable String session) {
    return new Identity(userId, "", true, session);
  }

  @Test
  void whoMaySeeTheItemIsLetIn() {
    media.visibleItems.add(ID);
    assertAllowed(ann, ITEM);
    assertAllowed(ann, "https://tv.example.org/web/#/details?id=" + ID);
    assertEquals("a0", media.asked.get(0), "asked with the user's own token");
  }

  @Test
  void whoMayNotSeeTheItemIsNot() {
    assertDenied(ErrorCode.NO_ACCESS, ann);
    media.trouble = Kind.FORBIDDEN;
    assertDenied(ErrorCode.NO_ACCESS, ann);
  }

  @Test
  void whoCannotBeAskedAboutIsLetInWithoutAsking() {
    assertAllowed(Identity.guest(), ITEM);
    assertAllowed(identity("bob", null), ITEM);
    assertAllowed(ann, "https://cdn.example.org/film.mp4");
    assertAllowed(ann, "");
    media.configured = false;
    assertAllowed(ann, ITEM);
    assertAllowed(identity("ann", "session of another process"), ITEM);
    assertEquals(List.of(), media.asked);
  }

  @Test
  void aSessionThatIsGoneNeedsANewToken() {
    assertDenied(ErrorCode.TOKEN_EXPIRED, identity("ann", "session of another process"));
  }

  @Test
  void nobodyIsAskedAboutUnderTheSessionOfAnother() {
    media.visibleItems.add(ID);
    assertDenied(ErrorCode.TOKEN_EXPIRED, identity("eve", ann.accessSession()));
    assertEquals(List.of(), media.asked);
  }

  @Test
  void aLoginThatTheMediaServerHasEndedIsForgotten() {
    media.trouble = Kind.UNKNOWN_TOKEN;
    assertDenied(ErrorCode.TOKEN_EXPIRED, ann);
    String session = Optional.ofNullable(ann.accessSession()).orElseThrow();
    assertEquals(Optional.empty(), sessions.find(session));
  }

  @Test
  void aMediaServerThatDoesNotAnswerIsNoPermission() {
    media.visibleItems.add(ID);
    media.trouble = Kind.UNAVAILABLE;
    assertDenied(ErrorCode.SERVER_BUSY, ann);
  }

  private void assertAllowed(Identity identity, String mediaUrl) {
    assertDoesNotThrow(() -> access.check(identity, mediaUrl));
    assertTrue(access.maySee(identity, mediaUrl));
  }

  private void assertDenied(ErrorCode code, Identity identity) {
    assertRefused(code, () -> access.check(identity, ITEM));
    assertFalse(access.maySee(identity, ITEM));
  }
}
