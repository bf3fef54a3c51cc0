package org.opensyncparty.sidecar.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opensyncparty.sidecar.limits.IpAddress;

class SidecarConfigTest {

  @Test
  void proxiesOnThisMachineAreAlwaysTrustedAndOthersOnlyIfNamed() {
    SidecarConfig config = config("--trusted-proxies=10.1.0.0/16,fd00::/8");
    assertTrue(config.trustsProxy("127.0.0.1"));
    assertTrue(config.trustsProxy("127.9.9.9"));
    assertTrue(config.trustsProxy("::1"));
    assertTrue(config.trustsProxy("10.1.255.255"));
    assertTrue(config.trustsProxy("::ffff:10.1.2.3"));
    assertTrue(config.trustsProxy("fd12::1"));
    assertFalse(config.trustsProxy("10.2.0.0"));
    assertFalse(config.trustsProxy("192.168.1.1"));
    assertFalse(config.trustsProxy("2001:db8::1"));
    assertFalse(config.trustsProxy("localhost"));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "192.168.1.128/25, 192.168.1.127, false",
    "192.168.1.128/25, 192.168.1.129, true",
    "0.0.0.0/0, 8.8.8.8, true",
    "0.0.0.0/0, ::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "10.0.0.1, 10.0.0.1, true",
    "10.0.0.1, 10.0.0.2, false",
  })
  void aNetworkHoldsTheAddressesOfItsPrefix(String network, String address, boolean expected) {
    assertEquals(
        expected,
        config("--trusted-proxies=" + network)
            .trustedProxies()
            .get(0)
            .contains(IpAddress.parse(address).orElseThrow()));
  }

  @Test
  void theBurstIsTwiceTheRate() {
    assertEquals(14, config("--message-rate=7").messageBurst());
  }

  @Test
  void servesTheStageOnlyWhereNothingElseSaysWhoSomebodyIs() {
    assertTrue(config().servesStage());
    assertTrue(config("--auth=off").servesStage());
    assertFalse(config("--no-stage").servesStage());
    assertFalse(config("--jellyfin=http://127.0.0.1:8096").servesStage());
    assertFalse(config("--jwks-url=https://id.example.org/keys").servesStage());
    assertFalse(config("--jwt-secret-file=/run/secrets/jwt").servesStage());
  }

  @Test
  void warnsWhenEverybodyMayComeInFromAnywhere() {
    assertWarns("--auth off", "--auth=off", "--host=0.0.0.0");
    assertWarns("stage", "--host=::");
    assertWarns("stage", "--host=party.example.org");
    assertEquals(List.of(), config("--auth=off").warnings());
    assertEquals(List.of(), config("--host=::1").warnings());
    assertEquals(List.of(), config("--host=::", "--jellyfin=http://127.0.0.1:8096").warnings());
  }

  @Test
  void warnsWhenNobodyCanGetAToken() {
    assertWarns("nobody", "--no-stage");
    assertEquals(List.of(), config("--no-stage", "--auth=off").warnings());
    assertEquals(List.of(), config("--no-stage", "--jellyfin=http://127.0.0.1").warnings());
    assertEquals(List.of(), config("--no-stage", "--jwks-url=https://id.example.org").warnings());
    assertEquals(List.of(), config("--no-stage", "--jwt-secret-file=/run/jwt").warnings());
  }

  private static void assertWarns(String word, String... args) {
    List<String> warnings = config(args).warnings();
    assertEquals(1, warnings.size(), warnings::toString);
    assertTrue(warnings.get(0).contains(word), warnings::toString);
  }

  private static SidecarConfig config(String... args) {
    ConfigResult result = ConfigLoader.load(List.of(args), Map.of());
    return assertInstanceOf(ConfigResult.Ok.class, result, result::toString).config();
  }
}
