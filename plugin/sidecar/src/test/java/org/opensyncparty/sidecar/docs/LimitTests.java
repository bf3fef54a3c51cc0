package org.opensyncparty.sidecar.docs;

import java.util.Map;
import java.util.TreeMap;
import org.opensyncparty.sidecar.limits.Limit;

/**
 * Which test tries to get past which limit. A new limit does not compile until it is named here.
 */
final class LimitTests {
  private static final String FIELDS = "FieldLimitTest.aFieldIsTakenUpToItsLimitAndNoFurther";
  private static final String STATUSES =
      "StatusRulesTest.aThousandWhoAllTellEverySecondCostOneMessageASecondOfABoundedSize";

  private LimitTests() {}

  /** Class and method, as SECURITY.md names them. */
  static String of(Limit limit) {
    return switch (limit) {
      case MESSAGE_RATE, MESSAGE_BURST ->
          "RateTest.aBurstIsAnsweredAndTheNextMessageIsRefusedUntilThereIsRoomForIt";
      case REFUSED_MESSAGES ->
          "RateTest.whoKeepsSendingIsClosedAfterSoManyRefusalsAndNotOneEarlier";
      case HELD_MESSAGES -> "ConnectionTest.moreThanIsHeldDuringAJoinIsRefusedAtOnce";
      case HELD_TEXT -> "ConnectionTest.moreTextThanIsHeldDuringAJoinIsRefusedAtOnce";
      case JOIN_TRIES -> "RateTest.triesToComeInAreCountedByTheMinute";
      case TOKEN_TRIES ->
          "TokenExchangeTest.guessingIsStoppedAfterTwentyTriesAndTheRestNotEvenAsked";
      case ADMIN_TRIES ->
          "AdministratorCheckTest.guessingIsStoppedAfterTwentyTriesAndTheRestNotEvenAsked";
      case INVITES -> "RateTest.invitesAreCountedByTheMinute";
      case REPORT_RATE, REPORT_BURST -> "ConnectionTest.aFloodOfStatesIsRefusedAndNothingElseIs";
      case CHAT_RATE, CHAT_BURST -> "TalkTest.linesComeNoFasterThanPeopleRead";
      case REACTION_RATE, REACTION_BURST -> "TalkTest.signsComeNoFasterThanHandsClap";
      case TYPING_RATE, TYPING_BURST -> "TalkTest.nobodyTypesAllTheTime";
      case ROOM_TALK_RATE, ROOM_TALK_BURST ->
          "CrowdRulesTest.manyWhoTalkAtOnceAreHeardUpToWhatTheRoomMaySay";
      case QUEUE_RATE, QUEUE_BURST -> "QueueTest.theQueueIsNotShuffledWithoutEnd";
      case REFUSALS_TOLD -> "AuthTest.aHostIsNotRungUpWithoutEnd";
      case JOIN_SECONDS -> "ConnectionTest.aSocketThatJoinsNoRoomIsClosedAfterAMinute";
      case UNJOINED_BYTES -> "ConnectionTest.aSocketInNoRoomIsClosedWhenItHasSentTooMuch";
      case SOCKETS -> "HandshakeTest.moreSocketsThanTheServerMayHaveAreRefused";
      case SOCKETS_PER_ADDRESS ->
          "HandshakeTest.moreSocketsThanOneAddressMayHaveAreRefusedUntilOneEnds";
      case HTTP_CONNECTIONS -> "HttpDoorTest.moreConnectionsThanMayBeInAllAreNotLetIn";
      case HTTP_CONNECTIONS_PER_ADDRESS ->
          "HttpAttackTest.oneAddressCannotHaveAllConnectionsByNeverAsking";
      case HTTP_SECONDS -> "HttpAttackTest.whoeverIsSlowWithARequestIsHungUpOn";
      case HTTP_HEAD_BYTES -> "HttpAttackTest.aHeadBeyondTheLimitIsRefused";
      case HTTP_BODY_BYTES -> "RoutesTest.aBodyBeyondTheLimitIsRefused";
      case ROOMS -> "RoomDirectoryTest.manyWhoCreateAtOnceGetNoMoreRoomsThanMayBe";
      case ROOMS_PER_USER -> "AttackTest.oneAddressCannotMakeAllRooms";
      case MEMBERS -> "AttackTest.aFullRoomAndAFullServerSaySo";
      case QUEUED_MESSAGES -> "OutboundQueueTest.tooManyMessagesCloseTheSocketAndDropWhatWaits";
      case QUEUED_BYTES -> "OutboundQueueTest.tooManyBytesCloseTheSocketToo";
      case BYTES_IN_FLIGHT -> "OutboundQueueTest.smallFramesShareTheFlightAndWhatDoesNotFitWaits";
      case COUNTED_ADDRESSES -> "RateLimiterTest.remembersOnlySoManyKeys";
      case ACCESS_SESSIONS -> "AccessTokensTest.onlySoManyAreKept";
      case ACCESS_SESSION_HOURS ->
          "AccessTokensTest.aSessionLastsForAFilmAndTheNextAsLongAsSomebodyAsks";
      case MEDIA_ANSWERS -> "JellyfinMediaServerTest.keepsOnlySoManyAnswers";
      case MEDIA_ANSWER_SECONDS -> "JellyfinMediaServerTest.keepsAnswersForHalfAMinute";
      case MEDIA_FAILURE_SECONDS -> "JellyfinMediaServerTest.keepsFailuresForASecond";
      case STATUS_ROOMS, STATUS_MEMBERS -> "StatusReportTest.nobodyCanMakeTheAnswerGrowWithoutEnd";
      case HISTORY_POINTS, HISTORY_SECONDS -> "HistoryRecorderTest.anHourIsKeptAndNoMore";
      case FETCH_SECONDS -> "HttpFetcherTest.givesUpOnAServerThatDripsItsBody";
      case FETCH_BYTES -> "HttpFetcherTest.hangsUpOnABodyWithoutEnd";
    };
  }

  /** The same for the constants of {@code ProtocolLimits}, by name. */
  static Map<String, String> ofProtocol() {
    Map<String, String> tests = new TreeMap<>();
    tests.put(
        "MAX_MESSAGE_BYTES",
        "AttackTest.aMessageOfTheLimitIsReadAndOneByteMoreIsRefusedAndTheSocketStays");
    tests.put("MAX_JSON_DEPTH", "FieldLimitTest.nestingIsTakenUpToItsLimitAndNoFurther");
    for (String field :
        new String[] {
          "MAX_ID_LENGTH",
          "MAX_REF_LENGTH",
          "MAX_NAME_LENGTH",
          "MAX_MEDIA_URL_LENGTH",
          "MAX_OPTIONS_BYTES",
          "MAX_TOKEN_LENGTH",
          "MAX_FEATURES",
          "MAX_POSITION_SECONDS",
          "MIN_RATE",
          "MAX_RATE",
          "MAX_OFFSET_MS",
          "MAX_RTT_MS",
          "MIN_INVITE_SECONDS",
          "MAX_INVITE_SECONDS"
        }) {
      tests.put(field, FIELDS);
    }
    tests.put(
        "DEFAULT_INVITE_SECONDS", "FieldLimitTest.anInviteWithoutALifeOfItsOwnHasTheUsualOne");
    tests.put(
        "MAX_POSITION_TS_SKEW_MS",
        "PlaybackRulesTest.aStampThatIsFarOffIsReplacedByTheTimeOfReceipt");
    tests.put("MAX_START_WAIT_MS", "HoldRulesTest.insistingDoesNotMakeTheWaitLonger");
    tests.put("MAX_STALL_WAIT_MS", "RoomRulesPropertyTest.aRoomThatIsLeftAloneGoesOn");
    tests.put("START_LEAD_MS", "HoldRulesTest.allStartTogetherAMomentAfterTheLastIsReady");
    tests.put("STATUS_INTERVAL_MS", STATUSES);
    tests.put("MAX_STATUSES", STATUSES);
    tests.put("MAX_STATUS_AUDIENCE", "StatusRulesTest.inALargeRoomOnlyTheHostHearsOfStates");
    tests.put(
        "MAX_LISTED_MEMBERS", "CrowdRulesTest.aListNamesOnlySoManyAndTheHostAndWhoIsToldAmongThem");
    tests.put("MAX_LISTS_PER_SECOND", "CrowdRulesTest.theMoreHearAListTheLongerIsTheRest");
    tests.put("MAX_WAITING_NAMES", "LargeRoomTest.ofManyWhoAreAwaitedOnlySoManyAreNamed");
    tests.put("MAX_CHAT_LENGTH", FIELDS);
    tests.put("MAX_CHAT_HISTORY", "ChatRulesTest.theRoomKeepsTheLastHundredLinesAndTheirIdsGrowOn");
    tests.put(
        "MAX_HISTORY_BYTES",
        "ChatRulesTest.longLinesMakeTheHistoryShorterAndNeverLargerThanItMayBe");
    tests.put("TYPING_MS", "TalkTest.nobodyTypesAllTheTime");
    tests.put("MAX_QUEUE", "QueueRulesTest.theQueueHasAnEnd");
    tests.put(
        "MAX_QUEUE_BYTES",
        "QueueRulesTest.longNamesFillItEarlierAndItsMessageNeverGrowsBeyondItsBound");
    tests.put("MAX_TITLE_LENGTH", FIELDS);
    tests.put("MIN_COUNTDOWN_SECONDS", FIELDS);
    tests.put("MAX_COUNTDOWN_SECONDS", FIELDS);
    tests.put("MAX_SERVER_MESSAGE_BYTES", "LargeRoomTest.theWholeOfTheLargestRoomFitsIntoAMessage");
    tests.put("MAX_LISTED_ROOMS", "AttackTest.aListOfRoomsIsNoLongerThanItMayBe");
    return tests;
  }
}
